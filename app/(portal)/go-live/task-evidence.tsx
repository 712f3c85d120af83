import type { OpenGoLive } from "@/app/(portal)/go-live/open";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ChecklistTask } from "@/domain/go-live/checklist-task";
import { displayName } from "@/domain/hostname";

const COLUMNS = [{ label: "Asked of" }, { label: "Asked for" }, { label: "Answer" }, { label: "When" }];

/** What was asked of whom and what they answered, as it was kept with the last check. */
export function TaskEvidence({ open, task }: { open: OpenGoLive; task: ChecklistTask }) {
  const ids = task.notes.map(({ id }) => id);
  const asked = open.sites.flatMap(({ name, finding }) =>
    (finding?.judgement.checks ?? [])
      .filter(({ id }) => ids.includes(id))
      .flatMap(({ evidence }) => evidence.map((one) => ({ ...one, hostname: name }))),
  );
  const unique = new Map(asked.map((one) => [`${one.hostname} ${one.of} ${one.asked}`, one]));
  if (unique.size === 0) return null;
  return (
    <Table caption="What we asked" columns={COLUMNS}>
      {[...unique.values()].map(({ hostname, of, asked: question, answer, at }) => (
        <tr key={`${hostname} ${of} ${question}`}>
          <th scope="row">
            <code>{of}</code>
          </th>
          <td>
            <code>{question || displayName(hostname)}</code>
          </td>
          <td>
            {answer.split("\n").map((line) => (
              <code key={line} className="block">
                {line}
              </code>
            ))}
          </td>
          <td>
            <Time at={new Date(at)} zone={open.actor.timeZone} now={open.now} brief />
          </td>
        </tr>
      ))}
    </Table>
  );
}
