import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readAccountAs, readAgencyAs, type Tx } from "@/db/access";
import type { ActivityFilter } from "@/domain/activity/activity-filter";
import { PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import { type Day, daysLater, momentIn } from "@/domain/day";
import type { Actor } from "@/domain/people/actor";

export interface EventRow {
  id: number;
  at: Date;
  actorName: string;
  /** For whom, when somebody acted in another's name. */
  onBehalfOf: string | null;
  /** From where: told to the agency of everybody, to a client of their own people only. */
  address: string | null;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
  /** Null for what is the agency's own, or of an account that is gone. */
  account: { slug: string; name: string } | null;
}

const Key = z.tuple([z.number().int()]);
/** Whoever acted within this many events can be chosen in the filter. */
const RECENT = 1_000;

/** What happened, newest first, in one account or, without `accountId`, in all that one reaches. */
export const activityOf = (actor: Actor, filter: ActivityFilter, accountId?: string) =>
  reading(actor, accountId, async (tx) => ({
    ...(await pageOfEvents(tx, conditions(actor, filter, accountId))),
    people: await recentPeople(tx, accountId),
  }));

/** The newest events that the filter lets through, for a table outside the portal: at most ten thousand. */
export const activityTable = (actor: Actor, filter: ActivityFilter, accountId?: string) =>
  reading(
    actor,
    accountId,
    async (tx) =>
      (await pageOfEvents(tx, conditions(actor, { ...filter, after: undefined }, accountId), 10_000)).rows,
  );

const reading = <T>(actor: Actor, accountId: string | undefined, work: (tx: Tx) => Promise<T>) =>
  accountId
    ? readAccountAs(actor, "activity.read", accountId, work)
    : readAgencyAs(actor, "agency.activity", work);

/** From where is told to a client of their own people alone: who acts without a login may be of the agency. */
export const isOfClients = sql`(e.actor_id is not null and not e.actor_staff)`;

/** How the agency groups its people is its own: a client reads that somebody was added, not through which group. */
export const told = (side: SQL) =>
  sql`case when jsonb_typeof(${side}) = 'object' and my_staff_role() is null then ${side} - 'group' else ${side} end`;

async function pageOfEvents(tx: Tx, where: SQL[], size = PAGE_SIZE) {
  const { rows } = await tx.execute(sql`
    select e.id, e.at, e.actor_name as "actorName", e.on_behalf_of as "onBehalfOf",
      case when my_staff_role() is not null or ${isOfClients} then e.address end as address,
      e.action, e.subject, ${told(sql`e.before`)} as before, ${told(sql`e.after`)} as after,
      case when a.id is not null then json_build_object('slug', a.slug, 'name', a.name) end as account
    from events e left join accounts a on a.id = e.account_id
    where ${sql.join(where, sql` and `)} order by e.id desc limit ${size + 1}`);
  const page = pageOf(rows as unknown as EventRow[], (row) => [Number(row.id)], size);
  return { ...page, rows: page.rows.map((row) => ({ ...row, id: Number(row.id), at: new Date(row.at) })) };
}

/** Days are those of the reader's time zone, both ends included. */
function conditions(actor: Actor, { who, what, from, to, after }: ActivityFilter, accountId?: string) {
  const key = readCursor(Key, after);
  const startOf = (day: Day) => momentIn(actor.timeZone, day).toISOString();
  return [
    accountId ? sql`e.account_id = ${accountId}` : sql`true`,
    ...(key ? [sql`e.id < ${key[0]}`] : []),
    ...(who ? [who === "portico" ? sql`e.actor_id is null` : sql`e.actor_id = ${who}`] : []),
    ...(what ? [sql`e.action like ${`${what}.%`}`] : []),
    ...(from ? [sql`e.at >= ${startOf(from)}::timestamptz`] : []),
    ...(to ? [sql`e.at < ${startOf(daysLater(to, 1))}::timestamptz`] : []),
  ];
}

async function recentPeople(tx: Tx, accountId?: string) {
  const { rows } = await tx.execute<{ id: string | null; name: string }>(sql`
    select id, case when id is null then 'Portico, or without a login' else name end as name
    from (select distinct on (actor_id) actor_id as id, actor_name as name
      from (select id, actor_id, actor_name from events
        ${accountId ? sql`where account_id = ${accountId}` : sql``} order by id desc limit ${RECENT}) recent
      order by actor_id, recent.id desc) people
    order by id is not null, lower(name), id limit 100`);
  return rows.map(({ id, name }) => ({ id: id ?? "portico", name }));
}
