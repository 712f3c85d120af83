import { CheckboxField, RadioGroup } from "@/components/ui/choice-fields";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { TemplateTask } from "@/domain/go-live/checklist/template";

const PHASES = [
  { value: "before", label: "Before the change" },
  { value: "change", label: "The change" },
  { value: "after", label: "After the change, once it is live" },
];
const SIDES = [
  { value: "agency", label: "The agency", hint: "Clients do not see it." },
  { value: "client", label: "The client", hint: "They see it in their checklist." },
];
const SCOPES = [
  { value: "production", label: "Production only" },
  { value: "every", label: "Every environment" },
];

/** What a task of the template says. One that means something to the portal keeps its place. */
export function TaskFields({ task, fixed = false }: { task?: TemplateTask; fixed?: boolean }) {
  return (
    <>
      <TextField name="title" label="Task" value={task?.title} required />
      <TextArea name="what" label="What one does" value={task?.what} rows={3} required />
      {fixed && task ? (
        <>
          <input type="hidden" name="phase" value={task.phase} />
          <input type="hidden" name="side" value={task.side} />
          <input type="hidden" name="scope" value={task.scope} />
        </>
      ) : (
        <>
          <SelectField name="phase" label="When" value={task?.phase ?? "before"} options={PHASES} />
          <RadioGroup name="side" legend="Whose task" value={task?.side ?? "agency"} options={SIDES} />
          <RadioGroup
            name="scope"
            legend="Which environments"
            value={task?.scope ?? "production"}
            options={SCOPES}
          />
        </>
      )}
      <CheckboxField
        name="blocking"
        label="Blocking"
        hint="While it is open, the go-live cannot be recorded; before the change, the DNS instructions cannot be handed over either."
        checked={task?.blocking}
      />
    </>
  );
}
