import { checkTasks } from "@/domain/go-live/check-family";
import type { ChecklistFacts, ChecklistTask } from "@/domain/go-live/checklist-task";
import { blockerOf, MANUAL_TASKS, type ManualTaskKey, manualTask } from "@/domain/go-live/manual-task";
import { setupTasks } from "@/domain/go-live/setup-task";

/** Everything between adding an environment and being done with its go-live, in the order of working through it. */
export const checklist = (facts: ChecklistFacts): ChecklistTask[] => [
  ...setupTasks(facts),
  ...MANUAL_TASKS.filter(({ phase }) => phase !== "after").map(({ key }) => manual(key, facts)),
  ...checkTasks(facts),
  ...MANUAL_TASKS.filter(({ phase }) => phase === "after").map(({ key }) => manual(key, facts)),
];

function manual(key: ManualTaskKey, { hostnames, live, done }: ChecklistFacts): ChecklistTask {
  const { title, phase, what } = manualTask(key);
  const task = { key, title, phase, blocking: false, manual: true };
  const note = { blocking: false, sentence: what };
  const completion = done.find((row) => row.task === key);
  if (completion)
    return {
      ...task,
      state: "done",
      notes: [{ ...note, state: "done" }],
      doneBy: completion.by ?? "Somebody",
      doneAt: completion.at,
    };
  const recordsSaved = hostnames.length > 0 && hostnames.every((hostname) => hostname.recordsSaved);
  const blocker = blockerOf(key, { recordsSaved, live });
  const state = blocker ? "blocked" : "open";
  return { ...task, state, notes: [{ ...note, state, sentence: blocker ?? what }] };
}
