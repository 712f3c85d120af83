import type { Metadata } from "next";
import { choose } from "@/app/(public)/recover/actions";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { recoveryBehind } from "@/db/commands/sign-in/recovery";

/** The address of this page opens a login: it is told to nobody. */
export const metadata: Metadata = { title: "Choose a new password", referrer: "same-origin" };

export default async function ChoosePassword({ params }: PageProps<"/recover/[token]">) {
  const { token } = await params;
  const person = await recoveryBehind(token);
  if (!person) return <Ended />;
  return (
    <>
      <h1>Choose a new password</h1>
      <p>For {person.email}. Every other browser is signed out.</p>
      <Form action={choose}>
        <input type="hidden" name="token" value={token} />
        <input type="text" name="username" value={person.email} autoComplete="username" readOnly hidden />
        <TextField
          name="password"
          type="password"
          label="New password"
          hint="At least 10 characters"
          autoComplete="new-password"
          required
        />
        <SubmitButton>Save and sign in</SubmitButton>
      </Form>
    </>
  );
}

const Ended = () => (
  <>
    <h1>This link has ended</h1>
    <p>It works once, for one hour.</p>
    <p>
      <a href="/recover">Ask for a new one</a>
    </p>
  </>
);
