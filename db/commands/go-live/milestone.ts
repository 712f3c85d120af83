import { and, eq, isNull, ne } from "drizzle-orm";
import { record, type Tx } from "@/db/access";
import { tell } from "@/db/commands/notices/notices";
import { placeFor, type SettledEnvironment } from "@/db/commands/notices/telling";
import { goLives, manualTasks } from "@/db/schema/go-live";
import { STAGING_FIRST } from "@/domain/go-live/checklist/manual-task";
import { watchedUntil } from "@/domain/go-live/station";

interface Watched {
  environment: SettledEnvironment;
  /** Its application and its own name. */
  subject: string;
  hostname: string;
  live: { since: Date; watchedFrom: Date };
  /** When the host name that was looked at longest ago was found live; null when one was not. */
  lastSeenLive: Date | null;
}

/**
 * The watch ended well and nothing is left to do: a dated fact, once. Only a look after the watch's end tells that it
 * ended well; time that merely passed does not.
 */
export async function reachMilestone(tx: Tx, watched: Watched, now: Date) {
  const { environment, live, lastSeenLive, hostname, subject } = watched;
  if (!lastSeenLive || lastSeenLive < watchedUntil(live.watchedFrom)) return;
  if (await hasOpenTasks(tx, environment.id)) return;
  const [reached] = await tx
    .update(goLives)
    .set({ milestoneAt: now })
    .where(
      and(eq(goLives.environmentId, environment.id), isNull(goLives.endedAt), isNull(goLives.milestoneAt)),
    )
    .returning({ id: goLives.id });
  if (!reached) return;
  await record(tx, null, environment.accountId, { action: "environment.settled", subject });
  const happening = { kind: "milestone" as const, hostname, since: live.since };
  await tell(tx, await placeFor(tx, environment), `milestone:${reached.id}`, happening, now);
}

/** Nobody marks whether staging went live first; it is advice for the time before, not a part of being done. */
const STILL_OPEN = and(isNull(manualTasks.completedAt), ne(manualTasks.key, STAGING_FIRST));

async function hasOpenTasks(tx: Tx, environmentId: string) {
  const open = await tx
    .select({ key: manualTasks.key })
    .from(manualTasks)
    .where(and(eq(manualTasks.environmentId, environmentId), STILL_OPEN))
    .limit(1);
  return open.length > 0;
}
