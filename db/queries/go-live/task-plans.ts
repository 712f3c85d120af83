import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { taskPlans } from "@/db/schema/go-live";
import { users } from "@/db/schema/users";
import type { TaskPlan } from "@/domain/go-live/checklist/task-plan";

/** What people agreed about the tasks of an environment. Their notes are the agency's own. */
export const taskPlansOf = (tx: Tx, environmentId: string): Promise<(TaskPlan & { task: string })[]> =>
  tx
    .select({
      task: taskPlans.task,
      ownerId: taskPlans.ownerId,
      owner: sql<string | null>`coalesce(nullif(${users.name}, ''), ${users.email})`,
      dueOn: taskPlans.dueOn,
      note: taskPlans.note,
    })
    .from(taskPlans)
    .leftJoin(users, eq(users.id, taskPlans.ownerId))
    .where(eq(taskPlans.environmentId, environmentId))
    .limit(200);
