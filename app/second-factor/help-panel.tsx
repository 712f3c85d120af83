import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { secondFactorOf } from "@/db/queries/sign-in/second-factor";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { mayGrant, type Role } from "@/domain/people/role";
import { counted } from "@/domain/words";
import { endSessionsOf, takeSecondFactorAway } from "./help";

/** Help for somebody who lost their phone or a browser: shown to the agency's owners and admins, never for oneself. */
export async function HelpPanel(props: { actor: Actor; person: { id: string; name: string; role: Role } }) {
  const { actor, person } = props;
  const mine = actor.staffRole;
  if (
    !mine ||
    !can(mine, "session.revokeOther") ||
    person.id === actor.userId ||
    !mayGrant(mine, person.role)
  )
    return null;
  const { kept, sessions } = await secondFactorOf(person.id);
  const mayReset = kept && !mayGrant(person.role, mine);
  return (
    <Panel title="Sign-in">
      <p>
        {person.name} has {kept ? "a second factor" : "no second factor"} and is signed in with{" "}
        {sessions === 0 ? "no browser" : counted(sessions, "browser")}.
      </p>
      {sessions > 0 ? (
        <Form action={endSessionsOf} label="Sign out everywhere" className="form mt-4">
          <input type="hidden" name="userId" value={person.id} />
          <SubmitButton kind="secondary" pending="Signing out…">
            Sign {person.name} out everywhere
          </SubmitButton>
        </Form>
      ) : null}
      {mayReset ? (
        <Form action={takeSecondFactorAway} label="Take away the second factor" className="form mt-4">
          <input type="hidden" name="userId" value={person.id} />
          <p>
            Lost the phone? First make sure that it is {person.name} who asks, by telephone. App, passkeys and
            recovery codes go, every browser is signed out, and a mail tells them.
          </p>
          <SubmitButton kind="danger" pending="Taking it away…">
            Take away the second factor
          </SubmitButton>
        </Form>
      ) : null}
    </Panel>
  );
}
