import { EnvironmentMark } from "@/components/environment/environment-mark";
import { GoLiveTrack, type Station } from "@/components/environment/go-live-track";
import { StateTag } from "@/components/environment/state-tag";
import type { EnvironmentKind } from "@/domain/environment";
import type { GoLiveState } from "@/domain/go-live/state";

export interface PortfolioRow {
  href: string;
  client: string;
  sites: number;
  /** The least ready environment of the client's sites; none before a first application. */
  least?: { hostname: string; kind: EnvironmentKind; stations: Station[] };
  state: GoLiveState;
  reason: string;
  next?: { label: string; href: string };
}

/** Every client by its least ready site: how far it is, why it is not live, and what to do next. */
export function PortfolioTable({ rows }: { rows: PortfolioRow[] }) {
  return (
    <div className="scroll">
      <table className="table portfolio">
        <caption className="sr">Clients, the least ready first</caption>
        <thead>
          <tr>
            {["Client", "Least ready site", "Progress", "State and reason", "Next"].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ClientRow key={row.href} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClientRow({ href, client, sites, least, state, reason, next }: PortfolioRow) {
  return (
    <tr>
      <th scope="row">
        <a href={href}>{client}</a>
        <small>{sites === 1 ? "1 site" : `${sites} sites`}</small>
      </th>
      <td className="host">
        {least ? <EnvironmentMark kind={least.kind} /> : null}
        {least ? <code>{least.hostname}</code> : "No site yet"}
      </td>
      <td className="progress">{least ? <GoLiveTrack stations={least.stations} size="row" /> : null}</td>
      <td className="state">
        <StateTag state={state} />
        <span className="why">{reason}</span>
      </td>
      <td className="next">{next ? <a href={next.href}>{next.label}</a> : null}</td>
    </tr>
  );
}
