import type { Metadata } from "next";
import { NextField } from "@/app/second-factor/next-field";
import { ownerOfLogin } from "@/app/session";
import { signOut } from "@/app/sign-out";
import { PasskeyButton } from "@/components/passkey/passkey-button";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { secondFactorKinds } from "@/db/queries/sign-in/second-factor";
import { confirmHref, FRESH_MINUTES } from "@/domain/sign-in/proof";
import { PROOF_FIELD } from "@/domain/sign-in/proof-field";
import { internalPath } from "@/domain/sign-in/session";
import { confirm, confirmByPasskey, confirmQuestion } from "./actions";

export const metadata: Metadata = { title: "Confirm that it is you" };

/** Asked before what would hurt most in a stranger's hands, when the last proof is older than ten minutes. */
export default async function Confirm({ searchParams }: PageProps<"/me/confirm">) {
  const next = internalPath((await searchParams).next) ?? "/me/security";
  const actor = await ownerOfLogin(confirmHref(next));
  const { app, passkeys, password } = await secondFactorKinds(actor.userId);
  return (
    <>
      <h1>Confirm that it is you</h1>
      <p>
        As <strong>{actor.email}</strong>. What you are about to do asks for it; then not again for{" "}
        {FRESH_MINUTES} minutes.
      </p>
      {password || app ? (
        <Form action={confirm} label="Password or code">
          <NextField path={next} />
          <input type="text" name="username" value={actor.email} autoComplete="username" readOnly hidden />
          <TextField
            name={PROOF_FIELD}
            type="password"
            label={app ? "Your password, or a code from your authenticator app" : "Your password"}
            autoComplete="current-password"
            required
          />
          <SubmitButton pending="Checking…">Confirm</SubmitButton>
        </Form>
      ) : null}
      {passkeys ? (
        <Form action={confirmByPasskey} label="Passkey">
          <NextField path={next} />
          <PasskeyButton ask={{ show: confirmQuestion }} without="Use your password or a code.">
            Use a passkey
          </PasskeyButton>
        </Form>
      ) : null}
      <p className="muted">None of these at hand? Sign in again, which confirms it too.</p>
      <form action={signOut}>
        <input type="hidden" name="next" value={`/sign-in/mail?next=${encodeURIComponent(next)}`} />
        <SubmitButton kind="quiet" pending="Signing out…">
          Sign out and in by mail
        </SubmitButton>
      </form>
    </>
  );
}
