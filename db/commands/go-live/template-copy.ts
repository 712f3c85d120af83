import type { Tx } from "@/db/access";
import { readTemplate } from "@/db/queries/go-live/template";
import type { environments } from "@/db/schema/applications";
import { manualTasks } from "@/db/schema/go-live";
import { copiesFor } from "@/domain/go-live/checklist/template";

/** Gives an environment the tasks of the agency's template that it does not have yet; those it has stay as they are. */
export async function copyTemplate(
  tx: Tx,
  { accountId, id: environmentId, kind }: Pick<typeof environments.$inferSelect, "accountId" | "id" | "kind">,
) {
  const copies = copiesFor(kind, await readTemplate(tx));
  return tx
    .insert(manualTasks)
    .values(copies.map((copy, position) => ({ ...copy, accountId, environmentId, position })))
    .onConflictDoNothing()
    .returning({ key: manualTasks.key });
}
