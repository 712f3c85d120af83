import "server-only";
import { check } from "@/app/jobs/check";
import { claimWatched } from "@/db/commands/go-live/watched-checks";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import { env } from "@/env";

/** An open page waits for the result at most this long; the check itself goes on. */
const PATIENCE_MS = 10_000;

/** Checks what somebody watches spreading, unless it was just checked. */
export async function checkWatched(watched: Parameters<typeof claimWatched>[0]) {
  if (edgeMissing(env().edge, [])) return;
  const claimed = await claimWatched(watched, new Date());
  if (claimed.length === 0) return;
  const running = claimed.map((id) =>
    check(id).catch((error) => console.error(`the check of ${id} failed:`, error)),
  );
  await Promise.race([Promise.all(running), patience()]);
}

function patience() {
  return new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref();
  });
}
