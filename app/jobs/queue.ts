import "server-only";
import { CHECK, giveBackRunning, workOnChecks } from "@/app/jobs/check-queue";
import { JOBS, type Job } from "@/app/jobs/jobs";
import { openQueue, type Queue } from "@/db/queue";

/** How long running work may take to end when the portal stops. */
const LAST_WORK_MS = 8_000;
/** A job whose process died is done by another after this long. */
const LEASE = { expireInSeconds: 300, retryLimit: 2 };

/** One queue for the process, whichever of Next's bundles starts it; bin/portal.mjs ends it. */
const held = globalThis as { porticoQueue?: Promise<Queue>; porticoStop?: () => Promise<void> };

/** Begins the background work of this process. */
export async function startQueue() {
  held.porticoQueue ??= runQueue(JOBS);
  held.porticoStop ??= stopQueue;
  await held.porticoQueue;
}

async function stopQueue() {
  await (await held.porticoQueue)?.stop({ timeout: LAST_WORK_MS });
  await giveBackRunning();
}

/** Opens the queue and works on it, together with every other process on the same database. */
export async function runQueue(jobs: readonly Job[], checkOne?: (hostnameId: string) => Promise<void>) {
  const queue = await openQueue([CHECK, ...jobs.map(({ name }) => name)]);
  await workOnChecks(queue, checkOne);
  for (const job of jobs) await begin(queue, job);
  return queue;
}

function begin(queue: Queue, job: Job) {
  return "cron" in job ? byTheClock(queue, job) : roundAndRound(queue, job);
}

async function byTheClock(queue: Queue, job: Job & { cron: string }) {
  await queue.schedule(job.name, job.cron, {}, LEASE);
  await queue.work(job.name, { pollingIntervalSeconds: 5 }, () => attempt(queue, job));
}

/** Each round queues the next. The clock queues one too, should a round ever be lost with its process. */
async function roundAndRound(queue: Queue, job: Job & { everySeconds: number }) {
  await queue.schedule(job.name, "* * * * *", {}, LEASE);
  await queue.send(job.name, {}, LEASE);
  await queue.work(job.name, { pollingIntervalSeconds: Math.max(0.5, job.everySeconds / 4) }, async () => {
    try {
      await attempt(queue, job);
    } finally {
      await queue.send(job.name, {}, { ...LEASE, startAfter: job.everySeconds });
    }
  });
}

/** The queue keeps the words of a failure: it gets none, because ours may quote a client's rows. */
async function attempt(queue: Queue, job: Job) {
  try {
    await job.run(queue);
  } catch (error) {
    console.error(`the job ${job.name} failed:`, error);
    throw new Error("It failed: see the portal's log.");
  }
}
