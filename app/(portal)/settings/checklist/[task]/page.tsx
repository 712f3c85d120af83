import { notFound } from "next/navigation";
import { change, remove } from "@/app/(portal)/settings/checklist/actions";
import { TaskFields } from "@/app/(portal)/settings/checklist/task-fields";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Form } from "@/components/ui/form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { template } from "@/db/queries/go-live/template";
import { SEEN_FIELD, seenAs } from "@/domain/activity/conflict";
import { keepsPlace, staysInTemplate } from "@/domain/go-live/checklist/template-change";

export const metadata = { title: "One task – Checklist" };

export default async function TemplateTaskPage({ params }: PageProps<"/settings/checklist/[task]">) {
  const { actor } = await visitAgency("template.update");
  const { task: key } = await params;
  const task = (await template(actor)).find((one) => one.key === key) ?? notFound();
  const fixed = keepsPlace(key);
  return (
    <>
      <PageHeader
        title={task.title}
        sub={
          fixed
            ? "The portal acts on this task, so its place stays. Its words are yours."
            : "Environments that you add from now on get it like this."
        }
      />
      <div className="stack">
        <Form action={change} label="Change the task">
          <input type="hidden" name="key" value={key} />
          <HiddenField name={SEEN_FIELD} value={seenAs({ values: { title: task.title, what: task.what } })} />
          <TaskFields task={task} fixed={fixed} />
          <SubmitButton>Save the task</SubmitButton>
        </Form>
        {staysInTemplate(key) ? null : (
          <div>
            <ConfirmDialog
              open="Remove the task"
              title={`Remove “${task.title}”?`}
              form={
                <Form action={remove} label="Remove the task">
                  <input type="hidden" name="key" value={key} />
                  <SubmitButton kind="danger">Remove</SubmitButton>
                </Form>
              }
            >
              <p>Environments that you add from now on do not get it. Those that have it keep it.</p>
            </ConfirmDialog>
          </div>
        )}
        <p>
          <a className="link" href="/settings/checklist">
            Back to the checklist
          </a>
        </p>
      </div>
    </>
  );
}
