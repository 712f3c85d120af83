import { checkTasks } from "@/domain/go-live/check-family";
import type { ChecklistFacts, ChecklistTask } from "@/domain/go-live/checklist-task";
import { blockerOf, type ManualTask } from "@/domain/go-live/manual-task";
import { setupTasks } from "@/domain/go-live/setup-task";

/** Everything between adding an environment and being done with its go-live, in the order of working through it. */
export const checklist = (facts: ChecklistFacts): ChecklistTask[] => [
  ...setupTasks(facts),
  ...facts.manual.filter(({ phase }) => phase !== "after").map((task) => manual(task, facts)),
  ...checkTasks(facts),
  ...facts.manual.filter(({ phase }) => phase === "after").map((task) => manual(task, facts)),
];

function manual(row: ManualTask, { hostnames, live }: ChecklistFacts): ChecklistTask {
  const { what, doneAt, doneBy, ...text } = row;
  const task = { ...text, manual: true };
  const note = { blocking: row.blocking, sentence: what };
  if (doneAt)
    return {
      ...task,
      state: "done",
      notes: [{ ...note, state: "done" }],
      doneBy: doneBy ?? "Portico",
      doneAt,
    };
  const recordsSaved = hostnames.length > 0 && hostnames.every((hostname) => hostname.recordsSaved);
  const blocker = blockerOf(row, { recordsSaved, live });
  const state = blocker ? "blocked" : "open";
  return { ...task, state, notes: [{ ...note, state, sentence: blocker ?? what }] };
}
