import type { Metadata } from "next";
import { land } from "@/app/landing";
import { AppSetup } from "@/app/second-factor/app-setup";
import { PasskeySetup } from "@/app/second-factor/passkey-setup";
import { enrollee, provenOwner } from "@/app/session";
import { signOut } from "@/app/sign-out";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { mySecondFactor } from "@/db/queries/sign-in/second-factor";
import { internalPath, withNext } from "@/domain/sign-in/session";
import { listed } from "@/domain/words";

export const metadata: Metadata = { title: "Set up a second factor" };

/** Before anything else: whoever is asked for a second factor and has none sets one up here. */
export default async function Enrol({ searchParams }: PageProps<"/sign-in/enrol">) {
  const next = internalPath((await searchParams).next);
  const actor = await provenOwner(withNext("/sign-in/enrol", next));
  if (!(await enrollee())) await land(actor.userId, next);
  const { secretToConfirm, askedBy } = await mySecondFactor(actor);
  return (
    <>
      <h1>Set up a second factor</h1>
      <p>
        {listed(askedBy)} {askedBy.length === 1 ? "asks" : "ask"} everybody to sign in with something beside a
        password. Choose one now; it takes two minutes.
      </p>
      <Panel title="An authenticator app" sub="On your phone. It shows a new code every 30 seconds.">
        <AppSetup actor={actor} secret={secretToConfirm} next={next} />
      </Panel>
      <Panel title="A passkey" sub="Your device’s own lock: a finger, a face or a PIN.">
        <PasskeySetup next={next} />
      </Panel>
      <form action={signOut}>
        <SubmitButton kind="quiet" pending="Signing out…">
          Sign out
        </SubmitButton>
      </form>
    </>
  );
}
