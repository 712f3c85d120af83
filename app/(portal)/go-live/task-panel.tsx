import { type Task, TaskList } from "@/components/go-live/task-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Panel } from "@/components/ui/panel";
import type { Tone } from "@/components/ui/tag";
import { dayIn } from "@/domain/day";
import type { ChecklistTask, TaskState } from "@/domain/go-live/checklist/checklist-task";
import { dueWords } from "@/domain/go-live/due";
import type { Phase } from "@/domain/go-live/phase";
import { can } from "@/domain/people/permission";
import type { OpenGoLive } from "./open";

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

/** One part of the checklist. Each row leads to the task's own page, except where nothing can be done or planned yet. */
export function TaskPanel({ phase, open, base }: { phase: Phase; open: OpenGoLive; base: string }) {
  const mine = open.tasks.filter((task) => task.phase === phase);
  const done = mine.filter(({ state }) => state === "done");
  const left = mine.filter((task) => !done.includes(task));
  const blocking = mine.filter(({ state, blocking }) => blocking && state !== "done").length;
  const sub =
    blocking === 0
      ? "Nothing blocks."
      : `${blocking} of ${mine.length} ${blocking === 1 ? "blocks" : "block"} going live.`;
  return (
    <Panel title={TITLES[phase]} sub={mine.length > 0 ? sub : "Nothing to do yet."}>
      {left.length > 0 ? <TaskList tasks={left.map((task) => rowOf(task, open, base))} /> : null}
      {done.length > 0 ? (
        <Disclosure summary={`${done.length} completed`}>
          <TaskList tasks={done.map((task) => rowOf(task, open, base))} />
        </Disclosure>
      ) : null}
    </Panel>
  );
}

function rowOf(task: ChecklistTask, open: OpenGoLive, base: string): Task {
  const { key, title, state, doneBy } = task;
  const [status, tone] = WORDS[state];
  const done = state === "done";
  return {
    key,
    title,
    status: doneBy ? `Done by ${doneBy}` : status,
    tone,
    hint: hintOf(task),
    plan: done ? undefined : planned(key, open),
    href: state === "blocked" && !can(open.role, "task.plan") ? undefined : `${base}/${key}`,
  };
}

/** How one does what is to do stands on its own page; what it holds back, here. */
function hintOf({ state, manual, blocking, phase, notes }: ChecklistTask) {
  if (state === "done") return undefined;
  if (!manual || state !== "open") return notes[0]?.sentence;
  if (!blocking) return undefined;
  return phase === "before" ? "Holds back handing over the change." : "Holds back recording the go-live.";
}

/** Who sees to it and until when. */
function planned(key: string, { plans, actor, now }: OpenGoLive) {
  const plan = plans.find(({ task }) => task === key);
  const due = plan?.dueOn ? dueWords(plan.dueOn, dayIn(actor.timeZone, now)) : undefined;
  const words = due && `${due.late ? "" : "due "}${due.words.charAt(0).toLowerCase()}${due.words.slice(1)}`;
  return [plan?.owner, words].filter(Boolean).join(", ") || undefined;
}
