import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { goLiveIn } from "@/db/queries/go-live/go-live";
import { applications, environments } from "@/db/schema/applications";
import { checklist } from "@/domain/go-live/checklist/checklist";
import { checklistFacts } from "@/domain/go-live/checklist/checklist-facts";
import { NotFound } from "@/domain/refusal";
import { env } from "@/env";

export interface Place {
  accountId: string;
  environmentId: string;
}

/**
 * An environment with its checklist as it stands, and its name in words. Its row is locked, so that two people at once
 * take turns, and no check changes it meanwhile.
 */
export async function lockChecklist(tx: Tx, { accountId, environmentId }: Place) {
  const [found] = await tx
    .select({ environment: environments, application: applications.name })
    .from(environments)
    .innerJoin(applications, eq(applications.id, environments.applicationId))
    .where(and(eq(environments.accountId, accountId), eq(environments.id, environmentId)))
    .for("update", { of: environments });
  if (!found) throw new NotFound();
  const { environment, application } = found;
  const known = await goLiveIn(tx, environment);
  return {
    environment,
    name: `${application} ${environment.name}`,
    tasks: checklist(
      checklistFacts({ environment, ...known }, { zone: "UTC", certificates: env().edge.certificates }),
    ),
    hostnames: known.hostnames,
    plans: known.plans,
  };
}

export type LockedChecklist = Awaited<ReturnType<typeof lockChecklist>>;

export function taskOf({ tasks }: LockedChecklist, key: string) {
  const task = tasks.find((one) => one.key === key);
  if (!task) throw new NotFound();
  return task;
}
