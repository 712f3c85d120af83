"use client";

import { EnvironmentMark } from "@/components/environment/environment-mark";
import { GoLiveTrack, type StationState } from "@/components/environment/go-live-track";
import { HostName } from "@/components/environment/host-name";
import { StateTag } from "@/components/environment/state-tag";
import { Button } from "@/components/ui/button";
import { all, useField } from "@/components/ui/form-context";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import type { ShownState } from "@/domain/go-live/state";
import { ChooseAll } from "./choose-all";

export interface QueueTableRow {
  id: string;
  due: { words: string; late: boolean };
  client: { name: string; href: string };
  site: string;
  kind: EnvironmentKind;
  hostname: string | null;
  track: StationState[];
  state: ShownState;
  reason: string;
  /** On the client's turn: when the link to the DNS task went out, and the last reminder. */
  sent: string | null;
  remindable: boolean;
  owner: string | null;
  next: { label: string; href: string };
}

const headings = ["Client", "Due", "Environment", "Progress", "State and reason", "Owner", "Next"];

/**
 * Every unfinished go-live: by when, whose, how far it is, why it is not finished and what to do next. Each line can be
 * chosen for what the form around the table does. Rows travel as short data, as the portfolio's do.
 */
export function QueueTable({ stations, rows }: { stations: string[]; rows: QueueTableRow[] }) {
  const chosen = useField("chosen");
  return (
    <div className="scroll">
      <table className="table portfolio queue">
        <caption className="sr">Unfinished go-lives, the first due first</caption>
        <thead>
          <tr>
            <th scope="col">
              <ChooseAll name="chosen" />
              <span className="sr">Chosen</span>
            </th>
            {headings.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Line
              key={row.id}
              row={row}
              stations={stations}
              fieldId={index === 0 ? chosen.id : undefined}
              chosen={all(chosen.kept)?.includes(row.id) ?? false}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line(props: { row: QueueTableRow; stations: string[]; fieldId?: string; chosen: boolean }) {
  const { row, stations, fieldId, chosen } = props;
  const { id, due, client, site, kind, hostname, track, state, owner, next } = row;
  return (
    <tr>
      <td className="choose">
        <input
          key={String(chosen)}
          id={fieldId}
          type="checkbox"
          name="chosen"
          value={id}
          defaultChecked={chosen}
          aria-label={`Choose ${client.name}: ${site}`}
        />
      </td>
      <th scope="row">
        <a href={client.href}>{client.name}</a>
      </th>
      <td className={due.late ? "due late" : "due"}>{due.words}</td>
      <td className="host">
        <EnvironmentMark kind={kind} />
        {hostname ? <HostName name={hostname} /> : <span className="muted">no host name</span>}
        <small>{site}</small>
      </td>
      <td className="progress">
        <GoLiveTrack
          size="row"
          stations={stations.map((label, i) => ({ key: label, label, state: track[i] ?? "later" }))}
        />
      </td>
      <td className="state">
        <StateTag state={state} />
        <span className="why">{row.reason}</span>
        {row.sent ? <span className="why">{row.sent}</span> : null}
      </td>
      <td className="owner">{owner ?? <span className="muted">Nobody</span>}</td>
      <td className="next">
        <a href={next.href} aria-label={`${next.label}: ${client.name}, ${site}`}>
          {next.label}
        </a>
        {row.remindable ? (
          <Button size="small" name="remind" value={id} label={`Remind ${client.name}: ${site}`}>
            Remind
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
