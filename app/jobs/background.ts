import "server-only";
import { check } from "@/app/jobs/check";
import { claimDueChecks } from "@/db/commands/checks";
import { edgeMissing } from "@/domain/go-live/edge";
import { env } from "@/env";

const AT_ONCE = 4;
const PAUSE_MS = 2_000;

/** One loop for the process, whichever of Next's bundles starts it. */
const held = globalThis as { porticoChecks?: true };

/** Checks whatever is due, at most four host names at once, until the process is told to end. */
export function startChecks() {
  if (held.porticoChecks || edgeMissing(env().edge, [])) return;
  held.porticoChecks = true;
  const running = new Set<Promise<void>>();
  let stopped = false;
  const turn = async () => {
    if (stopped) return;
    await takeDue(running).catch((error) => console.error("the due checks could not be chosen", error));
    if (!stopped) setTimeout(turn, PAUSE_MS).unref();
  };
  const stop = () => {
    stopped = true;
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
  void turn();
}

/** Claims no more than can run, so that nothing claimed waits; a turn never waits for a check. */
async function takeDue(running: Set<Promise<void>>) {
  const free = AT_ONCE - running.size;
  if (free === 0) return;
  for (const id of await claimDueChecks(free, new Date())) {
    const work = check(id)
      .catch((error) => console.error(`the check of ${id} failed`, error))
      .finally(() => running.delete(work));
    running.add(work);
  }
}
