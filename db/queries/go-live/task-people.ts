import { sql } from "drizzle-orm";
import { readAccountAs, type Tx } from "@/db/access";
import { outOfScope, reachesOf } from "@/db/reach";
import type { Actor } from "@/domain/people/actor";
import { rolesThat } from "@/domain/people/permission";

/** Who may own a task: everybody who sees the environment, the agency's people first; at most 200. */
export async function taskPeopleIn(tx: Tx, accountId: string, environmentId: string) {
  const roles = sql.join(
    rolesThat("environment.read").map((role) => sql`${role}`),
    sql`, `,
  );
  const { rows } = await tx.execute<{ id: string; name: string; client: boolean }>(sql`
    select u.id, coalesce(nullif(u.name, ''), u.email) as name, s.user_id is null as client
    from users u
    left join ${reachesOf(accountId)} m on m.user_id = u.id
    left join staff s on s.user_id = u.id
    where m.role in (${roles}) and not ${outOfScope(sql`u.id`, environmentId)}
      or m.role = 'staff' and s.user_id is not null or s.role in ('owner', 'admin')
    order by client, lower(coalesce(nullif(u.name, ''), u.email)), u.id limit 200`);
  return rows;
}

export const taskPeople = (actor: Actor, accountId: string, environmentId: string) =>
  readAccountAs(actor, "task.plan", accountId, (tx) => taskPeopleIn(tx, accountId, environmentId));
