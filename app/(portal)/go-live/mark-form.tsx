import type { ButtonKind } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ChecklistTask } from "@/domain/go-live/checklist/checklist-task";
import { mark } from "./actions";
import type { Path } from "./open";

/** Marks a manual task as done, or as open again. */
export function MarkForm(props: { path: Path; task: ChecklistTask; label?: string; kind?: ButtonKind }) {
  const { path, task, label, kind = "primary" } = props;
  const done = task.state === "done";
  return (
    <Form action={mark.bind(null, path)} label={task.title}>
      <input type="hidden" name="task" value={task.key} />
      <input type="hidden" name="done" value={done ? "no" : "yes"} />
      <SubmitButton kind={done ? "secondary" : kind}>
        {done ? "Open again" : (label ?? "Mark as done")}
      </SubmitButton>
    </Form>
  );
}
