import { sql } from "drizzle-orm";
import { readAccountAs } from "@/db/access";
import { reachesOf } from "@/db/reach";
import type { Actor } from "@/domain/people/actor";
import { type Permission, rolesThat } from "@/domain/people/permission";

/** Somebody in the account whose role allows it: whom to ask. Of the reader's own side first, and of the client its admins. */
export const personWhoCan = (actor: Actor, accountId: string, permission: Permission) =>
  readAccountAs(actor, "account.read", accountId, async (tx) => {
    const roles = sql.join(
      rolesThat(permission).map((role) => sql`${role}`),
      sql`, `,
    );
    const { rows } = await tx.execute<{ name: string }>(sql`
        select coalesce(nullif(u.name, ''), u.email) as name
        from users u
        left join ${reachesOf(accountId)} m on m.user_id = u.id
        left join staff s on s.user_id = u.id
        where m.role in (${roles}) or s.role in (${roles}) and (m.role = 'staff' or s.role in ('owner', 'admin'))
        order by (s.user_id is null) = ${actor.staffRole === null} desc, m.user_id is null, m.role <> 'client_admin',
          lower(u.name), u.id
        limit 1`);
    return rows[0]?.name;
  });
