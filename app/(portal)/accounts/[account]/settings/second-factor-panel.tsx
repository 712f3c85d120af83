import { RuleForm } from "@/app/second-factor/rule-form";
import { Panel } from "@/components/ui/panel";
import { membersWithoutSecondFactor } from "@/db/queries/sign-in/second-factor";
import type { Actor } from "@/domain/people/actor";
import { requireSecondFactor } from "./actions";

/** Whether an account asks those who belong to it for a second factor, and who of them has none. */
export async function SecondFactorPanel(props: { actor: Actor; account: { id: string; slug: string } }) {
  const { actor, account } = props;
  const { asked, without } = await membersWithoutSecondFactor(actor, account.id);
  return (
    <Panel
      title="Second factor"
      sub="A code of an authenticator app or a passkey, beside the password, for everybody who belongs to this account."
    >
      <RuleForm
        action={requireSecondFactor.bind(null, account.slug)}
        label="Everybody here signs in with a second factor"
        asked={asked}
        without={without}
      />
    </Panel>
  );
}
