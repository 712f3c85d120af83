import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { asSystem, record } from "@/db/access";
import { signInOf } from "@/db/commands/sign-in/mailed-links";
import { mailSecurityNews } from "@/db/commands/sign-in/own-security";
import { beginSession, type Entry } from "@/db/commands/sign-in/sessions";
import { invitations } from "@/db/schema/people";
import { identities, verificationTokens } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";

/** Whether somebody with this address may sign in: there is a login, or an invitation that can be accepted. */
export const mayEnter = (email: string) =>
  asSystem(async (tx) => {
    const [login] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (login) return true;
    const open = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(
        and(
          eq(invitations.email, email),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, sql`now()`),
        ),
      )
      .limit(1);
    return open.length > 0;
  });

/**
 * Whether somebody may sign in through a provider: whoever did before, under whatever address; else by an address that
 * the provider has verified, unless its login belongs to another of the provider's people already.
 */
export async function mayEnterThrough(
  identity: { provider: string; subject: string },
  email: string | undefined,
): Promise<"yes" | "no" | "unverified"> {
  if (await loginByIdentity(identity.provider, identity.subject)) return "yes";
  if (!email) return "unverified";
  const taken = await asSystem((tx) =>
    tx
      .select({ subject: identities.subject })
      .from(identities)
      .innerJoin(users, eq(users.id, identities.userId))
      .where(and(eq(users.email, email), eq(identities.provider, identity.provider))),
  );
  return taken.length === 0 && (await mayEnter(email)) ? "yes" : "no";
}

export const loginById = (id: string) =>
  asSystem(async (tx) => (await tx.select().from(users).where(eq(users.id, id)))[0]);

export const loginByEmail = (email: string) =>
  asSystem(async (tx) => (await tx.select().from(users).where(eq(users.email, email)))[0]);

export const loginByIdentity = (provider: string, subject: string) =>
  asSystem(async (tx) => {
    const [found] = await tx
      .select({ user: users })
      .from(identities)
      .innerJoin(users, eq(users.id, identities.userId))
      .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
    return found?.user;
  });

/**
 * A login for somebody who was invited and proved the address; joining is a step of its own. Called by what stands
 * before the @ until they say their name.
 */
export const createLogin = ({ email, name, address }: { email: string; name: string; address: string }) =>
  asSystem(async (tx) => {
    const called = name || email.replace(/@.*/, "");
    const [user] = await tx
      .insert(users)
      .values({ email, name: called, emailVerifiedAt: new Date() })
      .returning();
    if (!user) throw new Error("the database returned no row for a new user");
    const person = { userId: user.id, name: called, address };
    await record(tx, person, null, { action: "login.made", subject: email });
    return user;
  });

export const confirmMail = (id: string) =>
  asSystem(async (tx) => {
    const [user] = await tx
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(eq(users.id, id))
      .returning();
    if (!user) throw new Error("no such user");
    return user;
  });

/** From now on the provider's person signs in as this one, who is told of it by mail. */
export const linkIdentity = (
  { userId, ...identity }: { provider: string; subject: string; userId: string },
  { provider, address }: { provider: string; address: string },
) =>
  asSystem(async (tx) => {
    const linked = await tx
      .insert(identities)
      .values({ ...identity, userId })
      .onConflictDoNothing()
      .returning();
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (linked.length === 0 || !user) return;
    const person = { userId, name: user.name || user.email, address };
    await record(tx, person, null, { action: "login.linked", subject: provider });
    await mailSecurityNews(tx, user, { kind: "linked", provider });
  });

export const openSession = (entry: Entry) => asSystem((tx) => beginSession(tx, entry));

/** `token` is a hash already. */
export const keepSignInToken = (kept: { email: string; token: string; expiresAt: Date }) =>
  asSystem((tx) =>
    tx
      .insert(verificationTokens)
      .values({ identifier: signInOf(kept.email), tokenHash: kept.token, expiresAt: kept.expiresAt }),
  );

/** Gives the token's end and forgets it, so that it works once. */
export const useSignInToken = ({ email, token }: { email: string; token: string }) =>
  asSystem(async (tx) => {
    const [used] = await tx
      .delete(verificationTokens)
      .where(and(eq(verificationTokens.identifier, signInOf(email)), eq(verificationTokens.tokenHash, token)))
      .returning();
    return used?.expiresAt;
  });
