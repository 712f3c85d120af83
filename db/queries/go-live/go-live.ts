import { and, asc, desc, eq } from "drizzle-orm";
import { readAccountAs, type Tx } from "@/db/access";
import { manualTasksOf } from "@/db/queries/go-live/manual-tasks";
import { taskPlansOf } from "@/db/queries/go-live/task-plans";
import { applications, environments } from "@/db/schema/applications";
import { goLives } from "@/db/schema/go-live";
import { findings, hostnames, nameserverMoves, snapshots } from "@/db/schema/hostnames";
import { users } from "@/db/schema/users";
import type { EnvironmentPath } from "@/domain/accounts/environment";
import { MOST_HOSTNAMES } from "@/domain/accounts/hostname";
import type { Actor } from "@/domain/people/actor";

interface Place extends EnvironmentPath {
  accountId: string;
}

/** One environment of an account by the slugs of its address; undefined when there is none. */
export const environmentAt = (actor: Actor, path: Place) =>
  readAccountAs(actor, "environment.read", path.accountId, (tx) => find(tx, path));

async function find(tx: Tx, { accountId, application, environment }: Place) {
  const [row] = await tx
    .select({
      environment: environments,
      application: { id: applications.id, slug: applications.slug, name: applications.name },
    })
    .from(environments)
    .innerJoin(applications, eq(applications.id, environments.applicationId))
    .where(
      and(
        eq(environments.accountId, accountId),
        eq(applications.slug, application),
        eq(environments.slug, environment),
      ),
    );
  return row && { ...row.environment, application: row.application };
}

/** All that the go-live page shows of an environment; undefined when there is none. */
export const goLiveOf = (actor: Actor, path: Place) =>
  readAccountAs(actor, "environment.read", path.accountId, async (tx) => {
    const environment = await find(tx, path);
    return environment && { environment, ...(await goLiveIn(tx, environment)) };
  });

/** What is known of an environment's go-live, in the transaction of the caller. */
export const goLiveIn = async (tx: Tx, { id, applicationId }: { id: string; applicationId: string }) => ({
  siblings: await siblingsOf(tx, applicationId),
  hostnames: await hostnamesOf(tx, id),
  manual: await manualTasksOf(tx, id),
  plans: await taskPlansOf(tx, id),
  live: await liveOf(tx, id),
});

export type GoLive = NonNullable<Awaited<ReturnType<typeof goLiveOf>>>;

const siblingsOf = (tx: Tx, applicationId: string) =>
  tx
    .select({
      slug: environments.slug,
      name: environments.name,
      kind: environments.kind,
      origin: environments.origin,
      state: environments.state,
    })
    .from(environments)
    .where(eq(environments.applicationId, applicationId))
    .orderBy(asc(environments.createdAt))
    .limit(50);

const hostnamesOf = (tx: Tx, environmentId: string) =>
  tx
    .select({
      id: hostnames.id,
      name: hostnames.name,
      nextCheckAt: hostnames.nextCheckAt,
      heldUntil: hostnames.heldUntil,
      finding: findings,
      snapshot: snapshots,
      move: nameserverMoves,
    })
    .from(hostnames)
    .leftJoin(findings, eq(findings.hostnameId, hostnames.id))
    .leftJoin(snapshots, eq(snapshots.hostnameId, hostnames.id))
    .leftJoin(nameserverMoves, eq(nameserverMoves.hostnameId, hostnames.id))
    .where(eq(hostnames.environmentId, environmentId))
    .orderBy(asc(hostnames.name))
    .limit(MOST_HOSTNAMES);

/** Since when it is live, if it is. */
async function liveOf(tx: Tx, environmentId: string) {
  const [latest] = await tx
    .select({
      since: goLives.happenedAt,
      watchedFrom: goLives.watchedFrom,
      seenBy: goLives.seenBy,
      endedAt: goLives.endedAt,
      recordedAt: goLives.signedOffAt,
      recordedBy: users.name,
    })
    .from(goLives)
    .leftJoin(users, eq(users.id, goLives.signedOffBy))
    .where(eq(goLives.environmentId, environmentId))
    .orderBy(desc(goLives.happenedAt))
    .limit(1);
  return latest && !latest.endedAt ? latest : null;
}

/** How an environment stands, and when each of its host names was checked; undefined when there is no such one. */
export const stateOfEnvironment = (actor: Actor, accountId: string, environmentId: string) =>
  readAccountAs(actor, "environment.read", accountId, async (tx) => {
    const rows = await tx
      .select({
        state: environments.state,
        reason: environments.reason,
        seenAt: environments.checkedAt,
        checkedAt: findings.checkedAt,
      })
      .from(environments)
      .leftJoin(hostnames, eq(hostnames.environmentId, environments.id))
      .leftJoin(findings, eq(findings.hostnameId, hostnames.id))
      .where(and(eq(environments.accountId, accountId), eq(environments.id, environmentId)))
      .orderBy(asc(hostnames.name))
      .limit(MOST_HOSTNAMES);
    const [first] = rows;
    return (
      first && {
        state: first.state,
        reason: first.reason,
        checkedAt: first.seenAt,
        checks: rows.map(({ checkedAt }) => checkedAt),
      }
    );
  });
