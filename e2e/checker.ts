import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { CHECK, sendChecks } from "@/app/jobs/check-queue";
import { runQueue } from "@/app/jobs/queue";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { claimCheck, dueChecks } from "@/db/commands/go-live/checks";
import { waitingKeys } from "@/db/queue";
import { hostnames } from "@/db/schema/hostnames";
import { foundOwner } from "@/db/testing/people";

/**
 * A portal's background work without its pages, for processes.test.ts. It first founds so many accounts; its clock is
 * so many seconds ahead, so that what a killed one held is free. A check takes a moment, asks nobody, and when a third
 * argument is given ends only after a line on the standard input.
 */
const [accounts = 0, secondsAhead = 0, held = 0] = process.argv.slice(2).map(Number);
const mayEnd = held ? once(process.stdin, "data") : undefined;
const now = () => new Date(Date.now() + secondsAhead * 1000);

async function work() {
  await found();
  const run = async (queue: Parameters<typeof sendChecks>[0]) => {
    const waiting = await waitingKeys(CHECK);
    await sendChecks(queue, await dueChecks(64, waiting, now()));
  };
  await runQueue([{ name: "due-checks", everySeconds: 1, run }], checkOne);
  console.log("ready");
}

async function found() {
  if (accounts === 0) return;
  const owner = await foundOwner();
  for (let n = 1; n <= accounts; n++) {
    const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null };
    await foundAccount(owner, { name: `Client ${n}`, website });
  }
}

async function checkOne(id: string) {
  if (!(await claimCheck(id, now()))) return;
  console.log(`began ${id}`);
  await pause(100);
  await mayEnd;
  const nextCheckAt = new Date(now().getTime() + 3_600_000);
  await asSystem((tx) =>
    tx.update(hostnames).set({ nextCheckAt, heldUntil: null }).where(eq(hostnames.id, id)),
  );
  console.log(`ended ${id}`);
}

work();
