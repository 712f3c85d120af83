import { sql } from "drizzle-orm";
import { z } from "zod";
import { readAgencyAs, type Tx } from "@/db/access";
import { beyond, type Narrowed, named } from "@/db/queries/people/narrowed";
import { PAGE_SIZE, pageOf } from "@/domain/cursor";
import type { Actor } from "@/domain/people/actor";

export interface GroupRow {
  id: string;
  name: string;
  people: number;
  /** Those of its accounts that the reader reaches. */
  accounts: number;
}

/** The agency's groups by name, fifty at a time. */
export const groupList = (actor: Actor, after?: string) =>
  readAgencyAs(actor, "group.read", async (tx) => {
    const { rows } = await tx.execute<GroupRow & { order: string } & Record<string, unknown>>(sql`
      select * from (
        select g.id, g.name, lower(g.name) as "order",
          (select count(*)::int from group_members where group_id = g.id) as people,
          (select count(*)::int from group_accounts where group_id = g.id) as accounts
        from groups g) one
      where ${beyond(after)} order by "order", id limit ${PAGE_SIZE + 1}`);
    return pageOf(rows, (row) => [row.order, row.id]);
  });

/** Somebody or something in a group, and since when by whom. */
export interface InGroup {
  id: string;
  name: string;
  since: Date;
  by: string | null;
}

/** One group with its people; undefined when there is none. */
export const groupWithPeople = (actor: Actor, groupId: string) =>
  readAgencyAs(actor, "group.read", async (tx) => {
    if (!z.uuid().safeParse(groupId).success) return undefined;
    const { rows } = await tx.execute<GroupRow & Record<string, unknown>>(sql`
      select g.id, g.name, (select count(*)::int from group_members where group_id = g.id) as people,
        (select count(*)::int from group_accounts where group_id = g.id) as accounts
      from groups g where g.id = ${groupId}`);
    return rows[0] && { ...rows[0], members: await membersOf(tx, groupId) };
  });

async function membersOf(tx: Tx, groupId: string) {
  const { rows } = await tx.execute<Dated>(sql`
    select u.id, coalesce(nullif(u.name, ''), u.email) as name, gm.created_at::text as since,
      coalesce(nullif(b.name, ''), b.email) as by
    from group_members gm join users u on u.id = gm.user_id left join users b on b.id = gm.added_by
    where gm.group_id = ${groupId} order by lower(u.name), u.id`);
  return rows.map(dated);
}

/** Colleagues who are not in the group, by name; at most two hundred. */
export const outsideGroup = (actor: Actor, groupId: string) =>
  readAgencyAs(actor, "group.read", async (tx) => {
    const { rows } = await tx.execute<{ id: string; name: string; role: "owner" | "admin" | "member" }>(sql`
      select u.id, coalesce(nullif(u.name, ''), u.email) as name, s.role
      from staff s join users u on u.id = s.user_id
      where not exists (select from group_members where group_id = ${groupId} and user_id = s.user_id)
      order by s.role <> 'member', lower(u.name), u.id limit 200`);
    return rows;
  });

/** The accounts that a group holds, by name, fifty at a time; `find` narrows them to names that contain it. */
export const accountsInGroup = (actor: Actor, groupId: string, { find, after }: Narrowed) =>
  readAgencyAs(actor, "group.read", async (tx) => {
    const { rows } = await tx.execute<Dated & { slug: string; order: string }>(sql`
      select * from (
        select a.id, a.slug, a.name, lower(a.name) as "order", ga.created_at::text as since,
          coalesce(nullif(b.name, ''), b.email) as by
        from group_accounts ga join accounts a on a.id = ga.account_id left join users b on b.id = ga.added_by
        where ga.group_id = ${groupId} and ${named(find)}) one
      where ${beyond(after)} order by "order", id limit ${PAGE_SIZE + 1}`);
    const page = pageOf(rows, (row) => [row.order, row.id]);
    return { next: page.next, rows: page.rows.map((row) => ({ ...dated(row), slug: row.slug })) };
  });

/** The accounts that it does not hold, in the same way. */
export const accountsOutsideGroup = (actor: Actor, groupId: string, { find, after }: Narrowed) =>
  readAgencyAs(actor, "group.read", async (tx) => {
    const { rows } = await tx.execute<{ id: string; name: string; order: string }>(sql`
      select * from (
        select a.id, a.name, lower(a.name) as "order" from accounts a
        where not exists (select from group_accounts where group_id = ${groupId} and account_id = a.id)
          and ${named(find)}) one
      where ${beyond(after)} order by "order", id limit ${PAGE_SIZE + 1}`);
    return pageOf(rows, (row) => [row.order, row.id]);
  });

/** Groups that a new account can be put into, by name; at most a hundred. */
export const groupChoices = (actor: Actor) =>
  readAgencyAs(actor, "group.read", async (tx) => {
    const { rows } = await tx.execute<{ id: string; name: string; people: number }>(sql`
      select g.id, g.name, (select count(*)::int from group_members where group_id = g.id) as people
      from groups g order by lower(g.name), g.id limit 100`);
    return rows;
  });

type Dated = { id: string; name: string; since: string; by: string | null } & Record<string, unknown>;
const dated = ({ id, name, since, by }: Dated): InGroup => ({ id, name, by, since: new Date(since) });
