import { CopyValue } from "@/components/ui/copy-value";
import { Form } from "@/components/ui/form";
import { QrCode } from "@/components/ui/qr-code";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { agencyName } from "@/db/queries/accounts/agency";
import { totpAddress } from "@/db/secrets/totp";
import type { Actor } from "@/domain/people/actor";
import { inFours } from "@/domain/sign-in/second-factor";
import { confirmApp, startApp } from "./actions";
import { NextField } from "./next-field";

/** Sets up an authenticator app: a secret for the app, then its first code as proof that it has it. */
export async function AppSetup(props: { actor: Actor; secret: string | undefined; next?: string }) {
  const { actor, secret, next } = props;
  if (!secret)
    return (
      <Form action={startApp} label="Set up an authenticator app">
        <SubmitButton pending="Preparing…">Set up an authenticator app</SubmitButton>
      </Form>
    );
  const issuer = (await agencyName()) ?? "Portico";
  return (
    <>
      <ol className="flow numbered">
        <li>
          <p>Open your authenticator app, add an account, and let it read this:</p>
          <QrCode
            text={totpAddress(secret, { issuer, label: actor.email })}
            label="QR code for your authenticator app"
          />
          <p>Or type this key into the app:</p>
          <p>
            <CopyValue value={inFours(secret)} what="the key" />
          </p>
        </li>
        <li>
          <p>Enter the code of six digits that the app shows now.</p>
        </li>
      </ol>
      <Form action={confirmApp} label="First code">
        <NextField path={next} />
        <TextField
          name="code"
          label="Code"
          autoComplete="one-time-code"
          inputMode="numeric"
          width="short"
          machine
          required
        />
        <SubmitButton pending="Checking…">Use this app</SubmitButton>
      </Form>
    </>
  );
}
