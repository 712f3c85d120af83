import { and, eq, gt, isNull } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { settle } from "@/db/commands/standing";
import { applications, environments } from "@/db/schema/applications";
import { taskCompletions } from "@/db/schema/go-live";
import { hostnames, snapshots } from "@/db/schema/hostnames";
import type { Actor } from "@/domain/actor";
import { blockerOf, HAND_OVER, type ManualTaskKey, manualTask } from "@/domain/go-live/manual-task";
import { NotFound, Refusal } from "@/domain/refusal";

/** Marks a manual task of the checklist as done, or as open again. Refuses one that cannot start yet, naming what is missing. */
export const markTask = (
  actor: Actor,
  accountId: string,
  environmentId: string,
  task: ManualTaskKey,
  done: boolean,
  now: Date,
) =>
  changeAs(actor, "task.complete", accountId, async (tx) => {
    const environment = await readiness(tx, accountId, environmentId);
    const blocker = done ? blockerOf(task, environment) : null;
    if (blocker) throw new Refusal("form", blocker);
    if (done) await complete(tx, { accountId, environmentId, task, completedBy: actor.userId });
    else await reopen(tx, environmentId, task);
    if (done && task === HAND_OVER) await watch(tx, environmentId, now);
    await settle(tx, environmentId, now);
    const title = manualTask(task).title;
    const action = done ? ("task.completed" as const) : ("task.reopened" as const);
    return { result: title, event: { action, subject: `${title}, ${environment.name}` } };
  });

const complete = (tx: Tx, row: typeof taskCompletions.$inferInsert) =>
  tx.insert(taskCompletions).values(row).onConflictDoNothing();

const reopen = (tx: Tx, environmentId: string, task: string) =>
  tx
    .delete(taskCompletions)
    .where(and(eq(taskCompletions.environmentId, environmentId), eq(taskCompletions.task, task)));

/** From now on somebody may change the record at any moment. */
const watch = (tx: Tx, environmentId: string, now: Date) =>
  tx
    .update(hostnames)
    .set({ nextCheckAt: new Date(now.getTime() + 60_000) })
    .where(and(eq(hostnames.environmentId, environmentId), gt(hostnames.nextCheckAt, now)));

async function readiness(tx: Tx, accountId: string, environmentId: string) {
  const [environment] = await tx
    .select({ name: environments.name, state: environments.state, application: applications.name })
    .from(environments)
    .innerJoin(applications, eq(applications.id, environments.applicationId))
    .where(and(eq(environments.accountId, accountId), eq(environments.id, environmentId)));
  if (!environment) throw new NotFound();
  const unsaved = await tx
    .select({ id: hostnames.id })
    .from(hostnames)
    .leftJoin(snapshots, eq(snapshots.hostnameId, hostnames.id))
    .where(and(eq(hostnames.environmentId, environmentId), isNull(snapshots.hostnameId)));
  return {
    name: `${environment.application} ${environment.name}`,
    live: environment.state === "live",
    recordsSaved: unsaved.length === 0,
  };
}
