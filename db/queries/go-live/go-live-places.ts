import { asc, eq, inArray, sql } from "drizzle-orm";
import { readAs } from "@/db/access";
import { applications, environments } from "@/db/schema/applications";
import type { Actor } from "@/domain/people/actor";

/** Which of these environments are mine to see, with their account and what to call them. */
export const goLivePlaces = (actor: Actor, ids: string[]) =>
  readAs(actor, (tx) =>
    tx
      .select({
        environmentId: environments.id,
        accountId: environments.accountId,
        state: environments.state,
        /** The link with the DNS task that was last mailed to somebody. */
        linkId: sql<string | null>`(select d.id from hostnames h join dns_tasks d on d.hostname_id = h.id
          where h.environment_id = ${environments.id} and d.recipient is not null and d.revoked_at is null
          order by d.created_at desc, d.id limit 1)`,
        label: sql<string>`${applications.name} || ', ' || ${environments.name}`,
      })
      .from(environments)
      .innerJoin(applications, eq(applications.id, environments.applicationId))
      .where(inArray(environments.id, ids))
      .orderBy(asc(applications.name), asc(environments.name), asc(environments.id)),
  );
export type GoLivePlace = Awaited<ReturnType<typeof goLivePlaces>>[number];
