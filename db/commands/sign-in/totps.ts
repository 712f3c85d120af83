import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { asSystem, refuseStaleProof, type Tx } from "@/db/access";
import { changeSecurityAs } from "@/db/commands/sign-in/own-security";
import { refuseLastRequired } from "@/db/commands/sign-in/second-factor";
import { totps } from "@/db/schema/sessions";
import { isSealedNow, seal, unseal } from "@/db/secrets/seal";
import { newTotpSecret, stepOf } from "@/db/secrets/totp";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

/** Begins to set up an authenticator app: a new secret, in use only once its first code was shown. */
export const startTotp = async (actor: Actor) => {
  refuseStaleProof(actor);
  return asSystem(async (tx) => {
    const started = { sealed: seal(newTotpSecret()), createdAt: new Date(), lastStep: 0 };
    const written = await tx
      .insert(totps)
      .values({ userId: actor.userId, ...started })
      .onConflictDoUpdate({ target: totps.userId, set: started, setWhere: isNull(totps.confirmedAt) })
      .returning({ userId: totps.userId });
    if (written.length === 0)
      throw new Refusal(
        "form",
        "You have an authenticator app already. Remove it before you set up another.",
      );
  });
};

/** Takes the app into use with its first code, and signs out every other browser. */
export const confirmTotp = (actor: Actor, code: string, now = new Date()) =>
  changeSecurityAs(actor, async (tx) => {
    if (!(await acceptTotp(tx, { userId: actor.userId, code, now }, false)))
      throw new Refusal("code", "This is not the code that we expect. Enter the one that the app shows now.");
    await tx.update(totps).set({ confirmedAt: now }).where(eq(totps.userId, actor.userId));
    return {
      result: undefined,
      event: { action: "secondFactor.appAdded", subject: actor.name },
      news: { kind: "appAdded" },
      endsOthers: true,
    };
  });

export const removeTotp = (actor: Actor) =>
  changeSecurityAs(actor, async (tx) => {
    const removed = await tx.delete(totps).where(inUse(actor.userId)).returning();
    if (removed.length === 0) throw new Refusal("form", "You have no authenticator app.");
    await refuseLastRequired(tx, actor.userId);
    return {
      result: undefined,
      event: { action: "secondFactor.appRemoved", subject: actor.name },
      news: { kind: "appRemoved" },
      endsOthers: true,
    };
  });

const inUse = (userId: string, confirmed = true) =>
  and(eq(totps.userId, userId), confirmed ? isNotNull(totps.confirmedAt) : isNull(totps.confirmedAt));

/**
 * Whether this is a code of the person's app whose step was not accepted before. The step is taken by
 * compare-and-set: of two who send the same code at once, one is refused.
 */
export async function acceptTotp(
  tx: Tx,
  { userId, code, now }: { userId: string; code: string; now: Date },
  confirmed = true,
) {
  const [totp] = await tx.select().from(totps).where(inUse(userId, confirmed));
  const secret = totp && unseal(totp.sealed);
  const step = secret && stepOf(secret, code, now);
  if (!step) return false;
  // With the next code an app moves to the portal's new secret, so that the old one can go some day.
  const sealed = isSealedNow(totp.sealed) ? totp.sealed : seal(secret);
  const taken = await tx
    .update(totps)
    .set({ lastStep: sql`${step}`, sealed })
    .where(and(inUse(userId, confirmed), lt(totps.lastStep, step)))
    .returning({ userId: totps.userId });
  return taken.length > 0;
}
