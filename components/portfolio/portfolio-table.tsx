"use client";

import { EnvironmentMark } from "@/components/environment/environment-mark";
import { GoLiveTrack, type StationState } from "@/components/environment/go-live-track";
import { StateTag } from "@/components/environment/state-tag";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import type { ShownState } from "@/domain/go-live/state";

export interface PortfolioRow {
  href: string;
  client: string;
  sites: number;
  /** The least ready environment of the client's sites; none before a first application. */
  least?: { hostname: string; kind: EnvironmentKind; track: StationState[] };
  state: ShownState;
  reason: string;
  next?: { label: string; href: string };
}

const headings = ["Client", "Least ready site", "Progress", "State and reason", "Next"];

/**
 * Every client by its least ready site: how far it is, why it is not live, and what to do next. `stations` names
 * the steps of each row's track, in order.
 *
 * A client component only so that its rows travel as short data: as server elements, 50 of them are sent twice and
 * weigh 137 kB of HTML, this way 70.
 */
export function PortfolioTable({ stations, rows }: { stations: string[]; rows: PortfolioRow[] }) {
  return (
    <div className="scroll">
      <table className="table portfolio">
        <caption className="sr">Clients, the least ready first</caption>
        <thead>
          <tr>
            {headings.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ClientRow key={row.href} stations={stations} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClientRow({
  stations,
  href,
  client,
  sites,
  least,
  state,
  reason,
  next,
}: PortfolioRow & { stations: string[] }) {
  return (
    <tr>
      <th scope="row">
        <a href={href}>{client}</a>
        <small>{sites === 1 ? "1 site" : `${sites} sites`}</small>
      </th>
      <td className="host">{least ? <LeastReady {...least} /> : "No site yet"}</td>
      <td className="progress">
        {least ? <GoLiveTrack size="row" stations={named(stations, least.track)} /> : null}
      </td>
      <td className="state">
        <StateTag state={state} />
        <span className="why">{reason}</span>
      </td>
      <td className="next">{next ? <a href={next.href}>{next.label}</a> : null}</td>
    </tr>
  );
}

function LeastReady({ kind, hostname }: { kind: EnvironmentKind; hostname: string }) {
  return (
    <>
      <EnvironmentMark kind={kind} />
      <code>{hostname}</code>
    </>
  );
}

const named = (stations: string[], track: StationState[]) =>
  stations.map((label, index) => ({ key: label, label, state: track[index] ?? "later" }));
