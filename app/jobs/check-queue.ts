import "server-only";
import { check } from "@/app/jobs/check";
import { claimCheck, giveBack } from "@/db/commands/go-live/checks";
import type { Queue } from "@/db/queue";

export const CHECK = "check";
/** A check whose process died is done by another after this long. */
const LEASE = { expireInSeconds: 60, retryLimit: 2 };
/** Checks of this process at once. */
const AT_ONCE = 8;
const POLLING_SECONDS = 2;

const held = globalThis as { porticoCheckWorkers?: string[] };
const running = new Set<string>();

/** Queues a check for each of these host names; one that is queued already stays queued once. */
export async function sendChecks(queue: Queue, hostnameIds: string[]) {
  if (hostnameIds.length === 0) return;
  await queue.insert(
    hostnameIds.map((id) => ({ name: CHECK, singletonKey: id, data: { hostnameId: id }, ...LEASE })),
  );
  for (const worker of held.porticoCheckWorkers ?? []) queue.notifyWorker(worker);
}

/** Does the queued checks, so many at once. Whoever has done one looks for the next without a pause. */
export async function workOnChecks(queue: Queue, run = checkClaimed) {
  const workers: string[] = [];
  for (let n = 0; n < AT_ONCE; n++) {
    const worker: string = await queue.work<{ hostnameId: string }>(
      CHECK,
      { pollingIntervalSeconds: POLLING_SECONDS },
      async ([job]) => {
        if (job) await run(job.data.hostnameId);
        queue.notifyWorker(worker);
      },
    );
    workers.push(worker);
  }
  held.porticoCheckWorkers = workers;
}

/** A check that failed is due again in a minute by itself, so the queue need not try it again. */
async function checkClaimed(hostnameId: string) {
  try {
    if (!(await claimCheck(hostnameId, new Date()))) return;
    running.add(hostnameId);
    await check(hostnameId);
  } catch (error) {
    console.error(`the check of ${hostnameId} failed:`, error);
  } finally {
    running.delete(hostnameId);
  }
}

/** The portal stops: what has not ended by now is for another process, or for the next start. */
export async function giveBackRunning() {
  if (running.size > 0) await giveBack([...running]);
}
