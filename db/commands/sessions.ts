import { and, eq, ne, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { sessions } from "@/db/schema/sessions";
import { hashOf, newToken } from "@/db/token";
import type { Actor } from "@/domain/actor";
import { sessionExpiry } from "@/domain/session";

/** Opens a session for somebody whose proof the caller has checked; returns the cookie's token and end. */
export async function insertSession(tx: Tx, userId: string, agent: string) {
  const token = newToken();
  const expiresAt = sessionExpiry(new Date());
  const [session] = await tx
    .insert(sessions)
    .values({ userId, tokenHash: hashOf(token), expiresAt, agent: agent.slice(0, 300) })
    .returning({ id: sessions.id });
  if (!session) throw new Error("the database returned no row for a new session");
  return { id: session.id, userId, token, expiresAt };
}

export const endSession = (token: string) =>
  asSystem((tx) => tx.delete(sessions).where(eq(sessions.tokenHash, hashOf(token))));

/** Ends a person's sessions in every browser, but for the one given. */
export const deleteSessions = (tx: Tx, userId: string, butFor?: string) =>
  tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), butFor === undefined ? undefined : ne(sessions.id, butFor)));

/** "Sign out everywhere": every other browser; this one stays signed in. */
export const endOtherSessions = (actor: Actor) =>
  asSystem((tx) => deleteSessions(tx, actor.userId, actor.sessionId));

/** Ends the sessions of somebody who has just lost the last thing to see; a no-op for everybody else. */
export const endSessionsWithoutAccess = (userId: string) =>
  asSystem((tx) =>
    tx
      .delete(sessions)
      .where(
        and(
          eq(sessions.userId, userId),
          sql`not exists (select from staff where user_id = ${userId})`,
          sql`not exists (select from memberships where user_id = ${userId})`,
        ),
      ),
  );
