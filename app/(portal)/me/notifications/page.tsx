import type { Metadata } from "next";
import { saveNoticeMail } from "@/app/(portal)/me/actions";
import { MeLinks } from "@/app/(portal)/me/me-links";
import { currentActor } from "@/app/session";
import { RadioGroup } from "@/components/ui/choice-fields";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { myNoticeMail } from "@/db/queries/sign-in/my-login";
import { DIGEST_HOUR } from "@/domain/activity/digest-time";
import { NOTICE_MAIL_NAMES } from "@/domain/activity/notice";

export const metadata: Metadata = { title: "Notices – Your login" };

export default async function MyNotices() {
  const actor = await currentActor("/me/notifications");
  return (
    <>
      <PageHeader title="Notices" sub={actor.email} />
      <MeLinks at="/me/notifications" />
      <div className="stack max-w-text">
        <Panel
          title="Notices"
          sub="When a website goes live or no longer is, and when something is asked of you."
        >
          <Form action={saveNoticeMail} label="Notices">
            <RadioGroup
              name="noticeMail"
              legend="Tell me by mail"
              value={await myNoticeMail(actor)}
              options={[
                { value: "at_once", label: NOTICE_MAIL_NAMES.at_once },
                {
                  value: "daily",
                  label: NOTICE_MAIL_NAMES.daily,
                  hint: `One mail at ${DIGEST_HOUR}:00 of your time zone, and none on a day without news.`,
                },
              ]}
            />
            <SubmitButton>Save</SubmitButton>
          </Form>
        </Panel>
      </div>
    </>
  );
}
