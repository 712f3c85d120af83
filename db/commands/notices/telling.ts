import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { type NoticePlace, tell } from "@/db/commands/notices/notices";
import { accounts } from "@/db/schema/accounts";
import { applications, type environments } from "@/db/schema/applications";
import { goLives } from "@/db/schema/go-live";
import { displayName } from "@/domain/accounts/hostname";
import { isLossDue, type LostHostname, lossOf } from "@/domain/go-live/change/loss";
import type { GoLiveState } from "@/domain/go-live/state";
import { watchedUntil } from "@/domain/go-live/station";

export type SettledEnvironment = typeof environments.$inferSelect;
type GoLiveRow = typeof goLives.$inferSelect;

/** What `settle` found, beside how the environment stood before. */
export interface Settled {
  environment: SettledEnvironment;
  found: { state: GoLiveState; reason: string };
  /** Its earlier go-lives, the last one last. */
  lives: GoLiveRow[];
  hostnames: LostHostname[];
  /** When the instructions were handed over, if they are. */
  handedOverAt: Date | null;
}

/** Tells the people concerned what follows from how an environment stands now: live, no longer live, their turn. */
export async function tellOfStanding(tx: Tx, settled: Settled, now: Date) {
  const { found, lives } = settled;
  if (found.state === "live") return tellOfGoLive(tx, settled, now);
  if (found.state === "waiting_client") return tellOfTurn(tx, settled, now);
  if (lives.length > 0) return tellOfLoss(tx, settled, now);
}

async function tellOfGoLive(tx: Tx, { environment, lives, found, hostnames }: Settled, now: Date) {
  const last = lives.at(-1);
  if (last && (last.endedAt === null || last.lossToldAt === null)) return;
  const happening = {
    kind: last ? ("restored" as const) : ("live" as const),
    hostname: nameOf(hostnames),
    seenBy: found.reason,
    watchedUntil: watchedUntil(now),
  };
  // Its own going live is numbered, not dated: whoever finds it, finds the same.
  await tell(tx, await placeFor(tx, environment), `live:${environment.id}:${lives.length}`, happening, now);
}

async function tellOfTurn(tx: Tx, { environment, hostnames, handedOverAt }: Settled, now: Date) {
  if (environment.state === "waiting_client" || !handedOverAt) return;
  const key = `turn:${environment.id}:${handedOverAt.toISOString()}`;
  const place = await placeFor(tx, environment);
  const { production } = place;
  await tell(tx, place, key, { kind: "turn", hostname: nameOf(hostnames), production }, now);
}

async function tellOfLoss(tx: Tx, { environment, lives, hostnames, found }: Settled, now: Date) {
  const last = lives.at(-1);
  const loss = lossOf(hostnames) ?? brokenRule(hostnames, found);
  if (!last || last.lossToldAt || !loss) return;
  const toldAt = lives.findLast(({ lossToldAt }) => lossToldAt)?.lossToldAt ?? null;
  if (!isLossDue(last.endedAt ?? now, toldAt, now)) return;
  await tell(
    tx,
    await placeFor(tx, environment),
    `loss:${last.id}`,
    { ...loss, hostname: displayName(loss.hostname) },
    now,
  );
  await tx
    .update(goLives)
    .set({ lossToldAt: now })
    .where(and(eq(goLives.id, last.id), isNull(goLives.lossToldAt)));
}

/** Every host name is well, and yet a rule of the portal itself keeps the environment from being live. */
function brokenRule(hostnames: LostHostname[], { state, reason }: Settled["found"]) {
  const well = hostnames.length > 0 && hostnames.every(({ judgement }) => judgement?.verdict === "live");
  if (!well || state !== "your_turn") return undefined;
  return {
    kind: "problem" as const,
    hostname: nameOf(hostnames),
    finding: `${reason}.`,
    part: false,
    task: "origin" as const,
  };
}

const nameOf = (hostnames: LostHostname[]) => displayName(hostnames[0]?.name ?? "");

/** Whose environment it is, and the address of its checklist. */
export async function placeFor(tx: Tx, environment: SettledEnvironment): Promise<NoticePlace> {
  const { id, accountId, ownerId, kind, slug, applicationId } = environment;
  const [names] = await tx
    .select({ account: accounts.slug, application: applications.slug })
    .from(applications)
    .innerJoin(accounts, eq(accounts.id, applications.accountId))
    .where(eq(applications.id, applicationId));
  const href = `/accounts/${names?.account}/applications/${names?.application}/environments/${slug}/go-live`;
  return { accountId, environmentId: id, ownerId, production: kind === "production", href };
}
