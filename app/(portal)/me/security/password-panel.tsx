import { savePassword } from "@/app/(portal)/me/actions";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Actor } from "@/domain/people/actor";

export const PasswordPanel = ({ since, actor }: { since: Date | undefined; actor: Actor }) => (
  <Panel
    title="Password"
    sub={
      since ? "Changing it signs out every other browser." : "You have none: you sign in with a mailed link."
    }
  >
    <Form action={savePassword} label="Password">
      <input type="text" name="username" value={actor.email} autoComplete="username" readOnly hidden />
      {since ? (
        <TextField
          name="present"
          type="password"
          label="Present password"
          autoComplete="current-password"
          required
        />
      ) : null}
      <TextField
        name="password"
        type="password"
        label="New password"
        hint="At least 10 characters"
        autoComplete="new-password"
        required
      />
      <SubmitButton>Change the password</SubmitButton>
    </Form>
  </Panel>
);
