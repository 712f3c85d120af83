import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { changeSecurityAs } from "@/db/commands/sign-in/own-security";
import { keepsSecondFactor } from "@/db/commands/sign-in/sessions";
import { recoveryCodes } from "@/db/schema/sessions";
import { newRecoveryCode, recoveryCodeHash, recoveryCodeHashes } from "@/db/secrets/recovery-code";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { RECOVERY_CODES } from "@/domain/sign-in/second-factor";

/** New recovery codes in place of every earlier one. They are given back this once and kept as hashes. */
export const makeRecoveryCodes = (actor: Actor) =>
  changeSecurityAs(actor, async (tx) => {
    if (!(await keepsSecondFactor(tx, actor.userId)))
      throw new Refusal("form", "Recovery codes stand in for a second factor. Set one up first.");
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, actor.userId));
    await tx
      .insert(recoveryCodes)
      .values(
        codes.map((code) => ({ userId: actor.userId, codeHash: recoveryCodeHash(actor.userId, code) })),
      );
    return {
      result: codes,
      event: { action: "secondFactor.codesMade", subject: actor.name },
      news: { kind: "codesMade" },
    };
  });

/** Uses a code up, once even when two ask at once; how many are left, or undefined when it is none. */
export async function takeRecoveryCode(tx: Tx, userId: string, code: string) {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        inArray(recoveryCodes.codeHash, recoveryCodeHashes(userId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  if (used.length === 0) return undefined;
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  return tx.$count(recoveryCodes, unused);
}
