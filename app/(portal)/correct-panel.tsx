import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { PendingInvitation } from "@/db/queries/people/pending-invitations";
import type { FormAction } from "@/domain/form";
import { mayGrant, type Role } from "@/domain/people/role";

/** An open invitation went to a wrong address: the right one gets a new link, the old link ends. */
export function CorrectPanel(props: { invitations: PendingInvitation[]; mine: Role; action: FormAction }) {
  const mine = props.invitations.filter(({ role }) => mayGrant(props.mine, role));
  if (mine.length === 0) return null;
  return (
    <Panel title="Correct an address" sub="The right address gets a new link. The old link ends.">
      <Form action={props.action} label="Correct an address">
        <SelectField
          name="correct"
          label="Invited so far"
          options={mine.map(({ id, email }) => ({ value: id, label: email }))}
        />
        <TextField name="email" type="email" label="Right address" autoComplete="off" machine required />
        <SubmitButton kind="secondary" pending="Sending…">
          Correct and send again
        </SubmitButton>
      </Form>
    </Panel>
  );
}
