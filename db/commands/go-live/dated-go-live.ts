import { and, eq, isNull, sql } from "drizzle-orm";
import { record, type Tx } from "@/db/access";
import { reopenAfterLoss } from "@/db/commands/go-live/regression";
import type { environments } from "@/db/schema/applications";
import { goLives } from "@/db/schema/go-live";
import type { GoLiveState } from "@/domain/go-live/state";
import { gapBetween } from "@/domain/go-live/station";
import { duration } from "@/domain/go-live/words";

interface Looked {
  /** As it stood before this look. */
  environment: typeof environments.$inferSelect;
  /** Its application and its own name. */
  subject: string;
  found: { state: GoLiveState; reason: string };
  /** When everybody could last be asked. */
  checkedAt: Date | null;
}

/** Begins or ends the dated fact that it is live; gives back since when it is, and from when it is watched. */
export async function keepGoLive(tx: Tx, looked: Looked, now: Date) {
  const { environment, subject, found } = looked;
  const open = and(eq(goLives.environmentId, environment.id), isNull(goLives.endedAt));
  if (found.state !== "live") {
    const ended = await tx.update(goLives).set({ endedAt: now }).where(open).returning({ id: goLives.id });
    if (ended.length > 0) await reopenAfterLoss(tx, environment, { name: subject, reason: found.reason });
    return null;
  }
  const [begun] = await tx
    .insert(goLives)
    .values({
      accountId: environment.accountId,
      environmentId: environment.id,
      happenedAt: now,
      seenBy: found.reason,
    })
    .onConflictDoNothing()
    .returning({ id: goLives.id });
  if (!begun) await watchLonger(tx, looked);
  const [live] = await tx
    .select({ since: goLives.happenedAt, watchedFrom: goLives.watchedFrom })
    .from(goLives)
    .where(open);
  return live ? { since: live.since, watchedFrom: live.watchedFrom ?? live.since } : null;
}

/** What nobody could look at was not watched: the watch lasts longer by that. After the milestone there is none. */
async function watchLonger(tx: Tx, { environment, subject, checkedAt }: Looked) {
  const gap = gapBetween(environment.checkedAt, checkedAt);
  if (gap === 0) return;
  const longer = await tx
    .update(goLives)
    .set({
      watchedFrom: sql`coalesce(${goLives.watchedFrom}, ${goLives.happenedAt}) + make_interval(secs => ${gap / 1000})`,
    })
    .where(
      and(eq(goLives.environmentId, environment.id), isNull(goLives.endedAt), isNull(goLives.milestoneAt)),
    )
    .returning({ id: goLives.id });
  if (longer.length > 0)
    await record(tx, null, environment.accountId, {
      action: "environment.unwatched",
      subject,
      after: { for: duration(gap / 1000) },
    });
}
