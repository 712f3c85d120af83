import { Panel } from "@/components/ui/panel";
import type { ChecklistTask } from "@/domain/go-live/checklist/checklist-task";
import { taskOfCheck } from "@/domain/go-live/checks/check-family";
import { CheckDetails } from "./check-details";
import { checkEntries } from "./check-entries";
import type { OpenGoLive } from "./open";

/** The checks behind a task: whom we asked and when, what they answered, and how each stood before. */
export async function TaskChecks({ open, task }: { open: OpenGoLive; task: ChecklistTask }) {
  const entries = await checkEntries(open, (id) => taskOfCheck(id) === task.key);
  const asked = entries.filter(({ check }) => check.status !== "skip");
  if (asked.length === 0) return null;
  return (
    <Panel title="Evidence and history" sub="What we asked, of whom, when, and the answer.">
      <ul className="checks">
        {asked.map((entry) => (
          <CheckDetails
            key={`${entry.hostname} ${entry.check.id}`}
            entry={entry}
            clock={{ now: open.now, zone: open.actor.timeZone }}
          />
        ))}
      </ul>
    </Panel>
  );
}
