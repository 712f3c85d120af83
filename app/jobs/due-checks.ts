import "server-only";
import { CHECK, sendChecks } from "@/app/jobs/check-queue";
import { dueChecks } from "@/db/commands/go-live/checks";
import { type Queue, waitingKeys } from "@/db/queue";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import { env } from "@/env";

/** As many wait at once as are soon begun; the others keep their turn in the database. */
const WAITING = 64;

/** Queues the checks that are due, a few of each account at a time. */
export async function queueDueChecks(queue: Queue) {
  if (edgeMissing(env().edge, [])) return;
  const waiting = await waitingKeys(CHECK);
  await sendChecks(queue, await dueChecks(WAITING - waiting.length, waiting, new Date()));
}
