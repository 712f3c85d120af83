import { CorrectPanel } from "@/app/(portal)/correct-panel";
import { guarded, titled } from "@/app/(portal)/guarded";
import { InvitationList } from "@/app/(portal)/invitation-list";
import { MailNotice } from "@/app/(portal)/mail-notice";
import { ViewOnly } from "@/app/(portal)/view-only";
import { ViewPanel } from "@/app/(portal)/view-panel";
import { visit } from "@/app/session";
import { PeopleTable } from "@/components/people/people-table";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { agencyName } from "@/db/queries/accounts/agency";
import { pendingInvitations } from "@/db/queries/people/pending-invitations";
import { assignable, type PersonRow, peopleOf } from "@/db/queries/people/people";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { wayWords } from "@/domain/people/reach";
import { mayGrant, ROLE_NAMES, type Role, reachesEveryAccount } from "@/domain/people/role";
import { scopeWords } from "@/domain/people/scope";
import { capital, listed } from "@/domain/words";
import { env } from "@/env";
import { correct, settleInvitation } from "./actions";
import { AddColleague, InviteForm } from "./forms";
import { RoleFields } from "./role-fields";

type Props = PageProps<"/accounts/[account]/people">;

export const generateMetadata = titled("people.list", async ({ params }: Props) => {
  const { account } = await visit((await params).account);
  return { title: `People – ${account.name}` };
});

export default guarded("people.list", "People", async function People({ params, searchParams }: Props) {
  const { actor, account, role } = await visit((await params).account);
  const query = await searchParams;
  const base = `/accounts/${account.slug}/people`;
  const people = await peopleOf(actor, account.id, word(query.after));
  const agency = actor.staffRole ? "" : await agencyName();
  const mayInvite = can(role, "invitation.send");
  const mayAssign = can(role, "account.assignStaff");
  return (
    <>
      <PageHeader
        title="People"
        sub={`Who can see ${account.name}. More people cost nothing.`}
        action={
          mayInvite ? (
            <Button kind="primary" href="#invite">
              Invite
            </Button>
          ) : undefined
        }
      />
      <div className="stack">
        {mayInvite ? (
          <MailNotice actor={actor} />
        ) : (
          <ViewOnly actor={actor} accountId={account.id} permission="invitation.send" />
        )}
        <PeopleTable
          caption={`People of ${account.name}`}
          people={people.rows.map((person) => ({
            ...person,
            email: person.email ?? agency,
            you: person.id === actor.userId,
            access: ROLE_NAMES[person.role],
            detail: capital(reachOf(person, actor)),
            actions: mayChange(role, person) ? (
              <Button size="small" href={`${base}/${person.id}`} label={`Change ${person.name}`}>
                Change
              </Button>
            ) : null,
          }))}
        />
        <Pager start={query.after ? base : undefined} next={people.next && `${base}?after=${people.next}`} />
        {mayInvite ? <Pending slug={account.slug} mine={role} after={word(query.invited)} /> : null}
        {mayInvite ? (
          <InviteForm slug={account.slug} account={account.name}>
            <RoleFields actor={actor} accountId={account.id} />
          </InviteForm>
        ) : null}
        {mayAssign ? (
          <AddColleague slug={account.slug} colleagues={await assignable(actor, account.id)} />
        ) : null}
        {can(role, "account.viewAs") ? <ViewPanel slug={account.slug} /> : null}
      </div>
    </>
  );
});

async function Pending({ slug, mine, after }: { slug: string; mine: Role; after?: string }) {
  const { actor, account } = await visit(slug);
  const { rows, next } = await pendingInvitations(actor, account.id, after);
  const base = `/accounts/${slug}/people`;
  return (
    <>
      <Panel title="Invited, not here yet">
        <InvitationList
          invitations={rows}
          mine={mine}
          timeZone={actor.timeZone}
          mailing={Boolean(env().smtpUrl)}
          action={settleInvitation.bind(null, slug)}
        />
        <Pager start={after ? base : undefined} next={next && `${base}?invited=${next}`} />
      </Panel>
      <CorrectPanel invitations={rows} mine={mine} action={correct.bind(null, slug)} />
    </>
  );
}

const word = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

/** Staff read every way in. Clients read who of the agency can see their websites, not how the agency is ordered. */
function reachOf({ staffRole, ways, scope, scopeHidden }: PersonRow, { staffRole: reader, timeZone }: Actor) {
  const names = scope?.map(({ name }) => name);
  const sees = names && scopeWords(names, scopeHidden);
  if (reader === null) return staffRole ? "Works on your account" : (sees ?? "Your account");
  const lead = reachesEveryAccount(staffRole);
  const words = ways.map((way) => wayWords(way, timeZone));
  return listed([...(sees ? [sees] : []), ...(lead ? ["by their role in the agency"] : []), ...words]);
}

function mayChange(mine: Role, { membership, role }: PersonRow) {
  if (!membership || !mayGrant(mine, role)) return false;
  return can(mine, membership === "staff" ? "account.assignStaff" : "membership.change");
}
