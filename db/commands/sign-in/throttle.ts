import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { endSessions } from "@/db/commands/sign-in/sessions";
import { sessions, signInAttempts, verificationTokens } from "@/db/schema/sessions";
import { hashOf } from "@/db/secrets/token";
import { TooManyTries } from "@/domain/refusal";
import { nextTry, THROTTLE_MINUTES, type ThrottleKind, waitSentence } from "@/domain/sign-in/throttle";

/** What is counted, by kind: `{ login: "ana@harbour.com" }`. Kept as a hash, so that the list names nobody. */
export type Counted = Partial<Record<ThrottleKind, string>>;

const keysOf = (counted: Counted) =>
  Object.entries(counted).map(([kind, name]) => ({
    kind: kind as ThrottleKind,
    key: `${kind}:${hashOf(name)}`,
  }));

/** Counts one try against every key, or refuses it with a sentence that says when the next may be made. */
export const countTry = (counted: Counted) =>
  asSystem(async (tx) => {
    const keys = keysOf(counted);
    const now = new Date();
    const triesOf = await recentTries(tx, keys, now);
    const waits = keys.map(({ kind, key }) => nextTry(kind, triesOf(key), now));
    const latest = waits.filter((until) => until !== undefined).sort((a, b) => Number(b) - Number(a))[0];
    if (latest) throw new TooManyTries(latest, waitSentence(latest, now));
    await tx.insert(signInAttempts).values(keys.map(({ key }) => ({ key, at: now })));
  });

/** A success forgives what was counted against these keys. */
export const forgiveTries = (tx: Tx, counted: Counted) =>
  tx.delete(signInAttempts).where(
    inArray(
      signInAttempts.key,
      keysOf(counted).map(({ key }) => key),
    ),
  );

/** A success takes back its own try, and leaves those of others at the same address. */
export async function takeTryBack(tx: Tx, counted: Counted) {
  for (const { key } of keysOf(counted)) {
    const mine = tx
      .select({ id: signInAttempts.id })
      .from(signInAttempts)
      .where(eq(signInAttempts.key, key))
      .orderBy(desc(signInAttempts.at))
      .limit(1);
    await tx.delete(signInAttempts).where(inArray(signInAttempts.id, mine));
  }
}

/** Drops what no longer counts: old tries, ended sessions and links. */
export const forgetSignIns = () =>
  asSystem(async (tx) => {
    const now = new Date();
    await tx.delete(signInAttempts).where(lt(signInAttempts.at, windowStart(now)));
    await endSessions(tx, lt(sessions.expiresAt, now));
    await tx.delete(verificationTokens).where(lt(verificationTokens.expiresAt, now));
  });

async function recentTries(tx: Tx, keys: { key: string }[], now: Date) {
  const names = keys.map(({ key }) => key).sort();
  // One try at a time for each key: otherwise a burst would be counted only after all of it passed.
  for (const name of names) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  const rows = await tx
    .select({ key: signInAttempts.key, at: signInAttempts.at })
    .from(signInAttempts)
    .where(and(inArray(signInAttempts.key, names), gt(signInAttempts.at, windowStart(now))));
  return (key: string) => rows.filter((row) => row.key === key).map((row) => row.at);
}

const windowStart = (now: Date) => new Date(now.getTime() - THROTTLE_MINUTES * 60_000);
