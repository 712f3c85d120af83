import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { manualTasks } from "@/db/schema/go-live";
import { users } from "@/db/schema/users";
import type { ManualTask } from "@/domain/go-live/checklist/manual-task";

/** The manual tasks of an environment in their order, and who has done them. */
export const manualTasksOf = (tx: Tx, environmentId: string): Promise<ManualTask[]> =>
  tx
    .select({
      key: manualTasks.key,
      title: manualTasks.title,
      what: manualTasks.what,
      phase: manualTasks.phase,
      side: manualTasks.side,
      blocking: manualTasks.blocking,
      doneAt: manualTasks.completedAt,
      doneBy: users.name,
      remark: manualTasks.remark,
    })
    .from(manualTasks)
    .leftJoin(users, eq(users.id, manualTasks.completedBy))
    .where(eq(manualTasks.environmentId, environmentId))
    .orderBy(asc(manualTasks.position))
    .limit(200);
