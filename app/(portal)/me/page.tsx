import type { Metadata } from "next";
import { currentActor } from "@/app/session";
import { RadioGroup } from "@/components/ui/choice-fields";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { myLogin } from "@/db/queries/my-login";
import type { Actor } from "@/domain/actor";
import { browserName } from "@/domain/browser";
import { DIGEST_HOUR } from "@/domain/digest-time";
import { NOTICE_MAIL_NAMES, type NoticeMail } from "@/domain/notice";
import { timeZones } from "@/domain/profile";
import { saveNoticeMail, savePassword, saveProfile, signOutEverywhere } from "./actions";

export const metadata: Metadata = { title: "Your login" };

export default async function Me() {
  const actor = await currentActor("/me");
  const { sessions, passwordChangedAt, noticeMail } = await myLogin(actor);
  return (
    <>
      <PageHeader title="Your login" sub={actor.email} />
      <div className="stack">
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
        <NoticePanel chosen={noticeMail} />
        <PasswordPanel known={passwordChangedAt !== undefined} email={actor.email} />
        <SessionsPanel actor={actor} sessions={sessions} />
      </div>
    </>
  );
}

const NoticePanel = ({ chosen }: { chosen: NoticeMail }) => (
  <Panel title="Notices" sub="When a website goes live or no longer is, and when something is asked of you.">
    <Form action={saveNoticeMail} label="Notices">
      <RadioGroup
        name="noticeMail"
        legend="Tell me by mail"
        value={chosen}
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
);

const PasswordPanel = ({ known, email }: { known: boolean; email: string }) => (
  <Panel title="Password" sub={known ? undefined : "You have none: you sign in with a mailed link."}>
    <Form action={savePassword}>
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      {known ? (
        <TextField
          name="present"
          type="password"
          label="Present password"
          autoComplete="current-password"
          required
        />
      ) : null}
      <TextField
        name="password"
        type="password"
        label="New password"
        hint="At least 10 characters"
        autoComplete="new-password"
        required
      />
      <SubmitButton>Change the password</SubmitButton>
    </Form>
  </Panel>
);

type Sessions = Awaited<ReturnType<typeof myLogin>>["sessions"];

function SessionsPanel({ actor, sessions }: { actor: Actor; sessions: Sessions }) {
  const now = new Date();
  return (
    <Panel title="Where you are signed in">
      <Table caption="Your sessions" captionHidden columns={[{ label: "Browser" }, { label: "Last used" }]}>
        {sessions.map(({ id, agent, lastSeenAt }) => (
          <tr key={id}>
            <th scope="row">
              {browserName(agent)}
              {id === actor.sessionId ? <span className="quiet"> this one</span> : null}
            </th>
            <td>
              <Time at={lastSeenAt} zone={actor.timeZone} now={now} />
            </td>
          </tr>
        ))}
      </Table>
      {sessions.length > 1 ? (
        <Form action={signOutEverywhere} label="Sign out everywhere">
          <SubmitButton kind="secondary" pending="Signing out…">
            Sign out everywhere else
          </SubmitButton>
        </Form>
      ) : null}
    </Panel>
  );
}
