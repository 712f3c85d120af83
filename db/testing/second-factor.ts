import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { asSystem } from "@/db/access";
import { signInWithPassword } from "@/db/commands/sign-in/sign-in";
import { confirmTotp, startTotp } from "@/db/commands/sign-in/totps";
import { mySecondFactor } from "@/db/queries/sign-in/second-factor";
import { sessionBehind } from "@/db/queries/sign-in/sessions";
import { credentials, sessions } from "@/db/schema/sessions";
import { hashPassword } from "@/db/secrets/password";
import { someBrowser } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";

export const PASSWORD = "a long enough phrase";

export const giveLogin = async (userId: string) => {
  const passwordHash = await hashPassword(PASSWORD);
  await asSystem((tx) => tx.insert(credentials).values({ userId, passwordHash }));
};

/** Signs in with the password; the session may still wait for the second factor. */
export const enterAs = ({ email }: Pick<Actor, "email">, from = someBrowser) =>
  signInWithPassword({ email, password: PASSWORD }, from);

export async function holderOf(token: string) {
  const held = await sessionBehind(token);
  if (!held) throw new Error("nobody holds this session");
  return held.actor;
}

/** What the person's app shows at that moment. */
export const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

/** Gives the person an authenticator app, whose secret comes back. */
export async function giveApp(actor: Actor, at: Date) {
  await startTotp(actor);
  const secret = (await mySecondFactor(actor)).secretToConfirm ?? "";
  await confirmTotp(actor, codeAt(secret, at), at);
  return secret;
}

/** Lets so many minutes pass since the session was last proven. */
export const ageProof = (sessionId: string, minutes: number) =>
  asSystem((tx) =>
    tx
      .update(sessions)
      .set({ provenAt: new Date(Date.now() - minutes * 60_000) })
      .where(eq(sessions.id, sessionId)),
  );
