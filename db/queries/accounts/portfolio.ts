import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readAs, type Tx } from "@/db/access";
import { throughGroup } from "@/db/reach";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import type { PortfolioFilter } from "@/domain/accounts/portfolio";
import { PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { GoLiveState } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";

/** One client in the portfolio, standing for its least ready site; the site is null while there is none. */
export interface PortfolioRow {
  id: string;
  slug: string;
  name: string;
  sites: number;
  rank: number;
  site: {
    application: string;
    environment: string;
    name: string;
    kind: EnvironmentKind;
    hostname: string;
    state: GoLiveState;
    station: number;
    reason: string;
  } | null;
}

/** Rank, name in lower case, id: what the portfolio is sorted by. */
const Key = z.tuple([z.number().int(), z.string(), z.uuid()]);

/** All my clients, the least ready first, fifty at a time, and how many sites stand where. Three statements always. */
export const portfolio = (actor: Actor, filter: PortfolioFilter) =>
  readAs(actor, async (tx) => ({
    clients: await countClients(tx),
    ...(await countSites(tx)),
    ...(await leastReady(tx, actor, filter)),
  }));

async function countClients(tx: Tx) {
  const { rows } = await tx.execute<{ clients: number }>(sql`select count(*)::int as clients from accounts`);
  return rows[0]?.clients ?? 0;
}

/** A site stands where its production environment stands; `troubled` are those with a problem in any environment. */
async function countSites(tx: Tx) {
  const { rows } = await tx.execute<{ state: GoLiveState | null; sites: number }>(
    sql`select state, count(*)::int as sites from environments where kind = 'production' group by state
      union all select null, count(distinct application_id)::int from environments where state = 'problem'`,
  );
  const sites = Object.fromEntries(
    rows.flatMap(({ state, sites }) => (state ? [[state, sites]] : [])),
  ) as Partial<Record<GoLiveState, number>>;
  return { sites, troubled: rows.find(({ state }) => state === null)?.sites ?? 0 };
}

async function leastReady(tx: Tx, actor: Actor, filter: PortfolioFilter) {
  const { rows } = await tx.execute<
    Omit<PortfolioRow, "site"> & { order: string } & Record<string, never>
  >(sql`
    with page as (
      select a.id, a.slug, a.name, lower(a.name) as "order", coalesce(worst.rank, 2) as rank, worst.id as worst_id
      from accounts a
      left join (
        select distinct on (account_id) account_id, rank, id from environments
        where (kind = 'production' or state = 'problem') ${filter.state ? sql`and state = ${filter.state}` : sql``}
        order by account_id, rank, kind <> 'production', id
      ) worst on worst.account_id = a.id
      where ${sql.join(conditions(actor, filter), sql` and `)}
      order by 5, 4, 1 limit ${PAGE_SIZE + 1}
    )
    select page.id, page.slug, page.name, page."order", page.rank,
      (select count(*)::int from applications where account_id = page.id) as sites,
      case when e.id is not null then json_build_object('application', application.slug, 'environment', e.slug, 'name', e.name,
        'kind', e.kind, 'state', e.state, 'station', e.station, 'reason', e.reason, 'hostname', (
          select name from hostnames where environment_id = e.id order by created_at, id limit 1)) end as site
    from page
    left join environments e on e.id = page.worst_id and e.account_id = page.id
    left join applications application on application.id = e.application_id and application.account_id = page.id
    order by page.rank, page."order", page.id`);
  return pageOf(rows as unknown as (PortfolioRow & { order: string })[], (row) => [
    row.rank,
    row.order,
    row.id,
  ]);
}

function conditions(actor: Actor, { state, mine, q, after }: PortfolioFilter): SQL[] {
  const key = readCursor(Key, after);
  const wanted = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    sql`true`,
    ...(state ? [sql`worst.id is not null`] : []),
    ...(mine
      ? [
          sql`(exists (select from memberships where account_id = a.id and user_id = ${actor.userId})
            or ${throughGroup(actor.userId, sql`a.id`)})`,
        ]
      : []),
    ...(q
      ? [
          sql`(a.name ilike ${wanted} or exists (select from hostnames where account_id = a.id and name ilike ${wanted}))`,
        ]
      : []),
    ...(key
      ? [sql`(coalesce(worst.rank, 2), lower(a.name), a.id) > (${key[0]}, ${key[1]}, ${key[2]}::uuid)`]
      : []),
  ];
}
