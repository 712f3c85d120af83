import { and, eq, inArray } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { claimCheck, free } from "@/db/commands/go-live/checks";
import { findings, hostnames } from "@/db/schema/hostnames";
import { SPREADING } from "@/domain/go-live/standing";

/**
 * Somebody looks at a page about these host names: those that spread and have rested are due now, if they are not yet, and the caller has
 * them, as far as their account has turns left. It is no event, because looking is none.
 */
export async function claimWatched(
  watched: { environmentId: string } | { hostnameId: string },
  now: Date,
): Promise<string[]> {
  const brought = await asSystem(async (tx) => {
    const spreading = tx
      .select({ id: findings.hostnameId })
      .from(findings)
      .where(inArray(findings.standing, [...SPREADING]));
    return tx
      .update(hostnames)
      .set({ nextCheckAt: now })
      .where(
        and(
          "hostnameId" in watched
            ? eq(hostnames.id, watched.hostnameId)
            : eq(hostnames.environmentId, watched.environmentId),
          free(now),
          inArray(hostnames.id, spreading),
        ),
      )
      .returning({ id: hostnames.id });
  });
  const claimed: string[] = [];
  for (const { id } of brought) if (await claimCheck(id, now)) claimed.push(id);
  return claimed;
}
