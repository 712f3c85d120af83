import type { Metadata } from "next";
import { SettingsLinks } from "@/app/(portal)/settings/settings-links";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { RuleForm } from "@/app/second-factor/rule-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { staffWithoutSecondFactor } from "@/db/queries/sign-in/second-factor";
import { saveRule } from "./actions";

export const metadata: Metadata = { title: "Security – Settings" };

export default async function SecuritySettings() {
  const { actor, role } = await visitAgency("agency.update");
  const { asked, without } = await staffWithoutSecondFactor(actor);
  return (
    <>
      <PageHeader title="Security" sub="What the agency asks of its own people." />
      <SettingsLinks at="/settings/security" role={role} />
      <div className="stack max-w-text">
        <Panel
          title="Second factor"
          sub="A code of an authenticator app or a passkey, beside the password. A client account can ask the same of its people, in its own settings."
        >
          <RuleForm
            action={saveRule}
            label="Our people sign in with a second factor"
            asked={asked}
            without={without}
          />
        </Panel>
      </div>
    </>
  );
}
