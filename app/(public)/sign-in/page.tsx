import type { Metadata } from "next";
import { land } from "@/app/landing";
import { visitor } from "@/app/session";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { internalPath } from "@/domain/session";
import { signIn } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = internalPath((await searchParams).next);
  const actor = await visitor();
  if (actor) await land(actor.userId, next);
  return (
    <>
      <h1>Sign in</h1>
      <Form action={signIn}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <TextField name="email" type="email" label="Mail address" autoComplete="username" required />
        <TextField
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          required
        />
        <SubmitButton pending="Signing in…">Sign in</SubmitButton>
      </Form>
    </>
  );
}
