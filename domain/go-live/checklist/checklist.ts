import type { ChecklistFacts, ChecklistTask } from "@/domain/go-live/checklist/checklist-task";
import { HAND_OVER, type ManualTask, STAGING_FIRST } from "@/domain/go-live/checklist/manual-task";
import { setupTasks } from "@/domain/go-live/checklist/setup-task";
import { checkTasks } from "@/domain/go-live/checks/check-family";
import { handOverBlocker } from "@/domain/go-live/open-blocker";

/** Everything between adding an environment and being done with its go-live, in the order of working through it. */
export function checklist(facts: ChecklistFacts): ChecklistTask[] {
  const part = (phase: ManualTask["phase"]) => facts.manual.filter((row) => row.phase === phase);
  const before = [...setupTasks(facts), ...part("before").flatMap((row) => beforeTask(row, facts))];
  const checks = checkTasks(facts);
  const handOver = handOverBlocker([...before, ...checks]);
  const live = facts.live ? null : "First the website has to be live.";
  return [
    ...before,
    ...part("change").map((row) => manual(row, row.key === HAND_OVER ? handOver : null)),
    ...checks,
    ...part("after").map((row) => manual(row, live)),
  ];
}

const beforeTask = (row: ManualTask, { staging }: ChecklistFacts) => {
  if (row.key !== STAGING_FIRST) return [manual(row, null)];
  return staging ? [stagingFirst(row, staging)] : [];
};

/** Found by the portal itself; only its wording, and whether it blocks, are the agency's. */
function stagingFirst(row: ManualTask, staging: "live" | "not_live"): ChecklistTask {
  const { key, title, phase, side, blocking } = row;
  const state = staging === "live" ? "done" : blocking ? "open" : "advised";
  const notes = [{ state, blocking, sentence: row.what } as const];
  return { key, title, phase, side, blocking, manual: false, state, notes: state === "done" ? [] : notes };
}

function manual(row: ManualTask, blocker: string | null): ChecklistTask {
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
  const state = blocker ? "blocked" : "open";
  return { ...task, state, notes: [{ ...note, state, sentence: blocker ?? what }] };
}
