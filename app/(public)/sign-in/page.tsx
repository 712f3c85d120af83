import type { Metadata } from "next";
import { offered } from "@/app/auth/providers";
import { land } from "@/app/landing";
import { NextField } from "@/app/second-factor/next-field";
import { visitor } from "@/app/session";
import { PasskeyButton } from "@/components/passkey/passkey-button";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { internalPath } from "@/domain/sign-in/session";
import { signInError } from "@/domain/sign-in/sign-in";
import { signIn, signInByPasskey, signInQuestion, signInThrough } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const query = await searchParams;
  const next = internalPath(query.next);
  const actor = await visitor();
  if (actor) await land(actor.userId, next);
  const wrong = signInError(query.error);
  return (
    <>
      <h1>Sign in</h1>
      {wrong ? <Notice kind="stop" title={wrong} /> : null}
      <Form action={signIn}>
        <NextField path={next} />
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
      <Form action={signInByPasskey} label="Passkey">
        <NextField path={next} />
        <PasskeyButton ask={{ show: signInQuestion }} without="Sign in with your password or a mailed link.">
          Sign in with a passkey
        </PasskeyButton>
      </Form>
      {offered().map(({ id, name }) => (
        <Form key={id} action={signInThrough} label={name}>
          <NextField path={next} />
          <input type="hidden" name="provider" value={id} />
          <SubmitButton kind="secondary" pending="Going there…">
            Sign in with {name}
          </SubmitButton>
        </Form>
      ))}
      <p>
        <a href={next ? `/sign-in/mail?next=${encodeURIComponent(next)}` : "/sign-in/mail"}>
          Mail me a link instead
        </a>
      </p>
      <p>
        <a href="/recover">I forgot my password</a>
      </p>
    </>
  );
}
