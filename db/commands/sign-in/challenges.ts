import { eq, lt, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { sessions, verificationTokens } from "@/db/schema/sessions";
import { seal, unseal } from "@/db/secrets/seal";
import { hashOf } from "@/db/secrets/token";

const MINUTES = 5;
const USED = "passkey-challenge-used";

const inTime = (now: number) => now + MINUTES * 60_000;

/** Notes in a session what a passkey has to sign, in place of what was asked before. */
export const keepChallenge = (sessionId: string, challenge: string) =>
  asSystem((tx) =>
    tx
      .update(sessions)
      .set({ challenge: `${inTime(Date.now())} ${challenge}` })
      .where(eq(sessions.id, sessionId)),
  );

/** Takes it out again: whatever comes of it, it is used up. */
export const takeChallenge = (sessionId: string) =>
  asSystem(async (tx) => {
    const mine = eq(sessions.id, sessionId);
    const [session] = await tx.select({ kept: sessions.challenge }).from(sessions).where(mine).for("update");
    await tx.update(sessions).set({ challenge: null }).where(mine);
    const [until = "0", challenge] = session?.kept?.split(" ") ?? [];
    return Number(until) > Date.now() ? challenge : undefined;
  });

/** The same for a browser without a session: what it keeps in a cookie, sealed. */
export const challengeCookie = (challenge: string) => ({
  value: seal(`${inTime(Date.now())} ${challenge}`),
  maxAge: MINUTES * 60,
});

/** The challenge in the cookie, once: of many who bring it, the first gets it. */
export async function takeChallengeCookie(cookie: string | undefined) {
  const [until = "0", challenge] = opened(cookie).split(" ");
  const end = new Date(Number(until));
  if (!challenge || end.getTime() <= Date.now()) return undefined;
  return asSystem(async (tx) => {
    await tx
      .delete(verificationTokens)
      .where(
        sql`${eq(verificationTokens.identifier, USED)} and ${lt(verificationTokens.expiresAt, new Date())}`,
      );
    const first = await tx
      .insert(verificationTokens)
      .values({ identifier: USED, tokenHash: hashOf(challenge), expiresAt: end })
      .onConflictDoNothing()
      .returning({ end: verificationTokens.expiresAt });
    return first.length > 0 ? challenge : undefined;
  });
}

function opened(cookie = "") {
  try {
    return unseal(cookie);
  } catch {
    return "";
  }
}
