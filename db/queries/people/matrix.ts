import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readAgencyAs, type Tx } from "@/db/access";
import { containing } from "@/db/queries/containing";
import { beyond, named } from "@/db/queries/people/narrowed";
import { KeyFlag, PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { Actor } from "@/domain/people/actor";
import { MATRIX_COLUMNS, type MatrixFilter, NO_STANDING, type Standing } from "@/domain/people/matrix";
import type { AgencyRole, MembershipRole, Role } from "@/domain/people/role";

export interface MatrixColumn {
  id: string;
  slug: string;
  name: string;
}

export interface MatrixRow {
  /** Null for an address that is only invited. */
  id: string | null;
  name: string;
  email: string;
  staffRole: AgencyRole | null;
  /** By account; no entry is no access. */
  cells: Map<string, Standing>;
}

type Person = Omit<MatrixRow, "cells"> & { outside: boolean; order: string } & Record<string, unknown>;

/**
 * People against accounts: up to twelve accounts by name, and whoever is of the agency, belongs to one of them or is
 * invited to one, fifty at a time, the agency's own first. In as many statements for many as for few.
 */
export const matrixOf = (actor: Actor, filter: MatrixFilter) =>
  readAgencyAs(actor, "staff.list", async (tx) => {
    const columns = await columnsOf(tx, filter);
    const accounts = columns.rows.map(({ id }) => id);
    const shown = accounts.length > 0 ? sql`in ${accounts}` : sql`in (null)`;
    const people = await peopleOf(tx, filter, shown);
    const cells = await cellsOf(tx, people.rows, shown);
    return {
      columns: columns.rows as MatrixColumn[],
      nextColumns: columns.next,
      rows: people.rows.map(
        ({ id, name, email, staffRole }): MatrixRow => ({
          id,
          name,
          email,
          staffRole,
          cells: cells.get(email) ?? new Map(),
        }),
      ),
      nextRows: people.next,
    };
  });

async function columnsOf(tx: Tx, { group, find, after }: MatrixFilter) {
  const { rows } = await tx.execute<MatrixColumn & { order: string } & Record<string, unknown>>(sql`
    select * from (select a.id, a.slug, a.name, lower(a.name) as "order" from accounts a
      where ${named(find)} and ${group ? sql`exists (select from group_accounts ga where ga.account_id = a.id and ga.group_id = ${group})` : sql`true`}) one
    where ${beyond(after)} order by "order", id limit ${MATRIX_COLUMNS + 1}`);
  return pageOf(rows, (row) => [row.order, row.id], MATRIX_COLUMNS);
}

/** Staff before a client's people, then by name, then by address. */
const Key = z.tuple([KeyFlag, z.string(), z.string()]);

const OPEN = sql`i.accepted_at is null and i.revoked_at is null`;

async function peopleOf(tx: Tx, { who, below }: MatrixFilter, shown: SQL) {
  const from = readCursor(Key, below);
  const like = containing(who);
  const { rows } = await tx.execute<Person>(sql`
    select * from (
      select u.id, coalesce(nullif(u.name, ''), u.email) as name, u.email, s.role as "staffRole",
        s.user_id is null as outside, lower(coalesce(nullif(u.name, ''), u.email)) as "order"
      from users u left join staff s on s.user_id = u.id
      where s.user_id is not null
        or exists (select from memberships m where m.user_id = u.id and m.role <> 'staff' and m.account_id ${shown})
      union all
      select distinct null::uuid, i.email, i.email, null, true, i.email from invitations i
      where i.account_id ${shown} and ${OPEN} and not exists (
        select from users u left join staff s on s.user_id = u.id where u.email = i.email and (s.user_id is not null
          or exists (select from memberships m where m.user_id = u.id and m.account_id ${shown})))
    ) person
    where ${who ? sql`(name ilike ${like} or email ilike ${like})` : sql`true`}
      and ${from ? sql`(outside, "order", email) > (${from[0]}::boolean, ${from[1]}, ${from[2]})` : sql`true`}
    order by outside, "order", email limit ${PAGE_SIZE + 1}`);
  return pageOf(rows, (row) => [String(row.outside), row.order, row.email]);
}

type Cell = {
  email: string;
  account: string;
  membership: MembershipRole | null;
  websites: number | null;
  group: string | null;
  invited: Role | null;
  ended: boolean;
};

/** What these people have in the accounts shown, by address and account. */
async function cellsOf(tx: Tx, people: Person[], shown: SQL) {
  const found = new Map<string, Map<string, Standing>>();
  if (people.length === 0) return found;
  const emails = people.map(({ email }) => email);
  const { rows } = await tx.execute<Cell>(sql`
    select u.email, m.account_id as account, m.role as membership, case when m.scoped then (select count(*)::int
        from membership_scopes c where c.account_id = m.account_id and c.user_id = m.user_id) end as websites,
      null as "group", null as invited, false as ended
    from memberships m join users u on u.id = m.user_id where m.account_id ${shown} and u.email in ${emails}
    union all
    select u.email, ga.account_id, null, null, g.name, null, false
    from group_members gm join users u on u.id = gm.user_id join groups g on g.id = gm.group_id
      join group_accounts ga on ga.group_id = gm.group_id where ga.account_id ${shown} and u.email in ${emails}
    union all
    select i.email, i.account_id, null, null, null, i.role, i.expires_at <= now()
    from invitations i where i.account_id ${shown} and ${OPEN} and i.email in ${emails}
    order by "group"`);
  for (const row of rows) {
    const mine = found.get(row.email) ?? new Map<string, Standing>();
    found.set(row.email, mine.set(row.account, added(mine.get(row.account) ?? NO_STANDING, row)));
  }
  return found;
}

const added = (known: Standing, { membership, websites, group, invited, ended }: Cell): Standing => ({
  membership: membership ?? known.membership,
  websites: membership ? websites : known.websites,
  groups: group ? [...known.groups, group] : known.groups,
  invited: invited ?? known.invited,
  ended: ended || known.ended,
});
