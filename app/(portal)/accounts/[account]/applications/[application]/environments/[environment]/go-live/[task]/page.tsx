import { notFound } from "next/navigation";
import { ApprovalPanel } from "@/app/(portal)/go-live/approval-panel";
import { MarkForm } from "@/app/(portal)/go-live/mark-form";
import { MeantSo } from "@/app/(portal)/go-live/meant-so";
import { openGoLive, type Path } from "@/app/(portal)/go-live/open";
import { PlanTaskPanel } from "@/app/(portal)/go-live/plan-task-panel";
import { TaskChecks } from "@/app/(portal)/go-live/task-checks";
import { TaskNotes } from "@/app/(portal)/go-live/task-notes";
import { taskWord } from "@/app/(portal)/go-live/task-panel";
import { TaskPlace } from "@/app/(portal)/go-live/task-place";
import { guarded, titled } from "@/app/(portal)/guarded";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { ChecklistTask, TaskNote } from "@/domain/go-live/checklist/checklist-task";
import { SIGN_OFF } from "@/domain/go-live/checklist/manual-task";
import { can } from "@/domain/people/permission";

type Props =
  PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/go-live/[task]">;

async function openTask({ task: key, ...path }: Path & { task: string }) {
  const open = await openGoLive(path);
  const task = open.tasks.find((one) => one.key === key) ?? notFound();
  return { open, task, path };
}

export const generateMetadata = titled("environment.read", async ({ params }: Props) => {
  const { open, task } = await openTask(await params);
  return { title: `${task.title} – ${open.environment.application.name}, ${open.word}` };
});

/** One task of the checklist: what it asks, how it stands for each host name, and what to do. */
export default guarded("environment.read", "Task", async function Task({ params }: Props) {
  const { open, task, path } = await openTask(await params);
  const [word, tone] = taskWord(task.state);
  const marking = mayMark(task) && can(open.role, "task.complete");
  return (
    <>
      <PageHeader
        title={task.title}
        sub={
          <span className="cluster">
            <Tag tone={tone}>{word}</Tag>
            <span>{kindOf(task)}</span>
          </span>
        }
        action={marking ? <MarkForm path={path} task={task} /> : null}
      />
      <div className="stack">
        <Done task={task} zone={open.actor.timeZone} now={open.now} />
        {task.remark ? <p>{task.remark}</p> : null}
        {task.notes.length > 0 ? <TaskNotes notes={task.notes} manual={task.manual} /> : null}
        <TaskPlace open={open} task={task.key} />
        {task.notes.some(({ id, state }) => KEPT.includes(id) && state !== "done") ? (
          <MeantSo open={open} />
        ) : null}
        <TaskChecks open={open} task={task} />
        <ApprovalPanel open={open} task={task} path={path} />
        <PlanTaskPanel open={open} task={task.key} path={path} />
        <p>
          <a className="link" href={`${open.base}/${open.environment.slug}/go-live`}>
            Back to the checklist
          </a>
        </p>
      </div>
    </>
  );
});

/** Checks that compare with the saved records. */
const KEPT: TaskNote["id"][] = ["mail.mx", "zone.unharmed"];

/** The client's approval is opened again by the agency, and never given by it. */
const mayMark = ({ key, manual, state }: ChecklistTask) =>
  manual && state !== "blocked" && (key !== SIGN_OFF || state === "done");

const kindOf = ({ blocking, manual }: ChecklistTask) =>
  `${manual ? "Somebody does it and says so" : "Checked automatically"}. ${
    blocking ? (manual ? "Blocks what comes after it." : "Blocks going live.") : "Advised, does not block."
  }`;

function Done({ task, zone, now }: { task: ChecklistTask; zone: string; now: Date }) {
  if (task.state !== "done") return null;
  if (!task.doneAt) return <p>Nothing to do.</p>;
  return (
    <p>
      Done by {task.doneBy}, <Time at={task.doneAt} zone={zone} now={now} />.
    </p>
  );
}
