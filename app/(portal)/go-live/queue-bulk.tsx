import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

/** What can be done with the chosen lines. */
export function QueueBulk({ owners }: { owners: { id: string; name: string }[] }) {
  return (
    <fieldset className="bulk" aria-label="With the chosen lines">
      <div>
        <SelectField
          name="owner"
          label="Owner"
          width="short"
          options={[
            { value: "", label: "Choose…" },
            ...owners.map(({ id, name }) => ({ value: id, label: name })),
            { value: "nobody", label: "Nobody" },
          ]}
        />
        <SubmitButton kind="secondary" name="do" value="assign" pending="Assign">
          Assign
        </SubmitButton>
      </div>
      <div>
        <TextField name="due" label="Due date" type="date" width="short" />
        <SubmitButton kind="secondary" name="do" value="due" pending="Set due date">
          Set due date
        </SubmitButton>
      </div>
      <SubmitButton kind="secondary" name="do" value="remind" pending="Remind the client">
        Remind the client
      </SubmitButton>
    </fieldset>
  );
}
