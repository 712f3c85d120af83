import { and, eq, gt, like, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { enqueueMail } from "@/db/commands/notices/outbox";
import { RECOVERY, recoveryOf } from "@/db/commands/sign-in/mailed-links";
import { setPassword } from "@/db/commands/sign-in/profile";
import { beginSession, deleteSessions, type Sender } from "@/db/commands/sign-in/sessions";
import { countTry } from "@/db/commands/sign-in/throttle";
import { agencies } from "@/db/schema/agency";
import { verificationTokens } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { hashPassword } from "@/db/secrets/password";
import { hashOf, newToken } from "@/db/secrets/token";
import { RECOVERY_MINUTES, recoveryMail } from "@/domain/mail/recovery";
import { Refusal } from "@/domain/refusal";
import { env } from "@/env";

const ENDED = "This link has ended: it works once, for one hour. Ask for a new one.";

/** Counts that somebody asks for a link to choose a new password, and refuses who asks too often. */
export const countRecovery = (email: string, address: string) => countTry({ mail: email, sender: address });

/** Mails the link, if there is such a login. To be called after the answer: how long it takes tells whether there is. */
export const mailRecovery = (email: string) =>
  asSystem(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    if (!user) return;
    const token = newToken();
    const identifier = recoveryOf(user.id);
    await tx.delete(verificationTokens).where(eq(verificationTokens.identifier, identifier));
    const expiresAt = new Date(Date.now() + RECOVERY_MINUTES * 60_000);
    await tx.insert(verificationTokens).values({ identifier, tokenHash: hashOf(token), expiresAt });
    const [agency] = await tx.select({ name: agencies.name }).from(agencies);
    const mail = recoveryMail({
      agency: agency?.name ?? "Portico",
      name: user.name || email,
      href: `${env().origin}/recover/${token}`,
    });
    await enqueueMail(tx, { accountId: null, about: null, to: email, mail });
  });

const thisLink = (token: string) =>
  and(
    like(verificationTokens.identifier, `${RECOVERY}%`),
    eq(verificationTokens.tokenHash, hashOf(token)),
    gt(verificationTokens.expiresAt, sql`now()`),
  );

/** Whose link this is; undefined when it ended. Reading it uses up nothing. */
export const recoveryBehind = (token: string) => asSystem((tx) => personBehind(tx, token));

async function personBehind(tx: Tx, token: string) {
  const [link] = await tx.select().from(verificationTokens).where(thisLink(token));
  if (!link) return undefined;
  const [user] = await tx
    .select()
    .from(users)
    .where(eq(users.id, link.identifier.slice(RECOVERY.length)));
  return user;
}

/** Sets the new password, ends every session of the person and begins one here. The link works once. */
export async function recover({ token, password }: { token: string; password: string }, from: Sender) {
  if (!(await recoveryBehind(token))) throw new Refusal("form", ENDED);
  const passwordHash = await hashPassword(password);
  return asSystem(async (tx) => {
    const user = await personBehind(tx, token);
    const used = await tx.delete(verificationTokens).where(thisLink(token)).returning();
    if (!user || used.length === 0) throw new Refusal("form", ENDED);
    const { id: userId, name, email } = user;
    await setPassword(tx, { userId, name, email, address: from.address }, passwordHash);
    await tx.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, user.id));
    await deleteSessions(tx, user.id);
    return beginSession(tx, { userId: user.id, method: "link", from });
  });
}
