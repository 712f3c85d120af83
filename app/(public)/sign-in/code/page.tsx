import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextField } from "@/app/second-factor/next-field";
import { pendingVisitor } from "@/app/session";
import { signOut } from "@/app/sign-out";
import { PasskeyButton } from "@/components/passkey/passkey-button";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { secondFactorKinds } from "@/db/queries/sign-in/second-factor";
import { internalPath, withNext } from "@/domain/sign-in/session";
import { showCode, showPasskey, showQuestion } from "./actions";

export const metadata: Metadata = { title: "Second step" };

/** The second proof, with whatever the person has: a code of the app, a recovery code or a passkey. */
export default async function SecondStep({ searchParams }: PageProps<"/sign-in/code">) {
  const next = internalPath((await searchParams).next);
  const pending = await pendingVisitor();
  if (!pending) redirect(withNext("/sign-in", next));
  const { app, passkeys } = await secondFactorKinds(pending.userId);
  return (
    <>
      <h1>Second step</h1>
      <p>
        As <strong>{pending.email}</strong>. {app ? "Your authenticator app shows a code." : null}
      </p>
      <Form action={showCode} label="Second step">
        <NextField path={next} />
        <TextField
          name="code"
          label={app ? "Code" : "Recovery code"}
          hint={app ? "Six digits from the app, or one of your recovery codes." : undefined}
          autoComplete="one-time-code"
          width="medium"
          machine
          required
        />
        <SubmitButton pending="Checking…">Continue</SubmitButton>
      </Form>
      {passkeys ? (
        <Form action={showPasskey} label="Passkey">
          <NextField path={next} />
          <PasskeyButton ask={{ show: showQuestion }} without="Use a code.">
            Use a passkey
          </PasskeyButton>
        </Form>
      ) : null}
      <p className="muted">
        Lost them all? An owner or admin of the agency can take your second factor away.
      </p>
      <form action={signOut}>
        <SubmitButton kind="quiet" pending="Leaving…">
          Sign in as somebody else
        </SubmitButton>
      </form>
    </>
  );
}
