import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ChecklistTask } from "@/domain/go-live/checklist-task";
import { mark } from "./actions";
import type { Path } from "./open";

/** Marks a manual task as done, or as open again. */
export function MarkForm({ path, task, label }: { path: Path; task: ChecklistTask; label?: string }) {
  const done = task.state === "done";
  return (
    <Form action={mark.bind(null, path)} label={task.title}>
      <input type="hidden" name="task" value={task.key} />
      <input type="hidden" name="done" value={done ? "no" : "yes"} />
      <SubmitButton kind={done ? "secondary" : "primary"}>
        {done ? "Open again" : (label ?? "Mark as done")}
      </SubmitButton>
    </Form>
  );
}
