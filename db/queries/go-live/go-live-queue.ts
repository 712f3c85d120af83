import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readAgencyAs } from "@/db/access";
import { containing } from "@/db/queries/containing";
import { shownStateOf } from "@/db/queries/go-live/shown-state";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import { KeyDay, KeyRank, PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import { type Day, dayIn, daysLater } from "@/domain/day";
import { SOON_DAYS } from "@/domain/go-live/due";
import type { ShownState } from "@/domain/go-live/state";
import { WATCH_DAYS } from "@/domain/go-live/station";
import type { Turn } from "@/domain/go-live/turn";
import type { Actor } from "@/domain/people/actor";
import type { QueueFilter } from "@/domain/queue";

/** One go-live that is not finished. */
export interface QueueRow {
  id: string;
  client: { slug: string; name: string };
  application: { slug: string; name: string };
  environment: { slug: string; name: string; kind: EnvironmentKind };
  hostname: string | null;
  /** Told as last seen live when nobody could look for long. */
  state: ShownState;
  checkedAt: Date | null;
  station: number;
  reason: string;
  turn: Turn;
  dueOn: Day | null;
  owner: string | null;
  /** When the watch of what is live began. */
  watchedFrom: Date | null;
  signedOff: boolean;
  /** The first blocking task that is open though the website is live. */
  task: string | null;
  /** The link with the DNS task that was last mailed to somebody. */
  link: { id: string; sentAt: Date; remindedAt: Date | null } | null;
}

export type QueueCounts = Record<Turn | "all" | "overdue" | "soon" | "me" | "nobody", number>;

/** Due day, rank, client in lower case, id: what the queue is sorted by. */
const Key = z.tuple([KeyDay, KeyRank, z.string(), z.uuid()]);

type Row = Omit<QueueRow, "watchedFrom" | "checkedAt" | "link"> & {
  checkedAt: string | null;
  watchedFrom: string | null;
  link: { id: string; sentAt: string; remindedAt: string | null } | null;
  key: [Day, number, string, string];
};

/**
 * Every go-live of my accounts that is not finished, by due date and then the worst first, fifty at a time, and how many
 * stand where whatever the filter. One statement.
 */
export const goLiveQueue = (actor: Actor, filter: QueueFilter, now: Date) =>
  readAgencyAs(actor, "goLive.queue", async (tx) => {
    const today = dayIn(actor.timeZone, now);
    const { rows } = await tx.execute(sql`
      with open as materialized (${unfinished(now)}),
      page as (
        select open.*, a.slug as account_slug, a.name as client, lower(a.name) as "order"
        from open join accounts a on a.id = open.account_id
        where ${sql.join(conditions(actor, filter, today), sql` and `)}
        order by due, rank, "order", open.id limit ${PAGE_SIZE + 1}
      )
      select ${counts(actor, today)} as counts, ${PAGE} as rows`);
    const found = rows[0] as unknown as { counts: QueueCounts; rows: Row[] };
    const page = pageOf(found.rows, ({ key }) => key);
    return { counts: found.counts, next: page.next, rows: page.rows.map(rowOf) };
  });

/**
 * Not live, or live and not signed off, watched, or with a blocking task open. Tasks are looked at only of live ones:
 * for the others their state says whose turn it is. What is live is no longer due.
 */
const unfinished = (now: Date) => sql`
  select *, case when state = 'live' then '9999-12-31'::date else coalesce(due_on, '9999-12-31') end as due,
    case when state = 'problem' then 'problem' when state = 'waiting_client' then 'client'
      when state = 'spreading' then 'spreading' when state <> 'live' then 'us'
      when task is not null then case side when 'client' then 'client' else 'us' end
      when signed_off_at is null then 'us' else 'watch' end as turn
  from (
    select e.id, e.account_id, e.application_id, e.slug, e.name, e.kind, e.state, e.rank, e.reason, e.station, e.checked_at,
      e.owner_id, e.due_on, coalesce(live.watched_from, live.happened_at) as watched_from, live.signed_off_at, task.title as task, task.side
    from environments e
    left join go_lives live on live.environment_id = e.id and live.ended_at is null
    left join lateral (
      select title, side from manual_tasks
      where environment_id = e.id and e.state = 'live' and blocking and completed_at is null and key <> 'staging-live'
      order by side, position limit 1) task on true
  ) environment
  where state <> 'live' or signed_off_at is null or task is not null
    or watched_from > least(checked_at, ${now.toISOString()}::timestamptz) - make_interval(days => ${WATCH_DAYS})`;

const PAGE = sql`(select coalesce(json_agg(json_build_object(
    'id', page.id, 'state', ${shownStateOf("page")}, 'checkedAt', page.checked_at, 'station', page.station, 'reason', page.reason, 'turn', page.turn,
    'dueOn', page.due_on, 'watchedFrom', page.watched_from, 'signedOff', page.signed_off_at is not null, 'task', page.task,
    'client', json_build_object('slug', page.account_slug, 'name', page.client),
    'application', (select json_build_object('slug', slug, 'name', name) from applications where id = page.application_id),
    'environment', json_build_object('slug', page.slug, 'name', page.name, 'kind', page.kind),
    'hostname', (select name from hostnames where environment_id = page.id order by created_at, id limit 1),
    'owner', (select coalesce(nullif(name, ''), email) from users where id = page.owner_id),
    'link', (select json_build_object('id', d.id, 'sentAt', d.created_at, 'remindedAt', d.reminded_at)
      from hostnames h join dns_tasks d on d.hostname_id = h.id
      where h.environment_id = page.id and d.recipient is not null and d.revoked_at is null
      order by d.created_at desc, d.id limit 1),
    'key', json_build_array(page.due, page.rank, page."order", page.id)
  ) order by page.due, page.rank, page."order", page.id), '[]') from page)`;

const counts = ({ userId }: Actor, today: Day) => sql`(select json_build_object('all', count(*),
    'problem', count(*) filter (where turn = 'problem'), 'us', count(*) filter (where turn = 'us'),
    'client', count(*) filter (where turn = 'client'), 'spreading', count(*) filter (where turn = 'spreading'),
    'watch', count(*) filter (where turn = 'watch'), 'overdue', count(*) filter (where due < ${today}),
    'soon', count(*) filter (where due between ${today} and ${daysLater(today, SOON_DAYS)}),
    'me', count(*) filter (where owner_id = ${userId}), 'nobody', count(*) filter (where owner_id is null)) from open)`;

const conditions = (actor: Actor, filter: QueueFilter, today: Day): SQL[] => [
  sql`true`,
  ...(filter.turn ? [sql`open.turn = ${filter.turn}`] : []),
  ...(filter.kind ? [sql`open.kind = ${filter.kind}`] : []),
  ...whose(actor, filter),
  ...due(filter, today),
  ...searched(filter),
  ...following(filter),
];

function whose({ userId }: Actor, { owner }: QueueFilter) {
  if (!owner) return [];
  return [
    owner === "nobody" ? sql`owner_id is null` : sql`owner_id = ${owner === "me" ? userId : owner}::uuid`,
  ];
}

function due({ due }: QueueFilter, today: Day) {
  if (!due) return [];
  return [
    due === "overdue" ? sql`due < ${today}` : sql`due between ${today} and ${daysLater(today, SOON_DAYS)}`,
  ];
}

function searched({ q }: QueueFilter) {
  if (!q) return [];
  const wanted = containing(q);
  return [
    sql`(a.name ilike ${wanted}
      or exists (select from applications where id = open.application_id and name ilike ${wanted})
      or exists (select from hostnames where environment_id = open.id and name ilike ${wanted}))`,
  ];
}

function following({ after }: QueueFilter) {
  const key = readCursor(Key, after);
  return key
    ? [
        sql`(due, rank, lower(a.name), open.id) > (${key[0]}::date, ${key[1]}::smallint, ${key[2]}, ${key[3]}::uuid)`,
      ]
    : [];
}

const rowOf = ({ key: _, watchedFrom, checkedAt, link, ...row }: Row): QueueRow => ({
  ...row,
  watchedFrom: dateOf(watchedFrom),
  checkedAt: dateOf(checkedAt),
  link: link && { id: link.id, sentAt: new Date(link.sentAt), remindedAt: dateOf(link.remindedAt) },
});

const dateOf = (moment: string | null) => (moment === null ? null : new Date(moment));
