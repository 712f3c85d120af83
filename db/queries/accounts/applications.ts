import { sql } from "drizzle-orm";
import { z } from "zod";
import { readAccountAs, type Tx } from "@/db/access";
import { isSeenLive, shownStateOf } from "@/db/queries/go-live/shown-state";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import { PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { ShownState } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";

/** An environment in a list, with the host name that it was given first. */
export interface EnvironmentRow {
  applicationId: string;
  slug: string;
  name: string;
  kind: EnvironmentKind;
  origin: string | null;
  state: ShownState;
  station: number;
  reason: string;
  checkedAt: Date | null;
  hostname: string;
  hostnames: number;
}

interface ApplicationRow {
  id: string;
  slug: string;
  name: string;
}

/** Lower-case name, then id. */
const Key = z.tuple([z.string(), z.uuid()]);
/** An application shows this many of its environments where several applications share a page. */
const SHOWN_ENVIRONMENTS = 6;

/** How many sites an account has and how many of them are live. */
export async function countSites(tx: Tx, accountId: string) {
  const { rows } = await tx.execute<{ sites: number; live: number }>(sql`
    select count(*)::int as sites, count(*) filter (where ${isSeenLive("environments")})::int as live
    from environments where account_id = ${accountId} and kind = 'production'`);
  return rows[0] ?? { sites: 0, live: 0 };
}

/** The account's applications by name, `size` at a time, each with its first environments. */
export async function pageOfApplications(tx: Tx, accountId: string, size: number, after?: string) {
  const key = readCursor(Key, after);
  const { rows } = await tx.execute<ApplicationRow & { order: string } & Record<string, unknown>>(sql`
    select id, slug, name, lower(name) as "order" from applications
    where account_id = ${accountId} ${key ? sql`and (lower(name), id) > (${key[0]}, ${key[1]}::uuid)` : sql``}
    order by lower(name), id limit ${size + 1}`);
  const page = pageOf(rows, (row) => [row.order, row.id], size);
  const environments = await environmentsOf(
    tx,
    accountId,
    page.rows.map((row) => row.id),
  );
  return {
    next: page.next,
    rows: page.rows.map(({ id, slug, name }) => ({
      slug,
      name,
      environments: environments.filter((environment) => environment.applicationId === id),
    })),
  };
}

async function environmentsOf(tx: Tx, accountId: string, applicationIds: string[]) {
  if (applicationIds.length === 0) return [];
  const ids = sql.join(
    applicationIds.map((id) => sql`(${id}::uuid)`),
    sql`, `,
  );
  const { rows } = await tx.execute(sql`
    select e.* from (values ${ids}) as wanted (id) cross join lateral (
      ${selectEnvironments} where e.account_id = ${accountId} and e.application_id = wanted.id
      ${byKind} limit ${SHOWN_ENVIRONMENTS}) e`);
  return rows.map(dated);
}

const dated = (row: Record<string, unknown>) =>
  ({ ...row, checkedAt: row.checkedAt ? new Date(String(row.checkedAt)) : null }) as EnvironmentRow;

const selectEnvironments = sql`
  select e.application_id as "applicationId", e.id, e.slug, e.name, e.kind, e.origin, ${shownStateOf("e")} as state, e.station,
    e.reason, e.checked_at as "checkedAt",
    (select name from hostnames where account_id = e.account_id and environment_id = e.id
      order by created_at, id limit 1) as hostname,
    (select count(*)::int from hostnames where account_id = e.account_id and environment_id = e.id) as hostnames
  from environments e`;

const byKind = sql`order by array_position(array['production', 'staging', 'development', 'other'], e.kind), e.slug`;

/** The applications of an account, fifty at a time. */
export const applicationsOf = (actor: Actor, accountId: string, after?: string) =>
  readAccountAs(actor, "application.read", accountId, async (tx) => ({
    ...(await countSites(tx, accountId)),
    ...(await pageOfApplications(tx, accountId, PAGE_SIZE, after)),
  }));

/** One application with its first fifty environments; undefined when the account has no such application. */
export const applicationBySlug = (actor: Actor, accountId: string, slug: string) =>
  readAccountAs(actor, "application.read", accountId, async (tx) => {
    const { rows } = await tx.execute<ApplicationRow & { version: number } & Record<string, unknown>>(
      sql`select id, slug, name, version from applications where account_id = ${accountId} and slug = ${slug}`,
    );
    const application = rows[0];
    if (!application) return undefined;
    const environments = await tx.execute(sql`
        ${selectEnvironments} where e.account_id = ${accountId} and e.application_id = ${application.id}
        ${byKind} limit ${PAGE_SIZE}`);
    return { ...application, environments: environments.rows.map(dated) };
  });
