import { sql } from "drizzle-orm";
import { z } from "zod";
import { readAccountAs, type Tx } from "@/db/access";
import { shownStateOf } from "@/db/queries/go-live/shown-state";
import type { EnvironmentKind, EnvironmentPath } from "@/domain/accounts/environment";
import { PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { ShownState } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";

export interface EnvironmentDetail {
  id: string;
  slug: string;
  name: string;
  kind: EnvironmentKind;
  origin: string | null;
  state: ShownState;
  station: number;
  reason: string;
  checkedAt: Date | null;
  application: string;
  productionOrigin: string | null;
  version: number;
}

export interface HostnameRow {
  id: string;
  name: string;
  verdict: string | null;
  checkedAt: Date | null;
}

/** One environment with its host names, fifty at a time; undefined when the account has no such environment. */
export const environmentBySlug = (actor: Actor, accountId: string, path: EnvironmentPath, after?: string) =>
  readAccountAs(actor, "environment.read", accountId, async (tx) => {
    const { rows } = await tx.execute(sql`
        select e.id, e.slug, e.name, e.kind, e.origin, ${shownStateOf("e")} as state, e.station, e.reason,
          e.checked_at as "checkedAt", e.version, a.name as application,
          (select origin from environments where application_id = a.id and account_id = a.account_id
            and kind = 'production') as "productionOrigin"
        from environments e join applications a on a.id = e.application_id and a.account_id = e.account_id
        where e.account_id = ${accountId} and a.slug = ${path.application} and e.slug = ${path.environment}`);
    const environment = rows[0] as unknown as EnvironmentDetail | undefined;
    if (!environment) return undefined;
    const { checkedAt } = environment;
    return {
      ...environment,
      checkedAt: checkedAt && new Date(checkedAt),
      hostnames: await pageOfHostnames(tx, accountId, environment.id, after),
    };
  });

const Key = z.tuple([z.string()]);

async function pageOfHostnames(tx: Tx, accountId: string, environmentId: string, after?: string) {
  const key = readCursor(Key, after);
  const { rows } = await tx.execute(sql`
    select h.id, h.name, f.verdict, f.checked_at as "checkedAt" from hostnames h
    left join findings f on f.hostname_id = h.id and f.account_id = h.account_id
    where h.account_id = ${accountId} and h.environment_id = ${environmentId}
      ${key ? sql`and h.name > ${key[0]}` : sql``}
    order by h.name limit ${PAGE_SIZE + 1}`);
  const page = pageOf(rows as unknown as HostnameRow[], (row) => [row.name]);
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, checkedAt: row.checkedAt && new Date(row.checkedAt) })),
  };
}
