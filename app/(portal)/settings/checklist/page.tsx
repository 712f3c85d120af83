import type { Metadata } from "next";
import { SettingsLinks } from "@/app/(portal)/settings/settings-links";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { template } from "@/db/queries/go-live/template";
import type { TemplateTask } from "@/domain/go-live/checklist/template";
import { PHASES, type Phase } from "@/domain/go-live/phase";
import { apply, restore } from "./actions";
import { TemplateRow } from "./template-row";

export const metadata: Metadata = { title: "Checklist – Settings" };

const TITLES: Record<Phase, string> = {
  before: "Before the change",
  change: "The change",
  after: "After the change",
};

/** The manual tasks that environments get; what the portal checks by itself is always there beside them. */
export default async function Checklist() {
  const { actor, role } = await visitAgency("template.update");
  const tasks = await template(actor);
  return (
    <>
      <PageHeader
        title="Checklist"
        sub="What people do at each go-live. Environments that you add from now on get these tasks; the portal’s own checks stand beside them."
        action={
          <Button kind="primary" href="/settings/checklist/new">
            Add a task
          </Button>
        }
      />
      <SettingsLinks at="/settings/checklist" role={role} />
      <div className="stack">
        {PHASES.map((phase) => (
          <Part key={phase} title={TITLES[phase]} tasks={tasks.filter((task) => task.phase === phase)} />
        ))}
        <Panel
          title="Existing environments"
          sub="Adds the tasks that they lack, and gives open ones these words, wherever the go-live is not recorded yet. What is done stays done; nothing is taken away."
        >
          <Form action={apply} label="Existing environments" className="form">
            <SubmitButton kind="secondary" pending="Bringing up to date…">
              Bring existing environments up to date
            </SubmitButton>
          </Form>
        </Panel>
        <Restore key={JSON.stringify(tasks)} />
      </div>
    </>
  );
}

function Part({ title, tasks }: { title: string; tasks: TemplateTask[] }) {
  return (
    <Panel title={title}>
      {tasks.length === 0 ? <p>No task here.</p> : null}
      <ul className="tasks">
        {tasks.map((task, index) => (
          <TemplateRow key={task.key} task={task} first={index === 0} last={index === tasks.length - 1} />
        ))}
      </ul>
    </Panel>
  );
}

/** Its key is the list: a new list closes the question. */
const Restore = () => (
  <div>
    <ConfirmDialog
      open="Restore the default"
      kind="quiet"
      title="Restore the default?"
      form={
        <Form action={restore} label="Restore the default">
          <SubmitButton kind="danger">Restore</SubmitButton>
        </Form>
      }
    >
      <p>Your own tasks and words go from this list. Environments keep the tasks that they have.</p>
    </ConfirmDialog>
  </div>
);
