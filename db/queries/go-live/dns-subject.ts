import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { accounts } from "@/db/schema/accounts";
import { agencies } from "@/db/schema/agency";
import { environments } from "@/db/schema/applications";
import { findings, hostnames, snapshots } from "@/db/schema/hostnames";
import { targetFor } from "@/db/target";
import { isComputed } from "@/domain/dns-task/computed";
import { keepersOf } from "@/domain/dns-task/dns-provider";
import { changeSteps } from "@/domain/go-live/change/change-steps";
import { mailEffect } from "@/domain/go-live/change/mail-effect";
import { oldRecords } from "@/domain/go-live/change/snapshot";

/** A host name with all that is known of its record, as whoever changes it needs it. The edge must be configured. */
export async function dnsSubjects(tx: Tx, hostnameIds: string[], environmentId?: string) {
  if (hostnameIds.length === 0) return [];
  const rows = await tx
    .select({
      account: accounts.name,
      hostname: hostnames,
      environment: environments,
      finding: findings,
      snapshot: snapshots,
    })
    .from(hostnames)
    .innerJoin(environments, eq(environments.id, hostnames.environmentId))
    .innerJoin(accounts, eq(accounts.id, hostnames.accountId))
    .leftJoin(findings, eq(findings.hostnameId, hostnames.id))
    .leftJoin(snapshots, eq(snapshots.hostnameId, hostnames.id))
    .where(
      and(
        inArray(hostnames.id, hostnameIds),
        environmentId ? eq(hostnames.environmentId, environmentId) : undefined,
      ),
    )
    .orderBy(hostnames.name);
  const [agency] = await tx.select({ name: agencies.name }).from(agencies);
  return rows.map((row) => ({ ...row, agency: agency?.name ?? "Portico", ...derived(row) }));
}

export type DnsSubject = Awaited<ReturnType<typeof dnsSubjects>>[number];

type Row = {
  hostname: typeof hostnames.$inferSelect;
  environment: typeof environments.$inferSelect;
  finding: typeof findings.$inferSelect | null;
  snapshot: typeof snapshots.$inferSelect | null;
};

function derived({ hostname, environment, finding, snapshot }: Row) {
  const target = targetFor({ ...environment, name: hostname.name });
  const { zoneNames = [], parentNames = [] } = finding?.facts.delegation ?? {};
  return {
    target,
    steps: changeSteps(target, finding),
    keepers: keepersOf(zoneNames.length > 0 ? zoneNames : parentNames),
    computed: finding ? isComputed(finding.facts) : false,
    mailEffect: mailEffect(target, finding?.facts ?? null),
    old: snapshot ? oldRecords(snapshot, hostname.name) : [],
  };
}
