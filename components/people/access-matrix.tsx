import { Table } from "@/components/ui/table";

export interface MatrixCell {
  /** What somebody may do there; null for nothing. */
  may: string | null;
  how: string | null;
  /** Where it is changed. */
  href: string | null;
}

export interface MatrixPerson {
  key: string;
  name: string;
  /** Address, or role in the agency. */
  detail: string | null;
  you?: boolean;
  cells: MatrixCell[];
}

/** Who may do what where: a person a line, a client a column. Each cell leads to where it is changed. */
export function AccessMatrix(props: {
  caption: string;
  clients: { id: string; name: string; href: string }[];
  people: MatrixPerson[];
}) {
  const { caption, clients, people } = props;
  const columns = [
    { label: "Person" },
    ...clients.map(({ id, name, href }) => ({ key: id, label: name, href })),
  ];
  return (
    <Table caption={caption} captionHidden className="matrix compact" columns={columns}>
      {people.map(({ key, name, detail, you, cells }) => (
        <tr key={key}>
          <th scope="row">
            <b>{name}</b>
            {you ? <span className="quiet"> you</span> : null}
            {detail ? <span className="block muted">{detail}</span> : null}
          </th>
          {cells.map((cell, at) => (
            <td key={clients[at]?.id}>
              <Cell {...cell} who={name} where={clients[at]?.name ?? ""} />
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Cell({ may, how, href, who, where }: MatrixCell & { who: string; where: string }) {
  const words = may ? (
    <>
      {may}
      {how ? <span className="block muted">{how}</span> : null}
    </>
  ) : (
    <span className="none" aria-hidden="true">
      –
    </span>
  );
  if (!href && may) return words;
  if (!href)
    return (
      <>
        {words}
        <span className="sr">no access</span>
      </>
    );
  const now = may ? [may, how].filter(Boolean).join(", ") : "no access";
  return (
    <a href={href} aria-label={`${who} in ${where}: ${now}. Change`}>
      {words}
    </a>
  );
}
