import { add } from "@/app/(portal)/settings/checklist/actions";
import { TaskFields } from "@/app/(portal)/settings/checklist/task-fields";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";

export const metadata = { title: "Add a task – Checklist" };

export default async function NewTask() {
  await visitAgency("template.update");
  return (
    <>
      <PageHeader title="Add a task" sub="Environments that you add from now on get it." />
      <Form action={add} label="Add a task">
        <TaskFields />
        <SubmitButton>Add the task</SubmitButton>
      </Form>
    </>
  );
}
