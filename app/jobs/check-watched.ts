import "server-only";
import { checkEach } from "@/app/jobs/check";
import { patience } from "@/app/jobs/patience";
import { claimWatched } from "@/db/commands/go-live/watched-checks";
import { type Watched, watchedHostnames } from "@/db/queries/go-live/watched-hostnames";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import { lagging } from "@/domain/go-live/seen/lagging";
import { env } from "@/env";
import { internet } from "@/gateways/internet";
import { saysOther } from "@/gateways/peek";

/** An open page waits for the result at most this long; the check itself goes on. */
const PATIENCE_MS = 10_000;
/** Between two questions to the nameservers that lag, and between the whole looks that nothing called for. */
const PEEK_MS = 1_000;
const LOOK_MS = 5_000;

const peeked = new Map<string, number>();
const MOST_PEEKED = 1_000;

/**
 * Checks what somebody watches spreading: as soon as a nameserver that lags says something else, and every few
 * seconds. In between only those are asked, because whole looks would use up the operator's limit and be slow when
 * they matter.
 */
export async function checkWatched(watched: Watched) {
  if (edgeMissing(env().edge, []) || !isTurn(Object.values(watched).join())) return;
  const spreading = await watchedHostnames(watched);
  const checked = spreading.map(async (hostname) => {
    if (!(await wantsLook(hostname))) return;
    await checkEach(await claimWatched({ hostnameId: hostname.id }, new Date()));
  });
  await Promise.race([Promise.all(checked), patience(PATIENCE_MS)]);
}

/** However many look at it. */
function isTurn(what: string) {
  const now = performance.now();
  if (now - (peeked.get(what) ?? -PEEK_MS) < PEEK_MS) return false;
  if (peeked.size >= MOST_PEEKED) peeked.clear();
  peeked.set(what, now);
  return true;
}

async function wantsLook({ facts, target }: Awaited<ReturnType<typeof watchedHostnames>>[number]) {
  if (Date.now() - Date.parse(facts.at) >= LOOK_MS) return true;
  const host = facts.host ?? target.host;
  return saysOther(lagging(facts, target), host, internet(), () => new Date());
}
