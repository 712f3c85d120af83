import { eq } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { noteTurns } from "@/db/commands/go-live/check-turns";
import { settle } from "@/db/commands/go-live/standing";
import { tellOfCertificate } from "@/db/commands/notices/certificate-notice";
import { environments } from "@/db/schema/applications";
import { findings, hostnames, snapshots } from "@/db/schema/hostnames";
import { nextCheckAt, restsUntil } from "@/domain/go-live/cadence";
import type { Snapshot } from "@/domain/go-live/change/snapshot";
import type { Judgement } from "@/domain/go-live/judge";
import { keepLastLive } from "@/domain/go-live/last-live";
import type { Facts } from "@/domain/go-live/seen/facts";
import { type History, wasLive } from "@/domain/go-live/seen/history";
import { type Standing, standingAfter } from "@/domain/go-live/standing";
import { hostnameState } from "@/domain/go-live/state";

export interface Finding {
  hostnameId: string;
  facts: Facts;
  judgement: Judgement;
  history: History;
  /** The records to go back to, if nothing is saved yet. */
  snapshot: Snapshot | null;
}

/**
 * Writes what a check found, sets the environment's state by it, and lets go of the host name.
 * Gives back the host name's standing; undefined when it was removed meanwhile. A newer look stays.
 */
export const recordFinding = (finding: Finding, now: Date, random = Math.random()) =>
  asSystem(async (tx) => {
    const subject = await lockSubject(tx, finding.hostnameId);
    if (!subject) return undefined;
    const [before] = await tx.select().from(findings).where(eq(findings.hostnameId, finding.hostnameId));
    if (before && isOlder(finding, before, now)) return before.standing;
    const { verdict } = finding.judgement;
    const standing = standingAfter(verdict, subject.kind, before ?? null);
    const history = keepLastLive(finding.history, before?.history, finding.judgement, now);
    await keepFinding(tx, subject.accountId, { ...finding, history }, standing, now);
    const judgements = { before: before?.judgement ?? null, now: finding.judgement };
    await noteTurns(tx, { accountId: subject.accountId, hostnameId: finding.hostnameId }, judgements, now);
    await saveSnapshot(tx, subject.accountId, finding, now);
    const { handedOver } = await settle(tx, subject.environmentId, now);
    await tellOfCertificate(tx, { ...subject, ...finding }, now);
    const state = hostnameState(standing, { handedOver, everLive: wasLive(history) });
    const { clearAt } = finding.judgement;
    const next = nextCheckAt(
      {
        state,
        confirming: standing === "confirming",
        couldAsk: verdict !== "unknown",
        clearAt: clearAt ? new Date(clearAt) : undefined,
      },
      now,
      random,
    );
    await tx
      .update(hostnames)
      .set({ nextCheckAt: next, heldUntil: restsUntil(state, new Date(finding.facts.at), now) })
      .where(eq(hostnames.id, finding.hostnameId));
    return standing;
  });

/** A slow look that ends after a newer one. One from the time to come tells of a clock that was set back. */
function isOlder(finding: Finding, before: { facts: Facts }, now: Date) {
  const kept = new Date(before.facts.at);
  return kept > new Date(finding.facts.at) && kept <= now;
}

/** The host name with its environment, which is locked first, so that two checks of one environment take turns. */
async function lockSubject(tx: Tx, hostnameId: string) {
  const [subject] = await tx
    .select({
      accountId: hostnames.accountId,
      environmentId: hostnames.environmentId,
      hostname: hostnames.name,
      kind: environments.kind,
    })
    .from(hostnames)
    .innerJoin(environments, eq(environments.id, hostnames.environmentId))
    .where(eq(hostnames.id, hostnameId))
    .for("update", { of: environments });
  return subject;
}

async function keepFinding(
  tx: Tx,
  accountId: string,
  { hostnameId, facts, judgement, history }: Finding,
  standing: Standing | null,
  checkedAt: Date,
) {
  const row = { facts, judgement, history, verdict: judgement.verdict, standing, checkedAt };
  await tx
    .insert(findings)
    .values({ accountId, hostnameId, ...row })
    .onConflictDoUpdate({ target: findings.hostnameId, set: row });
}

/** The first save stays: it was taken before anybody was told to change a record. */
async function saveSnapshot(tx: Tx, accountId: string, { hostnameId, snapshot }: Finding, takenAt: Date) {
  if (!snapshot) return;
  await tx
    .insert(snapshots)
    .values({ ...snapshot, accountId, hostnameId, takenAt })
    .onConflictDoNothing();
}
