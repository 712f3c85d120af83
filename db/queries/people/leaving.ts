import { sql } from "drizzle-orm";
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
    )
    select a.id as "accountId", a.slug, a.name, max(mine.role) as membership,
      coalesce(array_agg(distinct mine."group") filter (where mine."group" is not null), '{}') as groups,
      (select count(*)::int from applications where account_id = a.id) as sites,
      (select count(*)::int from environments where account_id = a.id and owner_id = ${userId}) as "goLives",
      (select count(*)::int from task_plans where account_id = a.id and owner_id = ${userId}) as tasks,
      (select count(*)::int from staff s where s.role = 'member' and s.user_id <> ${userId} and (
        exists (select from memberships m where m.account_id = a.id and m.user_id = s.user_id and m.role = 'staff')
        or exists (select from group_members gm join group_accounts ga on ga.group_id = gm.group_id
          where gm.user_id = s.user_id and ga.account_id = a.id))) as "colleaguesLeft",
      (select count(*)::int from memberships m where m.account_id = a.id and m.role = 'client_admin'
        and m.user_id <> ${userId}) as "adminsLeft"
    from mine join accounts a on a.id = mine.account_id
    group by a.id, a.slug, a.name order by lower(a.name), a.id`);
  return rows as unknown as LeavingPlace[];
}

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
