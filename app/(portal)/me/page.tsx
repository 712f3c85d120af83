import type { Metadata } from "next";
import { currentActor } from "@/app/session";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { timeZones } from "@/domain/people/profile";
import { saveProfile } from "./actions";
import { MeLinks } from "./me-links";

export const metadata: Metadata = { title: "Your login" };

export default async function Me() {
  const actor = await currentActor("/me");
  return (
    <>
      <PageHeader title="Your login" sub={actor.email} />
      <MeLinks at="/me" />
      <div className="stack max-w-text">
        <Panel title="You">
          <Form action={saveProfile}>
            <TextField name="name" label="Your name" value={actor.name} autoComplete="name" required />
            <SelectField
              name="timeZone"
              label="Your time zone"
              hint="Every time in the portal is told in it."
              value={actor.timeZone}
              options={timeZones().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            />
            <SubmitButton>Save</SubmitButton>
          </Form>
        </Panel>
      </div>
    </>
  );
}
