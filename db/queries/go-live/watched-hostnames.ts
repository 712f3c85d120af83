import { and, eq, inArray } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import { environments } from "@/db/schema/applications";
import { findings, hostnames } from "@/db/schema/hostnames";
import { targetFor } from "@/db/target";
import { SPREADING } from "@/domain/go-live/standing";

/** What somebody watches: an environment, or one host name of it. */
export type Watched = { environmentId: string } | { hostnameId: string };

/** Those of these host names that spread, with what the last look found. */
export const watchedHostnames = (watched: Watched) =>
  readAsSystem(async (tx) => {
    const rows = await tx
      .select({
        id: hostnames.id,
        name: hostnames.name,
        kind: environments.kind,
        origin: environments.origin,
        edgeLabel: environments.edgeLabel,
        facts: findings.facts,
      })
      .from(hostnames)
      .innerJoin(environments, eq(environments.id, hostnames.environmentId))
      .innerJoin(findings, eq(findings.hostnameId, hostnames.id))
      .where(
        and(
          "hostnameId" in watched
            ? eq(hostnames.id, watched.hostnameId)
            : eq(hostnames.environmentId, watched.environmentId),
          inArray(findings.standing, [...SPREADING]),
        ),
      );
    return rows.map(({ facts, ...row }) => ({ id: row.id, facts, target: targetFor(row) }));
  });
