import { sql } from "drizzle-orm";
import type { Tx } from "@/db/access";

/** What nobody but this person holds: "an owner of Harbour Row", "an admin of Acme". Locks what it counts. */
export async function lastHeld(tx: Tx, userId: string): Promise<string[]> {
  await tx.execute(sql`select user_id from staff where role = 'owner' order by user_id for update`);
  await tx.execute(sql`select id from accounts where id in (
    select account_id from memberships where user_id = ${userId} and role = 'client_admin') order by id for no key update`);
  const { rows } = await tx.execute<{ words: string }>(sql`
    select 'an owner of ' || (select name from agencies limit 1) as words
    where exists (select from staff where user_id = ${userId} and role = 'owner')
      and not exists (select from staff where user_id <> ${userId} and role = 'owner')
    union all
    select 'an admin of ' || a.name from memberships m join accounts a on a.id = m.account_id
    where m.user_id = ${userId} and m.role = 'client_admin' and not exists (
      select from memberships o where o.account_id = a.id and o.role = 'client_admin' and o.user_id <> ${userId})`);
  return rows.map(({ words }) => words);
}
