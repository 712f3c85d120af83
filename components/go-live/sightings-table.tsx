import { Countdown } from "@/components/ui/countdown";
import { Table } from "@/components/ui/table";
import { Tag, type Tone } from "@/components/ui/tag";

export interface Sighting {
  server: string;
  /** "authoritative at HostCo", "public resolver". */
  role: string;
  /** Records as they came, such as "A 203.0.113.10"; nothing where there was no answer. */
  answers: string[];
  result: "new" | "old" | "mixed" | "nothing" | "wrong" | "unasked";
  /** Beside or instead of a time: "servers disagree", "we try again in 1 minute". */
  note?: string;
  /** When the old answer is forgotten, ISO 8601. */
  expires?: string;
}

const results: Record<Sighting["result"], [label: string, tone: Tone]> = {
  new: ["New", "live"],
  old: ["Old", "wait"],
  mixed: ["Old and new", "wait"],
  nothing: ["No record", "wait"],
  wrong: ["Wrong", "stop"],
  unasked: ["Could not ask", "plain"],
};

const columns = [
  { label: "Server" },
  { label: "Answer" },
  { label: "Result" },
  { label: "Old answer expires" },
];

/** What each server answered, one row each; "Could not ask" says nothing about the record. `now` is the server's clock. */
export function SightingsTable(props: { caption: string; sightings: Sighting[]; now: string; zone: string }) {
  return (
    <Table caption={props.caption} captionHidden columns={columns} className="sightings stacks">
      {props.sightings.map((sighting) => (
        <SightingRow key={sighting.server} {...sighting} now={props.now} zone={props.zone} />
      ))}
    </Table>
  );
}

function SightingRow(props: Sighting & { now: string; zone: string }) {
  const { server, role, answers, result, note, expires, now, zone } = props;
  const [label, tone] = results[result];
  return (
    <tr>
      <th scope="row">
        <code>{server}</code>
        <small>{role}</small>
      </th>
      <td>
        {answers.length === 0 ? <span className="quiet">no answer</span> : null}
        {answers.map((answer) => (
          <code key={answer} className="block">
            {answer}
          </code>
        ))}
      </td>
      <td>
        <Tag tone={tone}>{label}</Tag>
      </td>
      <td>
        {expires ? <Countdown until={expires} now={now} zone={zone} /> : null}
        {note ? <span className="block muted">{note}</span> : null}
      </td>
    </tr>
  );
}
