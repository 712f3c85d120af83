import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { keepsSecondFactor } from "@/db/commands/sign-in/sessions";
import { recoveryCodes } from "@/db/schema/sessions";
import { Refusal } from "@/domain/refusal";

/**
 * After one was removed: refuses when it was the last and is asked of the person, which takes the removal back.
 * Without any, recovery codes have nothing to stand in for and go as well.
 */
export async function refuseLastRequired(tx: Tx, userId: string) {
  if (await keepsSecondFactor(tx, userId)) return;
  if (await secondFactorRequired(tx, userId))
    throw new Refusal(
      "form",
      "A second factor is asked of you. Set up another one before you remove this one.",
    );
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

export async function secondFactorRequired(tx: Tx, userId: string) {
  const { rows } = await tx.execute(sql`select second_factor_required(${userId}) as required`);
  return rows[0]?.required === true;
}
