"use client";

import { PROOF_FIELD } from "@/domain/sign-in/proof-field";
import { TextField } from "./text-field";

/** Asks again who sends the form, in the form itself, so that nothing typed is lost. */
export const ProofField = ({ href }: { href: string }) => (
  <div className="stack">
    <TextField
      name={PROOF_FIELD}
      type="password"
      label="Your password, or a code from your authenticator app"
      hint={
        <>
          Then send the form again. Or <a href={href}>confirm another way</a>, such as with a passkey.
        </>
      }
      autoComplete="current-password"
      width="medium"
      required
    />
  </div>
);
