import { and, eq, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { takeChallenge } from "@/db/commands/sign-in/challenges";
import { whoShowed } from "@/db/commands/sign-in/passkeys";
import { passwordOf } from "@/db/commands/sign-in/profile";
import { acceptCode } from "@/db/commands/sign-in/second-step";
import { countTry, forgiveTries } from "@/db/commands/sign-in/throttle";
import { sessions } from "@/db/schema/sessions";
import { passwordMatches } from "@/db/secrets/password";
import { hashOf, newToken } from "@/db/secrets/token";
import { type Actor, refuseViewing } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { PROOF_FIELD } from "@/domain/sign-in/proof-field";

const WRONG = "This is neither your password nor a code that is valid now.";

/** The person who is signed in proves again who they are, with a password or a code; their session gets a new token. */
export async function proveByAnswer(actor: Actor, answer: string, now = new Date()) {
  refuseViewing(actor);
  // Not by the login: whoever tries to sign in as this person elsewhere would hold them up.
  const counted = { code: actor.userId };
  await countTry(counted);
  const known = await asSystem((tx) => passwordOf(tx, actor.userId));
  const isPassword = known !== undefined && (await passwordMatches(known, answer));
  return asSystem(async (tx) => {
    const code = answer.replace(/[\s-]/g, "").toLowerCase();
    if (!isPassword && !(await acceptCode(tx, actor, code, now))) throw new Refusal(PROOF_FIELD, WRONG);
    await forgiveTries(tx, counted);
    return renewSession(tx, actor);
  });
}

/** The same with a passkey. */
export async function proveByPasskey(actor: Actor, response: string) {
  refuseViewing(actor);
  const showed = await whoShowed(response, await takeChallenge(actor.sessionId), actor.userId);
  if (!showed) throw new Refusal("form", "This passkey could not be checked. Try again.");
  return asSystem((tx) => renewSession(tx, actor));
}

async function renewSession(tx: Tx, actor: Actor) {
  const token = newToken();
  const [renewed] = await tx
    .update(sessions)
    .set({ tokenHash: hashOf(token), provenAt: sql`now()` })
    .where(and(eq(sessions.id, actor.sessionId), eq(sessions.userId, actor.userId)))
    .returning({ expiresAt: sessions.expiresAt });
  if (!renewed) throw new Refusal("form", "This browser was signed out meanwhile. Sign in again.");
  return { token, provenAt: new Date(), ...renewed };
}
