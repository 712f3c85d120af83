import { and, asc, eq } from "drizzle-orm";
import { record, type Tx } from "@/db/access";
import { keepGoLive } from "@/db/commands/go-live/dated-go-live";
import { reachMilestone } from "@/db/commands/go-live/milestone";
import { tellOfStanding } from "@/db/commands/notices/telling";
import { applications, environments } from "@/db/schema/applications";
import { goLives, manualTasks } from "@/db/schema/go-live";
import { findings, hostnames } from "@/db/schema/hostnames";
import { sharesProductionOrigin } from "@/domain/accounts/environment";
import { displayName } from "@/domain/accounts/hostname";
import { HAND_OVER } from "@/domain/go-live/checklist/manual-task";
import { progressOf } from "@/domain/go-live/progress";
import { clockTime } from "@/domain/go-live/seen/instant";
import { type CheckedHostname, environmentState, type GoLiveState, rankOf } from "@/domain/go-live/state";
import { stationCount, stationsOf, stationsReached } from "@/domain/go-live/station";
import { NotFound } from "@/domain/refusal";
import { env } from "@/env";

const SHARED_ORIGIN = "It fetches from production's server; a test copy needs its own";

/**
 * Brings an environment's state into line with what is known of it: the findings of its host names, what is handed
 * over, its origin. Records going live once, and when that ended. Whoever changes one of these calls this, in the
 * same transaction and tells of that itself; what follows from it is told as the portal's own finding.
 */
export async function settle(tx: Tx, environmentId: string, now: Date) {
  const [environment] = await tx
    .select()
    .from(environments)
    .where(eq(environments.id, environmentId))
    .for("update");
  if (!environment) throw new NotFound();
  const checked = await checkedHostnames(tx, environmentId);
  const lives = await tx
    .select()
    .from(goLives)
    .where(eq(goLives.environmentId, environmentId))
    .orderBy(asc(goLives.happenedAt));
  const handedOverAt = await whenHandedOver(tx, environmentId);
  const handedOver = handedOverAt !== null;
  const found = environmentState(
    checked.map((one) => checkedHostname(one, now)),
    { handedOver },
    await blockerOf(tx, environment),
  );
  const couldAsk = checked.every(({ verdict }) => verdict !== "unknown");
  const checkedAt = couldAsk ? oldest(checked.map((hostname) => hostname.checkedAt)) : environment.checkedAt;
  const subject = await subjectOf(tx, environment);
  const live = await keepGoLive(tx, { environment, subject, found, checkedAt }, now);
  const reached = stationsReached(
    { ...progressOf(checked.map(({ judgement }) => judgement)), liveSince: live?.since ?? null, ...live },
    // Only a look after the watch's end tells that it ended well; time that merely passed does not.
    checkedAt ?? now,
  );
  const station = stationCount(reached, stationsOf(env().edge.certificates));
  await tx
    .update(environments)
    .set({
      ...found,
      rank: rankOf(found.state),
      station: couldAsk ? station : Math.max(environment.station, station),
      checkedAt,
    })
    .where(eq(environments.id, environmentId));
  if (found.state !== environment.state) await recordFound(tx, environment, found, subject);
  await tellOfStanding(tx, { environment, found, lives, hostnames: checked, handedOverAt }, now);
  const [first] = checked;
  const lastSeenLive = checked.every(({ verdict }) => verdict === "live") ? checkedAt : null;
  if (live && first)
    await reachMilestone(
      tx,
      { environment, subject, hostname: displayName(first.name), live, lastSeenLive },
      now,
    );
  return { ...found, handedOver };
}

/** The same for every environment of an application: production's origin decides about the others. */
export async function settleApplication(tx: Tx, applicationId: string, now: Date) {
  const all = await tx
    .select({ id: environments.id })
    .from(environments)
    .where(eq(environments.applicationId, applicationId))
    .orderBy(asc(environments.id));
  for (const { id } of all) await settle(tx, id, now);
}

const checkedHostnames = (tx: Tx, environmentId: string) =>
  tx
    .select({
      name: hostnames.name,
      verdict: findings.verdict,
      standing: findings.standing,
      judgement: findings.judgement,
      history: findings.history,
      checkedAt: findings.checkedAt,
    })
    .from(hostnames)
    .leftJoin(findings, eq(findings.hostnameId, hostnames.id))
    .where(eq(hostnames.environmentId, environmentId))
    .orderBy(asc(hostnames.name));

type Checked = Awaited<ReturnType<typeof checkedHostnames>>[number];
type Environment = typeof environments.$inferSelect;
type Found = { state: GoLiveState; reason: string };

const checkedHostname = (
  { name, standing, verdict, judgement, history }: Checked,
  now: Date,
): CheckedHostname => ({
  name: displayName(name),
  standing,
  couldAsk: verdict !== "unknown",
  lastLive: history?.lastLive && clockTime(history.lastLive.at, now),
  // The record itself is named as the reason only where it is not the saved one.
  strayed: standing === "not_pointed" && judgement?.blocker === "point.target",
  reason: judgement?.reason ?? "",
});

async function whenHandedOver(tx: Tx, environmentId: string) {
  const [done] = await tx
    .select({ at: manualTasks.completedAt })
    .from(manualTasks)
    .where(and(eq(manualTasks.environmentId, environmentId), eq(manualTasks.key, HAND_OVER)));
  return done?.at ?? null;
}

async function blockerOf(tx: Tx, environment: Environment) {
  const [production] = await tx
    .select({ origin: environments.origin })
    .from(environments)
    .where(
      and(eq(environments.applicationId, environment.applicationId), eq(environments.kind, "production")),
    );
  return production && sharesProductionOrigin(environment, production) ? SHARED_ORIGIN : null;
}

async function subjectOf(tx: Tx, environment: Environment) {
  const [application] = await tx
    .select({ name: applications.name })
    .from(applications)
    .where(eq(applications.id, environment.applicationId));
  return `${application?.name} ${environment.name}`;
}

const recordFound = (tx: Tx, environment: Environment, found: Found, subject: string) =>
  record(tx, null, environment.accountId, {
    action: "environment.found",
    subject,
    before: { state: environment.state },
    after: found,
  });

/** An environment was checked when its last host name was; never, while one has not been. */
function oldest(moments: (Date | null)[]) {
  if (moments.length === 0 || moments.includes(null)) return null;
  return new Date(Math.min(...moments.map((moment) => (moment as Date).getTime())));
}
