import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormAction } from "@/domain/form";

/** One name and the button that changes it. */
export function RenameForm(props: { action: FormAction; name: string; label?: string; hint?: string }) {
  const { action, name, label = "Name", hint } = props;
  return (
    <Form action={action}>
      <TextField name="name" label={label} hint={hint} value={name} maxLength={80} required />
      <SubmitButton kind="secondary">Save name</SubmitButton>
    </Form>
  );
}
