import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { settle } from "@/db/commands/standing";
import { applications, environments } from "@/db/schema/applications";
import { manualTasks } from "@/db/schema/go-live";
import { hostnames, snapshots } from "@/db/schema/hostnames";
import type { Actor } from "@/domain/actor";
import { blockerOf, HAND_OVER } from "@/domain/go-live/manual-task";
import { NotFound, Refusal } from "@/domain/refusal";

interface Place {
  accountId: string;
  environmentId: string;
}

/** Marks a manual task of the checklist as done, or as open again. Refuses one that cannot start yet, naming what is missing. */
export const markTask = (
  actor: Actor,
  accountId: string,
  environmentId: string,
  key: string,
  done: boolean,
  now: Date,
) =>
  changeAs(actor, "task.complete", accountId, async (tx) => {
    const environment = await lockEnvironment(tx, { accountId, environmentId });
    const task = await taskOf(tx, environmentId, key);
    if (done) await complete(tx, { accountId, environmentId, userId: actor.userId, now, key });
    else await reopen(tx, environmentId, key);
    await settle(tx, environmentId, now);
    const action = done ? ("task.completed" as const) : ("task.reopened" as const);
    return { result: task.title, event: { action, subject: `${task.title}, ${environment.name}` } };
  });

/**
 * Says that whoever changes the record has the instructions: from now on it is the client's turn, and the host names
 * are asked about more often. Once, whoever says it first; the caller tells of it. True when this was the first time.
 *
 * @param userId who handed them over; null when nobody of the portal did.
 */
export async function handOver(tx: Tx, place: Place & { userId: string | null; now: Date }) {
  await lockEnvironment(tx, place);
  const first = await complete(tx, { ...place, key: HAND_OVER });
  if (first) await settle(tx, place.environmentId, place.now);
  return first;
}

async function complete(tx: Tx, by: Place & { userId: string | null; now: Date; key: string }) {
  const { environmentId, userId, now, key } = by;
  const task = await taskOf(tx, environmentId, key);
  if (task.completedAt) return false;
  const blocker = blockerOf(task, await readiness(tx, environmentId));
  if (blocker) throw new Refusal("form", blocker);
  await tx
    .update(manualTasks)
    .set({ completedAt: now, completedBy: userId, remark: "" })
    .where(and(eq(manualTasks.environmentId, environmentId), eq(manualTasks.key, key)));
  if (key === HAND_OVER) await watch(tx, environmentId, now);
  return true;
}

const reopen = (tx: Tx, environmentId: string, key: string) =>
  tx
    .update(manualTasks)
    .set({ completedAt: null, completedBy: null, remark: "" })
    .where(
      and(
        eq(manualTasks.environmentId, environmentId),
        eq(manualTasks.key, key),
        isNotNull(manualTasks.completedAt),
      ),
    );

/** From now on somebody may change the record at any moment. */
const watch = (tx: Tx, environmentId: string, now: Date) =>
  tx
    .update(hostnames)
    .set({ nextCheckAt: new Date(now.getTime() + 60_000) })
    .where(and(eq(hostnames.environmentId, environmentId), gt(hostnames.nextCheckAt, now)));

async function taskOf(tx: Tx, environmentId: string, key: string) {
  const [task] = await tx
    .select()
    .from(manualTasks)
    .where(and(eq(manualTasks.environmentId, environmentId), eq(manualTasks.key, key)));
  if (!task) throw new NotFound();
  return task;
}

/** The environment's name in words. Its row is locked, so that two people at once take turns. */
async function lockEnvironment(tx: Tx, { accountId, environmentId }: Place) {
  const [found] = await tx
    .select({ name: environments.name, application: applications.name })
    .from(environments)
    .innerJoin(applications, eq(applications.id, environments.applicationId))
    .where(and(eq(environments.accountId, accountId), eq(environments.id, environmentId)))
    .for("update", { of: environments });
  if (!found) throw new NotFound();
  return { name: `${found.application} ${found.name}` };
}

async function readiness(tx: Tx, environmentId: string) {
  const [environment] = await tx
    .select({ state: environments.state })
    .from(environments)
    .where(eq(environments.id, environmentId));
  const unsaved = await tx
    .select({ id: hostnames.id })
    .from(hostnames)
    .leftJoin(snapshots, eq(snapshots.hostnameId, hostnames.id))
    .where(and(eq(hostnames.environmentId, environmentId), isNull(snapshots.hostnameId)));
  return { live: environment?.state === "live", recordsSaved: unsaved.length === 0 };
}
