import { sql } from "drizzle-orm";
import { readAccountAs } from "@/db/access";
import { reachesOf } from "@/db/reach";
import type { Actor } from "@/domain/people/actor";

/** What somebody wants to remove: the account, or what lies below it by slugs and host name. */
export interface Scope {
  application?: string;
  environment?: string;
  hostname?: string;
}

export interface Going {
  applicationName: string;
  environmentName: string;
  kind: string;
  name: string;
  edgeLabel: string;
  pointedHere: boolean;
}

/** As many host names as a page lists; the counts are of all. */
const LISTED = 200;

/** Everything that goes with a removal, for the page that asks first. Undefined when there is no such thing. */
export const goingWith = (actor: Actor, accountId: string, scope: Scope) =>
  readAccountAs(actor, removalOf(scope), accountId, async (tx) => {
    const within = sql`e.account_id = ${accountId}
        ${scope.application ? sql`and a.slug = ${scope.application}` : sql``}
        ${scope.environment ? sql`and e.slug = ${scope.environment}` : sql``}
        ${scope.hostname ? sql`and h.name = ${scope.hostname}` : sql``}`;
    const from = sql`hostnames h join environments e on e.id = h.environment_id and e.account_id = h.account_id
        join applications a on a.id = e.application_id and a.account_id = e.account_id`;
    const { rows: counts } = await tx.execute<{
      applications: number;
      environments: number;
      hostnames: number;
      people: number;
    }>(sql`select count(distinct a.id)::int as applications, count(distinct e.id)::int as environments,
          count(*)::int as hostnames,
          (select count(*)::int from ${reachesOf(accountId)}) as people
        from ${from} where ${within}`);
    const { rows } = await tx.execute(sql`
        select a.name as "applicationName", e.name as "environmentName", e.kind, h.name,
          e.edge_label as "edgeLabel", coalesce(f.standing in ('waiting', 'broken', 'confirming', 'live'), false)
            as "pointedHere"
        from ${from} left join findings f on f.hostname_id = h.id and f.account_id = h.account_id
        where ${within} order by "pointedHere" desc, h.name limit ${LISTED}`);
    const hosts = rows as unknown as Going[];
    return counts[0] && (hosts.length > 0 || !scope.application) ? { ...counts[0], hosts } : undefined;
  });

/** Whoever may remove it sees what goes with it. */
function removalOf({ application, environment, hostname }: Scope) {
  if (hostname) return "hostname.remove";
  if (environment) return "environment.remove";
  return application ? "application.remove" : "account.remove";
}
