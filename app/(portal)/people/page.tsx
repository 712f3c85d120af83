import type { Metadata } from "next";
import { CorrectPanel } from "@/app/(portal)/correct-panel";
import { InvitationList } from "@/app/(portal)/invitation-list";
import { MailNotice } from "@/app/(portal)/mail-notice";
import { PeopleViews } from "@/app/(portal)/people/people-views";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { PeopleTable } from "@/components/people/people-table";
import { BulkResults } from "@/components/ui/bulk-results";
import { Button } from "@/components/ui/button";
import { FindForm } from "@/components/ui/find-form";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { pendingStaffInvitations } from "@/db/queries/people/pending-invitations";
import { type Colleague, staffList } from "@/db/queries/people/staff";
import { can } from "@/domain/people/permission";
import { mayGrant, ROLE_NAMES, reachesEveryAccount } from "@/domain/people/role";
import { counted } from "@/domain/words";
import { env } from "@/env";
import { correct, invite, settleInvitation } from "./actions";
import { staffRoleOptions } from "./role-options";

export const metadata: Metadata = { title: "People" };

export default async function Staff({ searchParams }: PageProps<"/people">) {
  const { actor, role } = await visitAgency("staff.list");
  const query = await searchParams;
  const find = word(query.find)?.trim().slice(0, 100) ?? "";
  const people = await staffList(actor, { find, after: word(query.after) });
  return (
    <>
      <PageHeader
        title="People"
        sub="Who belongs to the agency. A client's people are listed in their account."
        action={
          <Button kind="primary" href="#invite">
            Invite
          </Button>
        }
      />
      <div className="stack">
        <MailNotice actor={actor} />
        <PeopleViews current="list" />
        <FindForm action="/people" label="Name or mail address" value={find} />
        {people.rows.length === 0 ? (
          <p className="muted">Nobody with “{find}” in their name or mail address.</p>
        ) : null}
        <PeopleTable
          caption="The agency's people"
          people={people.rows.map((person) => ({
            ...person,
            you: person.id === actor.userId,
            access: ROLE_NAMES[person.role],
            detail: reachOf(person),
            actions: mayGrant(role, person.role) ? (
              <Button size="small" href={`/people/${person.id}`} label={`Change ${person.name}`}>
                Change
              </Button>
            ) : null,
          }))}
        />
        <Pager
          start={query.after ? at({ find }) : undefined}
          next={people.next && at({ find, after: people.next })}
        />
        <Pending after={word(query.invited)} />
        <div id="invite">
          <Panel title="Invite colleagues" sub="They get a mail with a link, valid for 48 hours.">
            <Form action={invite} label="Invite colleagues">
              <TextArea
                name="addresses"
                label="Mail addresses"
                hint="Paste as many as you like: on lines or parted by commas, with or without names."
                rows={3}
                machine
                required
              />
              <SelectField
                name="role"
                label="Role"
                width="full"
                value="member"
                options={staffRoleOptions(role)}
              />
              <SubmitButton pending="Inviting…">Invite</SubmitButton>
              <BulkResults title="What became of each address" />
            </Form>
          </Panel>
        </div>
        {can(role, "person.erase") ? (
          <p>
            <a className="link" href="/people/former">
              Former people
            </a>
          </p>
        ) : null}
      </div>
    </>
  );
}

async function Pending({ after }: { after?: string }) {
  const { actor, role } = await visitAgency("staff.list");
  const { rows, next } = await pendingStaffInvitations(actor, after);
  return (
    <>
      <Panel title="Invited, not here yet">
        <InvitationList
          invitations={rows}
          mine={role}
          timeZone={actor.timeZone}
          mailing={Boolean(env().smtpUrl)}
          action={settleInvitation}
        />
        <Pager start={after ? "/people" : undefined} next={next && `/people?invited=${next}`} />
      </Panel>
      <CorrectPanel invitations={rows} mine={role} action={correct} />
    </>
  );
}

const word = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

const at = (query: Record<string, string>) =>
  `/people?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;

const reachOf = ({ role, accounts }: Colleague) =>
  reachesEveryAccount(role) ? "Every account" : `Works on ${counted(accounts, "account")}`;
