import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { GoLive } from "@/db/queries/go-live/go-live";
import { type Difference, isBlocked, moveSentence } from "@/domain/go-live/change/nameserver-move";
import { PURPOSE_NAMES, WITHOUT_IT } from "@/domain/go-live/seen/record-purpose";

type Move = NonNullable<GoLive["hostnames"][number]["move"]>;

const COLUMNS = [
  { label: "Saved record" },
  { label: "What it is for" },
  { label: "Missing at" },
  { label: "Instead" },
];

/** What the new nameservers lack, mail first. */
export function MoveResult({ move, zone, now }: { move: Move; zone: string; now: Date }) {
  const { comparison, comparedAt } = move;
  const { differences, signed, unasked } = comparison;
  const mail = differences.filter(({ purpose }) => purpose !== "other");
  const others = differences.filter(({ purpose }) => purpose === "other");
  const kind = isBlocked(comparison) ? "stop" : others.length > 0 || signed ? "wait" : "done";
  return (
    <div className="stack">
      <Notice kind={kind} title={moveSentence(comparison)}>
        <p>
          Asked <Time at={comparedAt} zone={zone} now={now} />.
        </p>
        {mail.length > 0
          ? unasked.map(({ server, why }) => (
              <p key={server}>
                {server}: {why}.
              </p>
            ))
          : null}
        {signed ? (
          <p>
            The domain is signed. Remove its DS record at the registrar a day before the move, or resolvers
            refuse the new nameservers.
          </p>
        ) : null}
      </Notice>
      {differences.length > 0 ? (
        <Table caption="What would be lost or different" columns={COLUMNS} className="saved stacks">
          {[...mail, ...others].map((one) => (
            <Row key={`${one.record.name} ${one.record.data} ${one.at.join()}`} difference={one} />
          ))}
        </Table>
      ) : null}
    </div>
  );
}

function Row({ difference: { purpose, record, at, instead } }: { difference: Difference }) {
  return (
    <tr>
      <th scope="row">
        <code>
          {record.type} {record.data}
        </code>
        <code className="block muted">{record.name}</code>
      </th>
      <td>
        {purpose === "other" ? (
          <Tag tone="plain">Advised</Tag>
        ) : (
          <Tag tone="stop">{PURPOSE_NAMES[purpose]}</Tag>
        )}
      </td>
      <td className="whole" data-label="Missing at">
        <code>{at.join(", ")}</code>
        {purpose === "other" ? null : <small className="block muted">{WITHOUT_IT[purpose]}</small>}
      </td>
      <td className="whole" data-label="Instead">
        {instead.length > 0 ? <code>{instead.join(", ")}</code> : "nothing"}
      </td>
    </tr>
  );
}
