import { eq, sql } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import { environments } from "@/db/schema/applications";
import { findings, hostnames, snapshots } from "@/db/schema/hostnames";

/** Of a host name, so that those above it are found by name and not by a look at every one there is. */
const labels = sql`string_to_array(${hostnames.name}, '.')`;

/** Everything a check of this host name starts from; undefined when it was removed. */
export const checkSubject = (hostnameId: string) =>
  readAsSystem(async (tx) => {
    const [row] = await tx
      .select({
        name: hostnames.name,
        kind: environments.kind,
        origin: environments.origin,
        edgeLabel: environments.edgeLabel,
        standing: findings.standing,
        history: findings.history,
        snapshot: snapshots,
        others: sql<string[]>`array(
          select beside.name from hostnames beside
          where beside.environment_id = ${hostnames.environmentId} and beside.id <> ${hostnames.id})`,
        claimedByOther: sql<boolean>`exists (
          select from generate_series(2, cardinality(${labels})) n
            join hostnames other on other.name = array_to_string((${labels})[n:], '.')
            join findings of_other on of_other.hostname_id = other.id
          where other.account_id <> ${hostnames.accountId}
            and of_other.judgement->'checks' @> '[{"id":"own.txt","status":"pass"}]')`,
      })
      .from(hostnames)
      .innerJoin(environments, eq(environments.id, hostnames.environmentId))
      .leftJoin(findings, eq(findings.hostnameId, hostnames.id))
      .leftJoin(snapshots, eq(snapshots.hostnameId, hostnames.id))
      .where(eq(hostnames.id, hostnameId))
      .limit(1);
    if (!row) return undefined;
    const { snapshot, ...subject } = row;
    return {
      ...subject,
      snapshot: snapshot ? { takenAt: snapshot.takenAt.toISOString(), records: snapshot.records } : undefined,
    };
  });
