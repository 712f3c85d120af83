import type { Metadata } from "next";
import { mailLink } from "@/app/(public)/sign-in/actions";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { internalPath, withNext } from "@/domain/sign-in/session";

export const metadata: Metadata = { title: "Sign in by mail" };

export default async function SignInByMail({ searchParams }: PageProps<"/sign-in/mail">) {
  const next = internalPath((await searchParams).next);
  return (
    <>
      <h1>Sign in by mail</h1>
      <p>We mail you a link that works once, for 20 minutes. No password is needed.</p>
      <Form action={mailLink}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <TextField name="email" type="email" label="Mail address" autoComplete="username" required />
        <SubmitButton pending="Asking…">Mail me a link</SubmitButton>
      </Form>
      <p>
        <a href={withNext("/sign-in", next)}>Sign in with a password</a>
      </p>
    </>
  );
}
