import { type Task, TaskList } from "@/components/go-live/task-list";
import { Panel } from "@/components/ui/panel";
import type { Tone } from "@/components/ui/tag";
import type { ChecklistTask, TaskState } from "@/domain/go-live/checklist-task";
import type { Phase } from "@/domain/go-live/phase";

const TITLES: Record<Phase, string> = {
  before: "Before the change",
  change: "The change",
  after: "After the change",
};

const WORDS: Record<TaskState, [label: string, tone?: Tone]> = {
  done: ["Completed"],
  open: ["To do", "turn"],
  advised: ["Advised", "turn"],
  waiting: ["Waiting", "wait"],
  failed: ["Problem", "stop"],
  unasked: ["Could not ask", "wait"],
  blocked: ["Cannot start yet", "plain"],
};

export const taskWord = (state: TaskState) => WORDS[state];

/** One part of the checklist. Each row leads to the task's own page, except where nothing can be done yet. */
export function TaskPanel({ phase, tasks, base }: { phase: Phase; tasks: ChecklistTask[]; base: string }) {
  const mine = tasks.filter((task) => task.phase === phase);
  const open = mine.filter(({ state, blocking }) => blocking && state !== "done").length;
  const sub =
    open === 0
      ? "Nothing blocks."
      : `${open} of ${mine.length} ${open === 1 ? "blocks" : "block"} going live.`;
  return (
    <Panel title={TITLES[phase]} sub={mine.length > 0 ? sub : "Nothing to do yet."}>
      <TaskList tasks={mine.map((task) => rowOf(task, base))} />
    </Panel>
  );
}

function rowOf({ key, title, state, notes, doneBy }: ChecklistTask, base: string): Task {
  const [status, tone] = WORDS[state];
  return {
    key,
    title,
    status: doneBy ? `Done by ${doneBy}` : status,
    tone,
    hint: state === "done" ? undefined : notes[0]?.sentence,
    href: state === "blocked" ? undefined : `${base}/${key}`,
  };
}
