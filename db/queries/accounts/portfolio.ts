import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readAs, type Tx } from "@/db/access";
import { containing } from "@/db/queries/containing";
import { shownRankOf, shownStateOf } from "@/db/queries/go-live/shown-state";
import { throughGroup } from "@/db/reach";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import type { PortfolioFilter } from "@/domain/accounts/portfolio";
import { KeyRank, PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { ShownState } from "@/domain/go-live/state";
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
    state: ShownState;
    station: number;
    reason: string;
    checkedAt: Date | null;
  } | null;
}

/** Where a client stands that has no site yet: with those that nobody has begun. */
const NO_SITE = sql`4`;

/** Rank, name in lower case, id: what the portfolio is sorted by. */
const Key = z.tuple([KeyRank, z.string(), z.uuid()]);

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
  const { rows } = await tx.execute<{ state: ShownState | null; sites: number }>(
    sql`select ${shownStateOf("environments")} as state, count(*)::int as sites from environments
      where kind = 'production' group by 1
      union all select null, count(distinct application_id)::int from environments where state = 'problem'`,
  );
  const sites = Object.fromEntries(
    rows.flatMap(({ state, sites }) => (state ? [[state, sites]] : [])),
  ) as Partial<Record<ShownState, number>>;
  return { sites, troubled: rows.find(({ state }) => state === null)?.sites ?? 0 };
}

async function leastReady(tx: Tx, actor: Actor, filter: PortfolioFilter) {
  const { rows } = await tx.execute<
    Omit<PortfolioRow, "site"> & { order: string } & Record<string, never>
  >(sql`
    with page as (
      select a.id, a.slug, a.name, lower(a.name) as "order", coalesce(worst.rank, ${NO_SITE}) as rank, worst.id as worst_id
      from accounts a
      left join (
        select distinct on (account_id) account_id, ${shownRankOf("environments")} as rank, id from environments
        where (kind = 'production' or state = 'problem')
          ${filter.state ? sql`and ${shownStateOf("environments")} = ${filter.state}` : sql``}
        order by account_id, 2, kind <> 'production', id
      ) worst on worst.account_id = a.id
      where ${sql.join(conditions(actor, filter), sql` and `)}
      order by 5, 4, 1 limit ${PAGE_SIZE + 1}
    )
    select page.id, page.slug, page.name, page."order", page.rank,
      (select count(*)::int from applications where account_id = page.id) as sites,
      case when e.id is not null then json_build_object('application', application.slug, 'environment', e.slug, 'name', e.name,
        'kind', e.kind, 'state', ${shownStateOf("e")}, 'station', e.station, 'reason', e.reason,
        'checkedAt', e.checked_at, 'hostname', (
          select name from hostnames where environment_id = e.id order by created_at, id limit 1)) end as site
    from page
    left join environments e on e.id = page.worst_id and e.account_id = page.id
    left join applications application on application.id = e.application_id and application.account_id = page.id
    order by page.rank, page."order", page.id`);
  const page = pageOf(rows as unknown as (Row & { order: string })[], (row) => [row.rank, row.order, row.id]);
  return { ...page, rows: page.rows.map(dated) };
}

/** A site as JSON has it. */
type Row = Omit<PortfolioRow, "site"> & {
  site: (Omit<NonNullable<PortfolioRow["site"]>, "checkedAt"> & { checkedAt: string | null }) | null;
};

const dated = ({ site, ...row }: Row): PortfolioRow => ({
  ...row,
  site: site && { ...site, checkedAt: site.checkedAt === null ? null : new Date(site.checkedAt) },
});

function conditions(actor: Actor, { state, mine, q, after }: PortfolioFilter): SQL[] {
  const key = readCursor(Key, after);
  const wanted = containing(q);
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
      ? [
          sql`(coalesce(worst.rank, ${NO_SITE}), lower(a.name), a.id) > (${key[0]}, ${key[1]}, ${key[2]}::uuid)`,
        ]
      : []),
  ];
}
