"use client";

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { type ReactNode, useRef, useState } from "react";
import { type ButtonKind, buttonClass } from "@/components/ui/button";

/** What the server asks of a passkey, or why it asks nothing. */
type Answer<T> = Promise<{ options: T } | { refused: string }>;

type Ask =
  | { make: () => Answer<PublicKeyCredentialCreationOptionsJSON> }
  | { show: () => Answer<PublicKeyCredentialRequestOptionsJSON> };

/**
 * Has the browser make or show a passkey, then sends the form around it with the answer. Passkeys cannot be had
 * without a script: there the button is absent and `without` says what to do.
 */
export function PasskeyButton(props: {
  ask: Ask;
  children: ReactNode;
  without: ReactNode;
  kind?: ButtonKind;
}) {
  const { ask, children, without, kind } = props;
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function run() {
    const form = field.current?.form;
    if (busy || !form?.reportValidity()) return;
    setBusy(true);
    const { response, refused } = await answerOf(ask).catch(() => ({
      response: undefined,
      refused: NOT_GIVEN,
    }));
    setBusy(false);
    setWrong(refused);
    if (!response || !field.current) return;
    field.current.value = JSON.stringify(response);
    form.requestSubmit();
  }

  return (
    <>
      <input type="hidden" name="response" ref={field} />
      <p className="needs-script">
        <button type="button" className={buttonClass(kind)} onClick={run} aria-disabled={busy || undefined}>
          {busy ? "Waiting for your passkey…" : children}
        </button>
      </p>
      <p className="without-script muted">Passkeys need JavaScript. {without}</p>
      <p className="error" role="status" hidden={!wrong}>
        {wrong}
      </p>
    </>
  );
}

const NOT_GIVEN = "Your browser gave no passkey. Try again, or choose another way.";

async function answerOf(ask: Ask) {
  const { startAuthentication, startRegistration } = await import("@simplewebauthn/browser");
  if ("make" in ask) {
    const asked = await ask.make();
    if ("refused" in asked) return { refused: asked.refused };
    return { response: await startRegistration({ optionsJSON: asked.options }) };
  }
  const asked = await ask.show();
  if ("refused" in asked) return { refused: asked.refused };
  return { response: await startAuthentication({ optionsJSON: asked.options }) };
}
