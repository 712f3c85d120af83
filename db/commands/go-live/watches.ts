import { and, asc, isNull, lte, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { settle } from "@/db/commands/go-live/standing";
import { oneByOne } from "@/db/commands/one-by-one";
import { goLives, manualTasks } from "@/db/schema/go-live";
import { STAGING_FIRST } from "@/domain/go-live/checklist/manual-task";
import { WATCH_DAYS } from "@/domain/go-live/station";

const AT_ONCE = 200;

/** Looks at the environments whose seven days are over; those with nothing left to do reach the milestone. */
export async function endWatches(now: Date) {
  await oneByOne("the end of a watch", await watchesOver(now, AT_ONCE), (id) =>
    asSystem((tx) => settle(tx, id, now)),
  );
}

/** Environments whose watch is over by the clock and has not ended in the milestone, the longest live first. */
const watchesOver = (now: Date, limit: number): Promise<string[]> =>
  asSystem(async (tx) => {
    const rows = await tx
      .select({ id: goLives.environmentId })
      .from(goLives)
      .where(
        and(
          isNull(goLives.endedAt),
          isNull(goLives.milestoneAt),
          lte(
            sql`coalesce(${goLives.watchedFrom}, ${goLives.happenedAt})`,
            sql`${now.toISOString()}::timestamptz - make_interval(days => ${WATCH_DAYS})`,
          ),
          sql`not exists (select 1 from ${manualTasks} where ${manualTasks.environmentId} = ${goLives.environmentId}
            and ${manualTasks.completedAt} is null and ${manualTasks.key} <> ${STAGING_FIRST})`,
        ),
      )
      .orderBy(asc(goLives.happenedAt))
      .limit(limit);
    return rows.map(({ id }) => id);
  });
