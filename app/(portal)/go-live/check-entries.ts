import "server-only";
import { turnsOf } from "@/db/queries/go-live/check-turns";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Check } from "@/domain/go-live/checks/check";
import { type Period, periodsOf } from "@/domain/go-live/checks/check-turn";
import type { OpenGoLive } from "./open";

/** One check of one host name with all that is known of it. */
export interface CheckEntry {
  /** Only where the environment has several. */
  hostname?: string;
  check: Check;
  periods: Period[];
}

/** Every check of the environment's host names that is asked for, with its history, in the catalogue's order. */
export async function checkEntries(
  { actor, account, sites }: OpenGoLive,
  wanted: (id: CheckId) => boolean,
): Promise<CheckEntry[]> {
  const turns = await turnsOf(
    actor,
    account.id,
    sites.map(({ id }) => id),
  );
  return sites.flatMap(({ id, name, finding }) => {
    const mine = turns.filter(({ hostnameId }) => hostnameId === id);
    const checks = finding?.judgement.checks.filter((check) => wanted(check.id)) ?? [];
    return checks.map((check) => ({
      ...(sites.length > 1 && { hostname: name }),
      check,
      periods: periodsOf(mine, check.id),
    }));
  });
}
