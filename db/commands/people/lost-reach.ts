import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { throughGroup } from "@/db/reach";

const ANYWHERE = sql`true`;

/**
 * Whoever cannot reach an account any more sees to no go-live and no task there. Called after the way there is gone:
 * another way, a membership or a second group, keeps what they see to.
 */
export async function leaveLostGoLives(tx: Tx, people: string[], accounts?: string[]) {
  if (people.length === 0 || accounts?.length === 0) return;
  for (const table of ["environments", "task_plans"])
    await tx.execute(sql`update ${sql.identifier(table)} owned set owner_id = null
      where owned.owner_id in ${people} and ${accounts ? sql`owned.account_id in ${accounts}` : ANYWHERE}
        and not ${stillReaches(sql`owned.owner_id`, sql`owned.account_id`)}`);
}

/** Whether somebody reaches an account by any way that is left. */
export const stillReaches = (userId: SQL, accountId: SQL) => sql`(
  exists (select from staff s where s.user_id = ${userId} and s.role in ('owner', 'admin'))
  or exists (select from memberships m left join staff s on s.user_id = m.user_id
    where m.account_id = ${accountId} and m.user_id = ${userId} and (m.role <> 'staff' or s.user_id is not null))
  or ${throughGroup(userId, accountId)})`;
