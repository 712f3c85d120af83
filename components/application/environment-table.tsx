import { EnvironmentMark } from "@/components/environment/environment-mark";
import { HostName } from "@/components/environment/host-name";
import { StateTag } from "@/components/environment/state-tag";
import { Table } from "@/components/ui/table";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import type { ShownState } from "@/domain/go-live/state";

export interface EnvironmentLine {
  href: string;
  name: string;
  kind: EnvironmentKind;
  hostname: string;
  /** Host names besides the one shown. */
  more: number;
  state: ShownState;
  reason: string;
  next?: { label: string; href: string };
}

const COLUMNS = [
  { label: "Environment" },
  { label: "Host name" },
  { label: "State and reason" },
  { label: "Next" },
];

/** The environments of an application, production first. `client` puts it in the words of the client. */
export function EnvironmentTable(props: { caption: string; client?: boolean; rows: EnvironmentLine[] }) {
  const { caption, client, rows } = props;
  const columns = client ? [{ label: "Website" }, ...COLUMNS.slice(1)] : COLUMNS;
  return (
    <Table caption={caption} captionHidden columns={columns} className="portfolio">
      {rows.map((row) => (
        <tr key={row.href}>
          <th scope="row">
            <EnvironmentMark kind={row.kind} silent />
            <a href={row.href}>{row.name}</a>
          </th>
          <td className="host">
            <HostName name={row.hostname} />
            {row.more > 0 ? <small>and {row.more} more</small> : null}
          </td>
          <td className="state">
            <StateTag state={row.state} client={client} />
            <span className="why">{row.reason}</span>
          </td>
          <td className="next">{row.next ? <a href={row.next.href}>{row.next.label}</a> : null}</td>
        </tr>
      ))}
    </Table>
  );
}
