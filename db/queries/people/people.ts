import { sql } from "drizzle-orm";
import { z } from "zod";
import { readAccountAs } from "@/db/access";
import { waysInto } from "@/db/queries/people/ways";
import { reachesOf } from "@/db/reach";
import { KeyFlag, PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { Actor } from "@/domain/people/actor";
import type { Way } from "@/domain/people/reach";
import { type AgencyRole, type MembershipRole, type Role, roleIn } from "@/domain/people/role";

export interface PersonRow {
  id: string;
  name: string;
  /** Null for the agency's people to a client. */
  email: string | null;
  role: Role;
  /** Null for owners and admins of the agency, who need no membership to reach an account. */
  membership: MembershipRole | null;
  staffRole: AgencyRole | null;
  /** How they came to it; empty for those whose role reaches every account, and for readers of the client. */
  ways: Way[];
  /** The websites they are limited to, as far as the reader sees them; null for all. */
  scope: { id: string; name: string }[] | null;
  /** Whether there may be others than the reader sees. */
  scopeHidden: boolean;
}

type Row = Omit<PersonRow, "role" | "ways"> & { staffed: boolean; order: string } & Record<string, unknown>;

/** Staff after the client's own people, then by name, then by id. */
const Key = z.tuple([KeyFlag, z.string(), z.uuid()]);

const keyOf = (row: Row) => [String(row.staffed), row.order, row.id] as const;

/** Everybody who reaches this account, the client's own people first, fifty at a time. */
export const peopleOf = (actor: Actor, accountId: string, after?: string) =>
  readAccountAs(actor, "people.list", accountId, async (tx) => {
    const from = readCursor(Key, after);
    const { rows } = await tx.execute<Row>(sql`
        select * from (
          select person.*, "staffRole" is not null as staffed, lower(name) as "order" from ${personIn(accountId)} person
        ) ordered
        ${from ? sql`where (staffed, "order", id) > (${from[0]}::boolean, ${from[1]}, ${from[2]}::uuid)` : sql``}
        order by staffed, "order", id limit ${PAGE_SIZE + 1}`);
    const page = pageOf(rows, keyOf);
    const ids = page.rows.map(({ id }) => id);
    const ways = await waysInto(tx, actor, accountId, ids);
    return { next: page.next, rows: page.rows.flatMap((row) => withRole(row, ways.get(row.id))) };
  });

/** One person of this account; undefined when they have no access to it. */
export const personOf = (actor: Actor, accountId: string, userId: string) =>
  readAccountAs(actor, "people.list", accountId, async (tx) => {
    if (!z.uuid().safeParse(userId).success) return undefined;
    const { rows } = await tx.execute<Row>(
      sql`select * from ${personIn(accountId)} person where id = ${userId}`,
    );
    const [row] = rows;
    if (!row) return undefined;
    return withRole(row, (await waysInto(tx, actor, accountId, [userId])).get(userId))[0];
  });

const personIn = (accountId: string) => sql`(
  select u.id, coalesce(nullif(u.name, ''), told.email, (select name from agencies)) as name, told.email,
    m.role as membership, s.role as "staffRole", ${scopeOf(accountId)} as scope,
    ${accountId}::uuid = any((select my_narrowed_account_ids())::uuid[]) and u.id <> (select my_user_id()) as "scopeHidden"
  from users u
  left join ${reachesOf(accountId)} m on m.user_id = u.id
  left join staff s on s.user_id = u.id
  cross join lateral (
    select case when s.user_id is null or (select my_staff_role()) is not null then u.email end as email) told
  where m.user_id is not null or s.role in ('owner', 'admin'))`;

const scopeOf = (accountId: string) => sql`(
  select coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by lower(a.name))
    from membership_scopes c join applications a on a.id = c.application_id
    where c.account_id = one.account_id and c.user_id = one.user_id), '[]')
  from memberships one where one.account_id = ${accountId} and one.user_id = u.id and one.scoped)`;

function withRole(
  { id, name, email, membership, staffRole, scope, scopeHidden }: Row,
  ways: Way[] = [],
): PersonRow[] {
  const role = roleIn(staffRole, membership);
  return role ? [{ id, name, email, membership, staffRole, role, ways, scope, scopeHidden }] : [];
}

/** Colleagues who could be added to this account, by name; at most a hundred. */
export const assignable = (actor: Actor, accountId: string) =>
  readAccountAs(actor, "account.assignStaff", accountId, async (tx) => {
    const { rows } = await tx.execute<{ id: string; name: string }>(sql`
        select u.id, coalesce(nullif(u.name, ''), u.email) as name
        from staff s join users u on u.id = s.user_id
        where s.role = 'member'
          and u.id not in (select user_id from ${reachesOf(accountId)})
        order by lower(u.name), u.id limit 100`);
    return rows;
  });
