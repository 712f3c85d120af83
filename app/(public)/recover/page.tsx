import type { Metadata } from "next";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { ask } from "./actions";

export const metadata: Metadata = { title: "Choose a new password" };

export default function Recover() {
  return (
    <>
      <h1>Choose a new password</h1>
      <p>We mail you a link that works once, for one hour.</p>
      <Form action={ask}>
        <TextField name="email" type="email" label="Mail address" autoComplete="username" required />
        <SubmitButton pending="Asking…">Mail me the link</SubmitButton>
      </Form>
      <p>
        <a href="/sign-in">Back to sign in</a>
      </p>
    </>
  );
}
