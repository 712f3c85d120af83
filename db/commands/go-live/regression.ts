import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { record, type Tx } from "@/db/access";
import { manualTasks } from "@/db/schema/go-live";
import { FUNCTIONS, SIGN_OFF } from "@/domain/go-live/checklist/manual-task";
import { asSentence } from "@/domain/words";

/** Opens again what people said of the website that was live: it is not there any more. */
export async function reopenAfterLoss(
  tx: Tx,
  environment: { id: string; accountId: string },
  told: { name: string; reason: string },
) {
  const reopened = await tx
    .update(manualTasks)
    .set({
      completedAt: null,
      completedBy: null,
      remark: asSentence(`Open again, because the website stopped being live: ${told.reason}`),
    })
    .where(
      and(
        eq(manualTasks.environmentId, environment.id),
        inArray(manualTasks.key, [FUNCTIONS, SIGN_OFF]),
        isNotNull(manualTasks.completedAt),
      ),
    )
    .returning({ title: manualTasks.title });
  for (const { title } of reopened)
    await record(tx, null, environment.accountId, {
      action: "task.reopened",
      subject: `${title}, ${told.name}`,
      after: { because: told.reason },
    });
}
