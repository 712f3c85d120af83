import { sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import type { Actor } from "@/domain/people/actor";
import type { Way } from "@/domain/people/reach";

interface Row extends Record<string, unknown> {
  key: string;
  group: string | null;
  since: string;
  by: string | null;
}

/** How some people came to an account, by person. A client is not told: nothing for them. */
export const waysInto = (tx: Tx, actor: Actor, accountId: string, people: string[]) =>
  ways(tx, actor, people, {
    key: sql`user_id`,
    direct: sql`m.account_id = ${accountId} and m.user_id in ${people}`,
    grouped: sql`ga.account_id = ${accountId} and gm.user_id in ${people}`,
  });

/** How one person came to some accounts, by account. */
export const waysOf = (tx: Tx, actor: Actor, userId: string, accounts: string[]) =>
  ways(tx, actor, accounts, {
    key: sql`account_id`,
    direct: sql`m.user_id = ${userId} and m.account_id in ${accounts}`,
    grouped: sql`gm.user_id = ${userId} and ga.account_id in ${accounts}`,
  });

type Part = ReturnType<typeof sql>;

/** Since the later of joining the group and the group's taking the account, by whoever did that. */
async function ways(
  tx: Tx,
  actor: Actor,
  keys: string[],
  { key, direct, grouped }: Record<"key" | "direct" | "grouped", Part>,
) {
  const found = new Map<string, Way[]>();
  if (actor.staffRole === null || keys.length === 0) return found;
  const { rows } = await tx.execute<Row>(sql`
    select way.${key} as key, way."group", way.since::text as since, coalesce(nullif(u.name, ''), u.email) as by
    from (
      select m.user_id, m.account_id, null as "group", m.created_at as since, m.added_by
      from memberships m where ${direct}
      union all
      select gm.user_id, ga.account_id, g.name, greatest(gm.created_at, ga.created_at),
        case when gm.created_at > ga.created_at then gm.added_by else ga.added_by end
      from group_members gm join group_accounts ga on ga.group_id = gm.group_id join groups g on g.id = gm.group_id
      where ${grouped}
    ) way left join users u on u.id = way.added_by
    order by way."group" nulls first`);
  for (const { key: of, since, group, by } of rows)
    found.set(of, [...(found.get(of) ?? []), { group, by, since: new Date(since) }]);
  return found;
}
