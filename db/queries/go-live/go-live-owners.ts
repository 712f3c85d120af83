import { sql } from "drizzle-orm";
import { readAccountAs } from "@/db/access";
import { reachesOf } from "@/db/reach";
import type { Actor } from "@/domain/people/actor";

/** Who of the agency may see to a go-live of this account: everybody who works on it, by name; at most a hundred. */
export const goLiveOwners = (actor: Actor, accountId: string) =>
  readAccountAs(actor, "task.plan", accountId, async (tx) => {
    const { rows } = await tx.execute<{ id: string; name: string }>(sql`
        select u.id, coalesce(nullif(u.name, ''), u.email) as name
        from staff s join users u on u.id = s.user_id
        where s.role in ('owner', 'admin')
          or u.id in (select user_id from ${reachesOf(accountId)} where role = 'staff')
        order by lower(u.name), u.id limit 100`);
    return rows;
  });
