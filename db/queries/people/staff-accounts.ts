import { sql } from "drizzle-orm";
import { readAgencyAs } from "@/db/access";
import { beyond, type Narrowed, named } from "@/db/queries/people/narrowed";
import { waysOf } from "@/db/queries/people/ways";
import { throughGroup } from "@/db/reach";
import { PAGE_SIZE, pageOf } from "@/domain/cursor";
import type { Actor } from "@/domain/people/actor";

interface Row extends Record<string, unknown> {
  id: string;
  slug: string;
  name: string;
  order: string;
}

const directly = (userId: string) =>
  sql`exists (select from memberships where account_id = a.id and user_id = ${userId})`;

/** The accounts on which a colleague works, with every way there, by name, fifty at a time. */
export const accountsOfStaff = (actor: Actor, userId: string, { find, after }: Narrowed) =>
  readAgencyAs(actor, "account.assignStaff", async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      select * from (select a.id, a.slug, a.name, lower(a.name) as "order" from accounts a
        where (${directly(userId)} or ${throughGroup(userId, sql`a.id`)}) and ${named(find)}) one
      where ${beyond(after)} order by "order", id limit ${PAGE_SIZE + 1}`);
    const page = pageOf(rows, (row) => [row.order, row.id]);
    const ids = page.rows.map(({ id }) => id);
    const ways = await waysOf(tx, actor, userId, ids);
    return {
      next: page.next,
      rows: page.rows.map(({ id, slug, name }) => ({ id, slug, name, ways: ways.get(id) ?? [] })),
    };
  });

/** The accounts in which a colleague has no membership of their own, in the same way. */
export const accountsWithoutStaff = (actor: Actor, userId: string, { find, after }: Narrowed) =>
  readAgencyAs(actor, "account.assignStaff", async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      select * from (select a.id, a.slug, a.name, lower(a.name) as "order" from accounts a
        where not ${directly(userId)} and ${named(find)}) one
      where ${beyond(after)} order by "order", id limit ${PAGE_SIZE + 1}`);
    return pageOf(rows, (row) => [row.order, row.id]);
  });
