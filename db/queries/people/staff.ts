import { sql } from "drizzle-orm";
import { z } from "zod";
import { readAgencyAs } from "@/db/access";
import { containing } from "@/db/queries/containing";
import type { Narrowed } from "@/db/queries/people/narrowed";
import { PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { Actor } from "@/domain/people/actor";
import type { AgencyRole } from "@/domain/people/role";

export interface Colleague {
  id: string;
  name: string;
  email: string;
  role: AgencyRole;
  /** Accounts by a membership of theirs or through a group; owners and admins reach the others too. */
  accounts: number;
}

const Key = z.tuple([z.string(), z.uuid()]);

const colleague = sql`
  select u.id, coalesce(nullif(u.name, ''), u.email) as name, u.email, s.role,
    (select count(*)::int from (
      select account_id from memberships m where m.user_id = u.id
      union select ga.account_id from group_members gm join group_accounts ga on ga.group_id = gm.group_id
        where gm.user_id = u.id) works) as accounts,
    lower(coalesce(nullif(u.name, ''), u.email)) as "order"
  from staff s join users u on u.id = s.user_id`;

/** The agency's people by name, fifty at a time; `find` narrows them to names and addresses that contain it. */
export const staffList = (actor: Actor, { find, after }: Narrowed) =>
  readAgencyAs(actor, "staff.list", async (tx) => {
    const from = readCursor(Key, after);
    const { rows } = await tx.execute<Colleague & { order: string } & Record<string, unknown>>(sql`
      select * from (${colleague}) person
      where ${find ? sql`(name ilike ${containing(find)} or email ilike ${containing(find)})` : sql`true`}
        and ${from ? sql`("order", id) > (${from[0]}, ${from[1]}::uuid)` : sql`true`}
      order by "order", id limit ${PAGE_SIZE + 1}`);
    return pageOf(rows, (row) => [row.order, row.id]);
  });

/** One of the agency's people; undefined when there is none. */
export const staffPerson = (actor: Actor, userId: string) =>
  readAgencyAs(actor, "staff.list", async (tx) => {
    if (!z.uuid().safeParse(userId).success) return undefined;
    const { rows } = await tx.execute<Colleague & Record<string, unknown>>(
      sql`${colleague} where u.id = ${userId}`,
    );
    return rows[0];
  });
