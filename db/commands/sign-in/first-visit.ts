import { and, eq, gt, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { insertAgency, type NewAgency } from "@/db/commands/accounts/agency";
import { beginSession, type Sender } from "@/db/commands/sign-in/sessions";
import { agencies } from "@/db/schema/agency";
import { credentials, verificationTokens } from "@/db/schema/sessions";
import { hashPassword } from "@/db/secrets/password";
import { hashOf, newToken } from "@/db/secrets/token";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

const IDENTIFIER = "first-visit";
const VALID_DAYS = 7;

const thisLink = (token: string) =>
  and(
    eq(verificationTokens.identifier, IDENTIFIER),
    eq(verificationTokens.tokenHash, hashOf(token)),
    gt(verificationTokens.expiresAt, sql`now()`),
  );

/** A new link to the first visit, in place of every earlier one; undefined when there is an agency already. */
export const offerFirstVisit = () =>
  asSystem(async (tx) => {
    if ((await tx.select().from(agencies)).length > 0) return undefined;
    await tx.delete(verificationTokens).where(eq(verificationTokens.identifier, IDENTIFIER));
    const token = newToken();
    const expiresAt = new Date(Date.now() + VALID_DAYS * 86_400_000);
    await tx
      .insert(verificationTokens)
      .values({ identifier: IDENTIFIER, tokenHash: hashOf(token), expiresAt });
    return token;
  });

export const firstVisitIsOpen = (token: string) =>
  asSystem(async (tx) => (await tx.select().from(verificationTokens).where(thisLink(token))).length > 0);

/** The first visit itself: uses up the link, makes the agency and its owner, signs the owner in. */
export async function makeFirstVisit(input: NewAgency & { token: string; password: string }, from: Sender) {
  if (!(await firstVisitIsOpen(input.token))) throw ended();
  const passwordHash = await hashPassword(input.password);
  return asSystem(async (tx) => {
    const used = await tx.delete(verificationTokens).where(thisLink(input.token)).returning();
    if (used.length === 0) throw ended();
    const owner = await insertAgency(tx, input, from.address);
    await tx.insert(credentials).values({ userId: owner.id, passwordHash });
    const session = await beginSession(tx, { userId: owner.id, method: "link", from });
    const { id: userId, name, email, timeZone } = owner;
    const actor: Actor = {
      userId,
      name,
      email,
      timeZone,
      staffRole: "owner",
      sessionId: session.id,
      provenAt: new Date(),
    };
    return { session, actor };
  });
}

const ended = () => new Refusal("form", "This link has ended. Start Portico again: it prints a new one.");
