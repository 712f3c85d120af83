import { and, asc, eq } from "drizzle-orm";
import { readAccountAs } from "@/db/access";
import { findings, hostnames } from "@/db/schema/hostnames";
import { MOST_HOSTNAMES } from "@/domain/accounts/hostname";
import type { Actor } from "@/domain/people/actor";

/** What the last check of each host name of an environment found; empty before the first, or when it is not theirs. */
export const evidenceOfEnvironment = (actor: Actor, accountId: string, environmentId: string) =>
  readAccountAs(actor, "check.read", accountId, (tx) =>
    tx
      .select({
        id: hostnames.id,
        name: hostnames.name,
        checkedAt: findings.checkedAt,
        judgement: findings.judgement,
      })
      .from(hostnames)
      .innerJoin(findings, eq(findings.hostnameId, hostnames.id))
      .where(and(eq(hostnames.accountId, accountId), eq(hostnames.environmentId, environmentId)))
      .orderBy(asc(hostnames.name))
      .limit(MOST_HOSTNAMES),
  );
