import type { ChecklistTask } from "@/domain/go-live/checklist/checklist-task";

/** States of a check that stand in the way. One that could not be asked, or is asked later, says nothing against it. */
const AGAINST = ["failed", "open", "waiting"];

/** Whether a task stands in the way of what comes after it. */
export function blocks({ key, manual, blocking, state, notes }: ChecklistTask) {
  if (manual) return blocking && state !== "done";
  const against = key === "records" ? [...AGAINST, "unasked"] : AGAINST;
  return notes.some((note) => note.blocking && against.includes(note.state));
}

/** Names a task that stands in the way, and what there is to do about it. */
export const blockerSentence = ({ title, manual, notes }: ChecklistTask) =>
  manual
    ? `First “${title}” has to be done.`
    : `First “${title}”: ${notes.find(({ blocking }) => blocking)?.sentence ?? ""}`;

/** Why the instructions cannot be handed over yet; null when they can. The proof of a domain is made with the change. */
export function handOverBlocker(tasks: ChecklistTask[]) {
  const first = tasks
    .filter(({ phase }) => phase === "before")
    .map((task) => ({ ...task, notes: task.notes.filter(({ id }) => id !== "own.txt") }))
    .find(blocks);
  return first ? blockerSentence(first) : null;
}
