import type { Metadata } from "next";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { type GroupRow, groupList } from "@/db/queries/people/groups";
import { can } from "@/domain/people/permission";
import { create } from "./actions";

export const metadata: Metadata = { title: "Groups" };

/** Who works together on which clients. */
export default async function Groups({ searchParams }: PageProps<"/people/groups">) {
  const { actor, role } = await visitAgency("group.read");
  const { after } = await searchParams;
  const { rows, next } = await groupList(actor, typeof after === "string" ? after : undefined);
  return (
    <>
      <PageHeader
        title="Groups"
        sub="Whoever joins a group reaches the clients it holds. Whoever leaves loses exactly that."
      />
      <div className="stack">
        {rows.length > 0 ? <GroupTable groups={rows} /> : <p className="muted">There is no group yet.</p>}
        <Pager start={after ? "/people/groups" : undefined} next={next && `/people/groups?after=${next}`} />
        {can(role, "group.change") ? (
          <Panel title="New group" sub="People and clients are added on its page.">
            <Form action={create} label="New group">
              <TextField name="name" label="Name" width="medium" maxLength={80} autoComplete="off" />
              <SubmitButton>Make the group</SubmitButton>
            </Form>
          </Panel>
        ) : null}
        {can(role, "staff.list") ? (
          <p>
            <a href="/people">People of the agency</a>
          </p>
        ) : null}
      </div>
    </>
  );
}

const GroupTable = ({ groups }: { groups: GroupRow[] }) => (
  <Table
    caption="Groups"
    captionHidden
    columns={[{ label: "Group" }, { label: "People", number: true }, { label: "Clients", number: true }]}
  >
    {groups.map(({ id, name, people, accounts }) => (
      <tr key={id}>
        <th scope="row">
          <a href={`/people/groups/${id}`}>{name}</a>
        </th>
        <td className="number">{people}</td>
        <td className="number">{accounts}</td>
      </tr>
    ))}
  </Table>
);
