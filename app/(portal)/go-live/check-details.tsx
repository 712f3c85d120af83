import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import { Tag, type Tone } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { displayName } from "@/domain/accounts/hostname";
import type { Evidence, Status } from "@/domain/go-live/checks/check";
import { type Period, STATUS_WORDS } from "@/domain/go-live/checks/check-turn";
import type { CheckEntry } from "./check-entries";

const COLUMNS = [{ label: "Asked for" }, { label: "Of whom" }, { label: "When" }, { label: "Answer" }];

const TONES: Record<Status, Tone> = {
  pass: "live",
  warn: "turn",
  fail: "stop",
  pending: "wait",
  unknown: "wait",
  skip: "plain",
};

interface Clock {
  now: Date;
  zone: string;
}

/** One check: how it stands, what to do, and folded away whom we asked, what they answered, and how it stood before. */
export function CheckDetails({ entry, clock }: { entry: CheckEntry; clock: Clock }) {
  const { hostname, check, periods } = entry;
  const { id, title, severity, status, sentence, next, seen, wanted, evidence } = check;
  return (
    <li className="check">
      <div className="cluster">
        <strong>{title}</strong>
        {hostname ? <code>{displayName(hostname)}</code> : null}
        <Tag tone={TONES[status]}>{STATUS_WORDS[status]}</Tag>
        <span className="muted">{severity === "blocking" ? "Blocks going live" : "Advised"}</span>
        <code className="muted">{id}</code>
      </div>
      <p>
        {sentence}
        {next ? ` ${next}` : null}
      </p>
      {next && wanted ? (
        <p>
          Seen <code>{seen ?? "nothing"}</code>, wanted <code>{wanted}</code>
        </p>
      ) : null}
      {evidence.length > 0 ? (
        <Disclosure summary={`What we asked (${evidence.length})`} open={status === "fail"}>
          <EvidenceTable title={title} evidence={evidence} clock={clock} />
        </Disclosure>
      ) : null}
      {periods.length > 0 ? (
        <Disclosure summary="History">
          <ul className="history">
            {periods.map((period) => (
              <PeriodLine key={period.since.toISOString()} period={period} clock={clock} />
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </li>
  );
}

function EvidenceTable(props: { title: string; evidence: Evidence[]; clock: Clock }) {
  const { title, evidence, clock } = props;
  const unique = new Map(evidence.map((one) => [`${one.of} ${one.asked} ${one.at}`, one]));
  return (
    <div className="evidence">
      <Table caption={`What we asked: ${title}`} captionHidden columns={COLUMNS}>
        {[...unique].map(([key, { of, asked, at, answer }]) => (
          <tr key={key}>
            <th scope="row">
              <code>{asked}</code>
            </th>
            <td>
              <code>{of}</code>
            </td>
            <td>
              <Time at={new Date(at)} zone={clock.zone} now={clock.now} brief />
            </td>
            <td>
              {[...new Set(answer.split("\n"))].map((line) => (
                <code key={line} className="block">
                  {line}
                </code>
              ))}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function PeriodLine({ period, clock }: { period: Period; clock: Clock }) {
  const { status, since, until, sentence } = period;
  const time = (at: Date) => <Time at={at} zone={clock.zone} now={clock.now} brief />;
  return (
    <li>
      {STATUS_WORDS[status]} {until ? "from" : "since"} {time(since)}
      {until ? <> to {time(until)}</> : null}: {sentence}
    </li>
  );
}
