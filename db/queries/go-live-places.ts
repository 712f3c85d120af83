import { asc, eq, inArray, sql } from "drizzle-orm";
import { readAs } from "@/db/access";
import { applications, environments } from "@/db/schema/applications";
import type { Actor } from "@/domain/actor";

/** Which of these environments are mine to see, with their account and what to call them. */
export const goLivePlaces = (actor: Actor, ids: string[]) =>
  readAs(actor, (tx) =>
    tx
      .select({
        environmentId: environments.id,
        accountId: environments.accountId,
        label: sql<string>`${applications.name} || ', ' || ${environments.name}`,
      })
      .from(environments)
      .innerJoin(applications, eq(applications.id, environments.applicationId))
      .where(inArray(environments.id, ids))
      .orderBy(asc(applications.name), asc(environments.name), asc(environments.id)),
  );
export type GoLivePlace = Awaited<ReturnType<typeof goLivePlaces>>[number];
