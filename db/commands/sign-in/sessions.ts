import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { asSystem, record, type Tx } from "@/db/access";
import { endViews } from "@/db/commands/people/viewing";
import { sessions } from "@/db/schema/sessions";
import { hashOf, newToken } from "@/db/secrets/token";
import { type Actor, refuseViewing } from "@/domain/people/actor";
import { browserName } from "@/domain/sign-in/browser";
import { PENDING_MINUTES, WRONG_CODES } from "@/domain/sign-in/second-factor";
import { sessionExpiry } from "@/domain/sign-in/session";
import type { SignInMethod } from "@/domain/sign-in/sign-in-method";
import { counted } from "@/domain/words";

/** Where somebody comes from. */
export interface Sender {
  agent: string;
  address: string;
  /** The session that this browser held so far: it ends with the new one. */
  held?: string;
}

export interface Entry {
  userId: string;
  method: SignInMethod;
  from: Sender;
  /** Made by whoever sets the cookie; else it is made here. */
  token?: string;
}

/**
 * The one way in: opens a session for somebody whose first proof the caller has checked. It waits for the second factor
 * when they have one, which a passkey has shown already. Always a new token, and the one held before ends.
 */
export async function beginSession(tx: Tx, { userId, method, from, token = newToken() }: Entry) {
  if (from.held) await endSessions(tx, eq(sessions.tokenHash, hashOf(from.held)));
  const pending = method !== "passkey" && (await keepsSecondFactor(tx, userId));
  const now = new Date();
  const expiresAt = pending ? new Date(now.getTime() + PENDING_MINUTES * 60_000) : sessionExpiry(now);
  const [session] = await tx
    .insert(sessions)
    .values({
      userId,
      method,
      pending,
      expiresAt,
      tokenHash: hashOf(token),
      triesLeft: WRONG_CODES,
      agent: from.agent.slice(0, 300),
      address: from.address.slice(0, 60),
    })
    .returning({ id: sessions.id });
  if (!session) throw new Error("the database returned no row for a new session");
  return { id: session.id, userId, token, expiresAt, pending };
}

export async function keepsSecondFactor(tx: Tx, userId: string) {
  const { rows } = await tx.execute(sql`select second_factor_kept(${userId}) as kept`);
  return rows[0]?.kept === true;
}

/** The second factor was shown: the session opens, under a new token. Undefined when it is no longer there to open. */
export async function openPending(tx: Tx, id: string) {
  const token = newToken();
  const expiresAt = sessionExpiry(new Date());
  const [opened] = await tx
    .update(sessions)
    .set({ tokenHash: hashOf(token), pending: false, challenge: null, provenAt: sql`now()`, expiresAt })
    .where(and(eq(sessions.id, id), sessions.pending))
    .returning({ userId: sessions.userId });
  return opened && { ...opened, token, expiresAt, pending: false };
}

export const endSession = (token: string) =>
  asSystem((tx) => endSessions(tx, eq(sessions.tokenHash, hashOf(token))));

/** Ends a person's sessions in every browser, but for the one given. */
export const deleteSessions = (tx: Tx, userId: string, butFor?: string) =>
  endSessions(tx, and(eq(sessions.userId, userId), butFor ? ne(sessions.id, butFor) : undefined));

/** Ends sessions, and what was viewed in them. */
export async function endSessions(tx: Tx, which: SQL | undefined) {
  await endViews(tx, which);
  return tx.delete(sessions).where(which).returning({ agent: sessions.agent });
}

/** "Sign out everywhere": every other browser; this one stays signed in. */
export async function endOtherSessions(actor: Actor) {
  refuseViewing(actor);
  await asSystem(async (tx) => {
    const ended = await deleteSessions(tx, actor.userId, actor.sessionId);
    if (ended.length > 0)
      await record(tx, actor, null, {
        action: "session.othersEnded",
        subject: counted(ended.length, "browser"),
      });
  });
}

/** Signs out one of the browsers of whoever asks. */
export async function endMySession(actor: Actor, id: string) {
  refuseViewing(actor);
  await asSystem(async (tx) => {
    const [ended] = await endSessions(tx, and(eq(sessions.userId, actor.userId), eq(sessions.id, id)));
    if (ended) await record(tx, actor, null, { action: "session.ended", subject: browserName(ended.agent) });
  });
}

/** Ends the sessions of somebody who has just lost the last thing to see; a no-op for everybody else. */
export const endSessionsWithoutAccess = (tx: Tx, userId: string) =>
  tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        sql`not exists (select from staff where user_id = ${userId})`,
        sql`not exists (select from memberships where user_id = ${userId})`,
      ),
    );
