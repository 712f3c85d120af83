import { sender } from "@/app/session-cookie";
import { PasskeyButton } from "@/components/passkey/passkey-button";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { browserName } from "@/domain/sign-in/browser";
import { keepPasskey, makeQuestion } from "./actions";
import { NextField } from "./next-field";

/** Adds a passkey of this browser, phone or security key. */
export async function PasskeySetup({ next }: { next?: string }) {
  return (
    <Form action={keepPasskey} label="Add a passkey">
      <NextField path={next} />
      <TextField
        name="name"
        label="Name of the passkey"
        hint="So that you recognise it in the list."
        value={browserName((await sender()).agent)}
        width="medium"
        required
      />
      <PasskeyButton
        ask={{ make: makeQuestion }}
        without="Set up an authenticator app instead."
        kind="primary"
      >
        Add a passkey
      </PasskeyButton>
    </Form>
  );
}
