import { Form } from "@/components/ui/form";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { SEEN_FIELD, seenAs } from "@/domain/activity/conflict";
import type { FormAction } from "@/domain/form";

/** One name and the button that changes it. */
export function RenameForm(props: {
  action: FormAction;
  name: string;
  version: number;
  label?: string;
  hint?: string;
}) {
  const { action, name, version, label = "Name", hint } = props;
  return (
    <Form action={action}>
      <HiddenField name={SEEN_FIELD} value={seenAs({ version, values: { name } })} />
      <TextField name="name" label={label} hint={hint} value={name} maxLength={80} required />
      <SubmitButton kind="secondary">Save name</SubmitButton>
    </Form>
  );
}
