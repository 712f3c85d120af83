import { asc, eq } from "drizzle-orm";
import { readAccountAs } from "@/db/access";
import { applications } from "@/db/schema/applications";
import type { Actor } from "@/domain/people/actor";

/** The websites of an account that somebody can be limited to, by name; at most a hundred. */
export const scopeChoices = (actor: Actor, accountId: string) =>
  readAccountAs(actor, "application.read", accountId, (tx) =>
    tx
      .select({ id: applications.id, name: applications.name })
      .from(applications)
      .where(eq(applications.accountId, accountId))
      .orderBy(asc(applications.name), asc(applications.id))
      .limit(100),
  );
