import { sql } from "drizzle-orm";
import { readAccountAs, type Tx } from "@/db/access";
import { countSites, pageOfApplications } from "@/db/queries/accounts/applications";
import { isSeenLive, shownStateOf } from "@/db/queries/go-live/shown-state";
import { reachesOf } from "@/db/reach";
import type { ShownState } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { type AgencyRole, type MembershipRole, type Role, roleIn } from "@/domain/people/role";

/** What the structure picture shows before it says how many more there are. */
const SHOWN_APPLICATIONS = 6;
const SHOWN_PEOPLE = 12;

interface PersonRow {
  id: string;
  name: string;
  side: "agency" | "client";
  role: Role | null;
}

/**
 * An account at a glance: its sites, the first of its applications with their environments, and who reaches it; as far
 * as the reader's role sees them. Of the person with the id `chosen` also how far they reach.
 */
export const overviewOf = (actor: Actor, accountId: string, chosen?: string) =>
  readAccountAs(actor, "account.read", accountId, async (tx, mine) => ({
    ...(can(mine, "application.read") ? await sitesOf(tx, accountId) : NO_SITES),
    people: can(mine, "people.list") ? await peopleOf(tx, accountId, chosen) : NOBODY,
  }));

const sitesOf = async (tx: Tx, accountId: string) => ({
  ...(await countSites(tx, accountId)),
  applications: await pageOfApplications(tx, accountId, SHOWN_APPLICATIONS),
  open: await openEnvironments(tx, accountId),
});

const NO_SITES: Awaited<ReturnType<typeof sitesOf>> = {
  sites: 0,
  live: 0,
  applications: { rows: [], next: undefined },
  open: [],
};

const NOBODY: Awaited<ReturnType<typeof peopleOf>> = { total: 0, shown: [], chosen: undefined };

type Row = Omit<PersonRow, "role"> & { membership: MembershipRole | null; staffRole: AgencyRole | null };

/** Everybody with a membership or through a group, and the agency's owners and admins, who need neither. */
async function peopleOf(tx: Tx, accountId: string, chosen?: string) {
  const { rows } = await tx.execute<Row & { total: number } & Record<string, unknown>>(sql`
    select u.id, coalesce(nullif(u.name, ''), u.email) as name, m.role as membership, s.role as "staffRole",
      case when s.user_id is not null then 'agency' else 'client' end as side, count(*) over ()::int as total
    from users u
    left join ${reachesOf(accountId)} m on m.user_id = u.id
    left join staff s on s.user_id = u.id
    where m.user_id is not null or s.role in ('owner', 'admin')
    order by side, lower(u.name), u.id limit ${SHOWN_PEOPLE}`);
  const shown = rows.map(withRole);
  const person = shown.find(({ id }) => id === chosen);
  return {
    total: rows[0]?.total ?? 0,
    shown,
    chosen: person && { ...person, reach: await reachIn(tx, accountId, person) },
  };
}

const withRole = ({ id, name, side, membership, staffRole }: Row): PersonRow => ({
  id,
  name,
  side,
  role: roleIn(staffRole, membership),
});

/** The slugs of the applications that somebody sees in the account, and how many environments those have. */
async function reachIn(tx: Tx, accountId: string, { id, role }: PersonRow) {
  const none = { applications: [], environments: 0 };
  if (!role || !can(role, "application.read")) return none;
  const { rows } = await tx.execute<{ applications: string[]; environments: number }>(sql`
    select coalesce(array_agg(distinct a.slug), '{}') as applications, count(e.id)::int as environments
    from applications a left join environments e on e.account_id = a.account_id and e.application_id = a.id
    where a.account_id = ${accountId} and not exists (
      select from memberships m where m.account_id = a.account_id and m.user_id = ${id} and m.scoped and not exists (
        select from membership_scopes s where s.account_id = m.account_id and s.user_id = m.user_id
          and s.application_id = a.id))`);
  return rows[0] ?? none;
}

export interface OpenEnvironment {
  application: string;
  applicationSlug: string;
  environment: string;
  environmentSlug: string;
  kind: "production" | "staging" | "development" | "other";
  hostname: string;
  state: Exclude<ShownState, "live">;
  reason: string;
  checkedAt: Date | null;
}

/** What is not live, or was not seen so lately, the worst first; a production environment before its test copies. */
async function openEnvironments(tx: Tx, accountId: string) {
  const { rows } = await tx.execute(sql`
    select a.name as application, a.slug as "applicationSlug", e.name as environment, e.slug as "environmentSlug",
      e.kind, ${shownStateOf("e")} as state, e.reason, e.checked_at as "checkedAt", (select name from hostnames where account_id = e.account_id
        and environment_id = e.id order by created_at, id limit 1) as hostname
    from environments e join applications a on a.id = e.application_id and a.account_id = e.account_id
    where e.account_id = ${accountId} and not ${isSeenLive("e")}
    order by e.rank, e.kind <> 'production', lower(a.name), e.slug limit 5`);
  return rows.map(
    (row) =>
      ({ ...row, checkedAt: row.checkedAt ? new Date(String(row.checkedAt)) : null }) as OpenEnvironment,
  );
}
