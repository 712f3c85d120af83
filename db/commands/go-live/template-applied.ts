import { and, eq, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import { changeAgencyAs, type Tx } from "@/db/access";
import { readTemplate } from "@/db/queries/go-live/template";
import { accounts } from "@/db/schema/accounts";
import { environments } from "@/db/schema/applications";
import { goLives, manualTasks } from "@/db/schema/go-live";
import { copiesFor, type TemplateTask } from "@/domain/go-live/checklist/template";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { counted } from "@/domain/words";

/**
 * Brings the environments whose go-live is not recorded yet up to the template: tasks they lack are added, the words of
 * open ones follow it; suspended accounts stay as they are. What is done stays as it was done, and nothing is taken
 * away. Gives back how many changed; refuses when none would.
 */
export const applyTemplate = (actor: Actor) =>
  changeAgencyAs(actor, "template.update", async (tx) => {
    const changed = await bringAllUp(tx);
    if (changed === 0) throw new Refusal("form", "Every environment is up to date already.");
    const subject = counted(changed, "environment");
    return { result: changed, event: { action: "template.applied", subject } };
  });

async function bringAllUp(tx: Tx) {
  const template = await readTemplate(tx);
  const open = await unrecorded(tx);
  const changed = new Set<string>();
  for (const production of [true, false]) {
    const ids = open.filter(({ kind }) => (kind === "production") === production);
    for (const id of await bringUp(tx, ids, copiesFor(production ? "production" : "staging", template)))
      changed.add(id);
  }
  return changed.size;
}

const unrecorded = (tx: Tx) =>
  tx
    .select({ id: environments.id, accountId: environments.accountId, kind: environments.kind })
    .from(environments)
    .innerJoin(accounts, eq(accounts.id, environments.accountId))
    .where(
      and(
        isNull(accounts.suspendedAt),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(goLives)
            .where(
              and(
                eq(goLives.environmentId, environments.id),
                isNull(goLives.endedAt),
                isNotNull(goLives.signedOffAt),
              ),
            ),
        ),
      ),
    )
    .for("key share", { of: accounts });

/** Environments at a time: a statement takes at most 65,535 values. */
const AT_ONCE = 50;

async function bringUp(
  tx: Tx,
  open: { id: string; accountId: string }[],
  copies: Omit<TemplateTask, "scope">[],
) {
  const changed: string[] = [];
  for (let from = 0; from < open.length; from += AT_ONCE) {
    const rows = open
      .slice(from, from + AT_ONCE)
      .flatMap(({ id, accountId }) =>
        copies.map((copy, position) => ({ ...copy, accountId, environmentId: id, position })),
      );
    const written = await tx
      .insert(manualTasks)
      .values(rows)
      .onConflictDoUpdate({
        target: [manualTasks.environmentId, manualTasks.key],
        set: Object.fromEntries(
          (["title", "what", "phase", "side", "blocking", "position"] as const).map((column) => [
            column,
            sql.raw(`excluded.${column}`),
          ]),
        ),
        setWhere: sql`${manualTasks.completedAt} is null and
          (manual_tasks.title, manual_tasks.what, manual_tasks.phase, manual_tasks.side, manual_tasks.blocking, manual_tasks.position)
          is distinct from (excluded.title, excluded.what, excluded.phase, excluded.side, excluded.blocking, excluded.position)`,
      })
      .returning({ id: manualTasks.environmentId });
    changed.push(...written.map(({ id }) => id));
  }
  return changed;
}
