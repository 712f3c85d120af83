import type { ReactNode } from "react";
import { Table } from "@/components/ui/table";

export interface Person {
  id: string;
  name: string;
  /** Or the agency's name, where its people's addresses are not told. */
  email?: string;
  you?: boolean;
  /** "Can view", "Client admin", "Agency owner". */
  access: string;
  /** "2 accounts, 5 sites" or when last seen. */
  detail?: ReactNode;
  /** Links and forms of those who may change this person. */
  actions?: ReactNode;
}

/** Who has access, as what. The last column is there only for readers who may change something. */
export function PeopleTable({ caption, people }: { caption: string; people: Person[] }) {
  const changeable = people.some((person) => person.actions);
  const columns = [{ label: "Person" }, { label: "Access" }, { label: "Reach" }];
  return (
    <Table
      caption={caption}
      captionHidden
      className="stacks"
      columns={changeable ? [...columns, { label: "Change", hidden: true }] : columns}
    >
      {people.map(({ id, name, email, you, access, detail, actions }) => (
        <tr key={id}>
          <th scope="row">
            <b>{name}</b>
            {you ? <span className="quiet"> you</span> : null}
            <span className="block muted">{email}</span>
          </th>
          <td>{access}</td>
          <td className="muted">{detail}</td>
          {changeable ? (
            <td>
              <div className="cluster end">{actions}</div>
            </td>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}
