import { and, eq, gt } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { lockChecklist, type Place, taskOf } from "@/db/commands/go-live/locked-checklist";
import { settle } from "@/db/commands/go-live/standing";
import { manualTasks } from "@/db/schema/go-live";
import { hostnames } from "@/db/schema/hostnames";
import type { ChecklistTask } from "@/domain/go-live/checklist/checklist-task";
import { HAND_OVER, SIGN_OFF } from "@/domain/go-live/checklist/manual-task";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/** Marks a manual task of the checklist as done, or as open again. Refuses what would change nothing, and one that cannot start yet, naming what is missing. */
export const markTask = (
  actor: Actor,
  accountId: string,
  environmentId: string,
  key: string,
  done: boolean,
  now: Date,
) =>
  changeAs(actor, "task.complete", accountId, async (tx) => {
    const place = { accountId, environmentId };
    const locked = await lockChecklist(tx, place);
    const task = taskOf(locked, key);
    refuseMarking(task, done);
    if (done) await complete(tx, task, { ...place, userId: actor.userId, now });
    else await reopen(tx, environmentId, key);
    await settle(tx, environmentId, now);
    const action = done ? ("task.completed" as const) : ("task.reopened" as const);
    return { result: task.title, event: { action, subject: `${task.title}, ${locked.name}` } };
  });

function refuseMarking({ key, manual, state, doneBy }: ChecklistTask, done: boolean) {
  if (!manual) throw new NotFound();
  if (done && key === SIGN_OFF)
    throw new Refusal("form", "The client’s approval is not the agency’s to give.");
  if (done && state === "done")
    throw new Refusal("form", `Done already, by ${doneBy ?? "somebody without a login"}.`);
  if (!done && state !== "done") throw new Refusal("form", "It is open already.");
}

/**
 * Says that whoever changes the record has the instructions: from now on it is the client's turn, and the host names
 * are asked about more often. Once, whoever says it first; the caller tells of it. True when this was the first time.
 *
 * @param userId who handed them over; null when nobody of the portal did.
 */
export async function handOver(tx: Tx, place: Place & { userId: string | null; now: Date }) {
  const task = taskOf(await lockChecklist(tx, place), HAND_OVER);
  const first = await complete(tx, task, place);
  if (first) await settle(tx, place.environmentId, place.now);
  return first;
}

/** False when it is done already. */
export async function complete(
  tx: Tx,
  { key, state, notes }: ChecklistTask,
  by: Place & { userId: string | null; now: Date; remark?: string },
) {
  const { environmentId, userId, now, remark = "" } = by;
  if (state === "done") return false;
  if (state === "blocked") throw new Refusal("form", notes[0]?.sentence ?? "It cannot start yet.");
  await tx
    .update(manualTasks)
    .set({ completedAt: now, completedBy: userId, remark })
    .where(and(eq(manualTasks.environmentId, environmentId), eq(manualTasks.key, key)));
  if (key === HAND_OVER) await watch(tx, environmentId, now);
  return true;
}

const reopen = (tx: Tx, environmentId: string, key: string) =>
  tx
    .update(manualTasks)
    .set({ completedAt: null, completedBy: null, remark: "" })
    .where(and(eq(manualTasks.environmentId, environmentId), eq(manualTasks.key, key)));

/** From now on somebody may change the record at any moment. */
const watch = (tx: Tx, environmentId: string, now: Date) =>
  tx
    .update(hostnames)
    .set({ nextCheckAt: new Date(now.getTime() + 60_000) })
    .where(and(eq(hostnames.environmentId, environmentId), gt(hostnames.nextCheckAt, now)));
