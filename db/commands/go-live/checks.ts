import { and, desc, eq, gt, inArray, isNull, lte, not, or, sql } from "drizzle-orm";
import { alsoAsSystem, asSystem, changeAs, type Tx } from "@/db/access";
import { environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { findings, hostnames } from "@/db/schema/hostnames";
import {
  ASKED_A_MINUTE,
  CHECKS_OF_ONE_ACCOUNT,
  HOLD_SECONDS,
  tooOften,
  tooSoon,
} from "@/domain/go-live/cadence";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/** Nobody has the host name. */
export const free = (now: Date) => or(isNull(hostnames.heldUntil), lte(hostnames.heldUntil, now));

const holdFrom = (now: Date) => new Date(now.getTime() + HOLD_SECONDS * 1000);

/**
 * Up to `limit` host names whose check is due and that nobody has, fairly: every account has its first turn before
 * any has its second, and none has more than its share with those that run or wait (`waiting`) already.
 */
export const dueChecks = (limit: number, waiting: string[], now: Date): Promise<string[]> =>
  asSystem(async (tx) => {
    const due = lte(hostnames.nextCheckAt, now);
    // One array, so that the statement's text stays the same.
    const queued = sql`${hostnames.id} = any(${sql.param(waiting)}::uuid[])`;
    const busy = tx.$with("busy").as(
      tx
        .select({ accountId: hostnames.accountId, checks: sql<number>`count(*)`.as("checks") })
        .from(hostnames)
        .where(and(due, or(gt(hostnames.heldUntil, now), queued)))
        .groupBy(hostnames.accountId),
    );
    const turns = tx.$with("turns").as(
      tx
        .select({
          id: hostnames.id,
          nextCheckAt: hostnames.nextCheckAt,
          turn: sql<number>`row_number() over (partition by ${hostnames.accountId} order by ${hostnames.nextCheckAt})
            + coalesce(${busy.checks}, 0)`.as("turn"),
        })
        .from(hostnames)
        .leftJoin(busy, eq(busy.accountId, hostnames.accountId))
        .where(and(due, free(now), not(queued))),
    );
    const chosen = await tx
      .with(busy, turns)
      .select({ id: turns.id })
      .from(turns)
      .where(lte(turns.turn, CHECKS_OF_ONE_ACCOUNT))
      .orderBy(turns.turn, turns.nextCheckAt)
      .limit(Math.max(0, limit));
    return chosen.map(({ id }) => id);
  });

/**
 * Takes a host name whose check is due, for the caller alone. False when it is not due, when somebody has it, or when
 * as many of its account are being checked as may be: then it stays due.
 */
export const claimCheck = (hostnameId: string, now: Date): Promise<boolean> =>
  asSystem(async (tx) => {
    const [hostname] = await tx
      .select({ accountId: hostnames.accountId })
      .from(hostnames)
      .where(eq(hostnames.id, hostnameId));
    if (!hostname || (await freeTurns(tx, hostname.accountId, now)) === 0) return false;
    const claimed = await tx
      .update(hostnames)
      .set({ heldUntil: holdFrom(now) })
      .where(and(eq(hostnames.id, hostnameId), lte(hostnames.nextCheckAt, now), free(now)))
      .returning({ id: hostnames.id });
    return claimed.length > 0;
  });

/** How many checks of the account may begin. Until the transaction ends, no other counts them. */
async function freeTurns(tx: Tx, accountId: string, now: Date) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 0))`);
  // As the portal: whoever is limited to some websites sees no others, which count too.
  const running = await alsoAsSystem(tx, () =>
    tx.$count(
      hostnames,
      and(eq(hostnames.accountId, accountId), lte(hostnames.nextCheckAt, now), gt(hostnames.heldUntil, now)),
    ),
  );
  return Math.max(0, CHECKS_OF_ONE_ACCOUNT - running);
}

/**
 * Somebody asks to check an environment now: takes its host names that nobody is checking or has just checked, as far
 * as the account has turns left; the others are due at once. Refuses when there is none; `check` is the field of a
 * refusal that only asks for patience.
 */
export const startCheck = (actor: Actor, accountId: string, environmentId: string, now: Date) =>
  changeAs(actor, "check.run", accountId, async (tx) => {
    const turns = await freeTurns(tx, accountId, now);
    const all = await lockHostnames(tx, accountId, environmentId);
    const ready = all.filter(({ heldUntil }) => !heldUntil || heldUntil <= now);
    const [busy] = all;
    if (!busy) throw new Refusal("form", "It has no host name yet. Add one first.");
    if (ready.length === 0) throw new Refusal("check", tooSoon(busy.heldUntil ?? now, busy.checkedAt, now));
    await refuseHaste(tx, accountId, now);
    const ids = ready.map(({ id }) => id);
    // Due, so that the queue does it should this process die.
    await tx.update(hostnames).set({ nextCheckAt: now }).where(inArray(hostnames.id, ids));
    return {
      result: await hold(tx, ids.slice(0, turns), now),
      event: { action: "check.started" as const, subject: ready.map(({ name }) => name).join(", ") },
    };
  });

async function refuseHaste(tx: Tx, accountId: string, now: Date) {
  const asked = await alsoAsSystem(tx, () =>
    tx
      .select({ at: events.at })
      .from(events)
      .where(
        and(
          eq(events.accountId, accountId),
          eq(events.action, "check.started"),
          gt(events.at, new Date(now.getTime() - 60_000)),
        ),
      )
      .orderBy(desc(events.id))
      .limit(ASKED_A_MINUTE),
  );
  const first = asked[ASKED_A_MINUTE - 1];
  if (first) throw new Refusal("check", tooOften(first.at, now));
}

async function lockHostnames(tx: Tx, accountId: string, environmentId: string) {
  const rows = await tx
    .select({ id: hostnames.id, name: hostnames.name, heldUntil: hostnames.heldUntil })
    .from(hostnames)
    .where(and(eq(hostnames.accountId, accountId), eq(hostnames.environmentId, environmentId)))
    .orderBy(hostnames.name)
    .for("update");
  if (rows.length === 0) await refuseForeign(tx, environmentId);
  const last = await tx
    .select({ id: findings.hostnameId, checkedAt: findings.checkedAt })
    .from(findings)
    .where(
      inArray(
        findings.hostnameId,
        rows.map(({ id }) => id),
      ),
    );
  return rows.map((row) => ({ ...row, checkedAt: last.find(({ id }) => id === row.id)?.checkedAt ?? null }));
}

async function refuseForeign(tx: Tx, environmentId: string) {
  const [known] = await tx
    .select({ id: environments.id })
    .from(environments)
    .where(eq(environments.id, environmentId));
  if (!known) throw new NotFound();
}

async function hold(tx: Tx, ids: string[], now: Date) {
  if (ids.length > 0)
    await tx
      .update(hostnames)
      .set({ heldUntil: holdFrom(now) })
      .where(inArray(hostnames.id, ids));
  return ids;
}

/** A check that could not run at all lets go of its host name, and it is tried again in a minute. */
export const releaseCheck = (hostnameId: string) =>
  asSystem((tx) =>
    tx
      .update(hostnames)
      .set({ heldUntil: null, nextCheckAt: sql`now() + interval '1 minute'` })
      .where(eq(hostnames.id, hostnameId)),
  );

/** Checks that cannot be ended here, because the portal stops: they are due, for whoever comes next. */
export const giveBack = (hostnameIds: string[]) =>
  asSystem((tx) => tx.update(hostnames).set({ heldUntil: null }).where(inArray(hostnames.id, hostnameIds)));
