import { asc } from "drizzle-orm";
import { readAgencyAs, type Tx } from "@/db/access";
import { templateTasks } from "@/db/schema/go-live";
import { DEFAULT_TEMPLATE, type TemplateTask } from "@/domain/go-live/checklist/template";
import type { Actor } from "@/domain/people/actor";

/** The agency's template, in its order; the default until the agency has changed something in it. */
export async function readTemplate(tx: Tx): Promise<TemplateTask[]> {
  const rows = await tx.select().from(templateTasks).orderBy(asc(templateTasks.position)).limit(200);
  return rows.length > 0 ? rows.map(({ position: _, ...task }) => task) : DEFAULT_TEMPLATE;
}

export const template = (actor: Actor) => readAgencyAs(actor, "template.update", readTemplate);
