import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readAgencyAs, type Tx } from "@/db/access";
import type { Actor } from "@/domain/people/actor";
import type { LeavingPlace } from "@/domain/people/leaving";
import type { AgencyRole } from "@/domain/people/role";

export interface SentInvitation {
  id: string;
  email: string;
  /** The account it opens; null for the agency itself. */
  account: string | null;
}

/** What somebody has and would lose everywhere, in a handful of statements; undefined when there is no such person. */
export const leavingOf = (actor: Actor, userId: string) =>
  readAgencyAs(actor, "staff.remove", async (tx) => {
    if (!z.uuid().safeParse(userId).success) return undefined;
    const { rows } = await tx.execute<{
      id: string;
      name: string;
      email: string;
      role: AgencyRole | null;
    }>(sql`
      select u.id, coalesce(nullif(u.name, ''), u.email) as name, u.email, s.role
      from users u left join staff s on s.user_id = u.id where u.id = ${userId}`);
    const [person] = rows;
    if (!person) return undefined;
    return {
      ...person,
      places: await placesOf(tx, userId),
      groups: await groupsOf(tx, userId),
      sent: await openInvitations(tx, sql`i.invited_by = ${userId}`),
      received: await openInvitations(tx, sql`i.email = ${person.email}`),
    };
  });

/** Every account in which somebody has a membership, a group or work, by name. */
export async function placesOf(tx: Tx, userId: string): Promise<LeavingPlace[]> {
  const { rows } = await tx.execute(sql`
    with mine as (
      select account_id, role, null::text as "group" from memberships where user_id = ${userId}
      union all
      select ga.account_id, null, g.name from group_members gm join group_accounts ga on ga.group_id = gm.group_id
        join groups g on g.id = gm.group_id where gm.user_id = ${userId}
      union all
      select account_id, null, null from environments where owner_id = ${userId}
      union all
      select account_id, null, null from task_plans where owner_id = ${userId}
    ),
    colleagues as (
      select m.account_id, m.user_id from memberships m join staff s on s.user_id = m.user_id
        where m.role = 'staff' and s.role = 'member'
      union
      select ga.account_id, gm.user_id from group_members gm join group_accounts ga on ga.group_id = gm.group_id
        join staff s on s.user_id = gm.user_id where s.role = 'member'
    )
    select a.id as "accountId", a.slug, a.name, way.membership, way.groups, coalesce(sites.n, 0) as sites,
      coalesce(go_lives.n, 0) as "goLives", coalesce(tasks.n, 0) as tasks,
      coalesce(left_there.n, 0) as "colleaguesLeft", coalesce(admins.n, 0) as "adminsLeft"
    from (select account_id as id, max(role) as membership,
        coalesce(array_agg(distinct "group") filter (where "group" is not null), '{}') as groups
      from mine group by account_id) way
    join accounts a on a.id = way.id
    left join ${countIn(sql`applications`, sql`true`)} sites on sites.id = a.id
    left join ${countIn(sql`environments`, sql`owner_id = ${userId}`)} go_lives on go_lives.id = a.id
    left join ${countIn(sql`task_plans`, sql`owner_id = ${userId}`)} tasks on tasks.id = a.id
    left join ${countIn(sql`memberships`, sql`role = 'client_admin' and user_id <> ${userId}`)} admins on admins.id = a.id
    left join ${countIn(sql`colleagues`, sql`user_id <> ${userId}`)} left_there on left_there.id = a.id
    order by lower(a.name), a.id`);
  return rows as unknown as LeavingPlace[];
}

/** Counted once for all accounts: row by row it takes seconds where somebody leaves hundreds. */
const countIn = (table: SQL, which: SQL) => sql`(select account_id as id, count(*)::int as n from ${table}
  where account_id in (select account_id from mine) and ${which} group by account_id)`;

async function groupsOf(tx: Tx, userId: string) {
  const { rows } = await tx.execute<{ name: string }>(sql`
    select g.name from group_members gm join groups g on g.id = gm.group_id
    where gm.user_id = ${userId} order by lower(g.name)`);
  return rows.map(({ name }) => name);
}

/** Invitations that can still be accepted, of those that `which` chooses. */
export async function openInvitations(tx: Tx, which: ReturnType<typeof sql>): Promise<SentInvitation[]> {
  const { rows } = await tx.execute(sql`
    select i.id, i.email, a.name as account from invitations i left join accounts a on a.id = i.account_id
    where ${which} and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
    order by lower(a.name), i.email limit 1000`);
  return rows as unknown as SentInvitation[];
}
