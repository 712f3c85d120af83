import { and, desc, eq, inArray } from "drizzle-orm";
import { readAccountAs } from "@/db/access";
import { checkTurns } from "@/db/schema/hostnames";
import { checkIds } from "@/domain/go-live/checks/catalogue";
import { TURNS_KEPT } from "@/domain/go-live/checks/check-turn";
import type { Actor } from "@/domain/people/actor";

/** When the checks of these host names turned, the latest first. */
export const turnsOf = (actor: Actor, accountId: string, hostnameIds: string[]) =>
  readAccountAs(actor, "check.read", accountId, (tx) =>
    tx
      .select({
        hostnameId: checkTurns.hostnameId,
        check: checkTurns.check,
        at: checkTurns.at,
        status: checkTurns.status,
        sentence: checkTurns.sentence,
      })
      .from(checkTurns)
      .where(and(eq(checkTurns.accountId, accountId), inArray(checkTurns.hostnameId, hostnameIds)))
      .orderBy(desc(checkTurns.at))
      .limit(Math.max(1, hostnameIds.length) * checkIds.length * TURNS_KEPT),
  );

export type StoredTurn = Awaited<ReturnType<typeof turnsOf>>[number];
