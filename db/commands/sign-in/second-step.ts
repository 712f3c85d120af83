import { and, eq, gt, sql } from "drizzle-orm";
import { asSystem, record, type Tx } from "@/db/access";
import { takeChallenge } from "@/db/commands/sign-in/challenges";
import { mailSecurityNews } from "@/db/commands/sign-in/own-security";
import { whoShowed } from "@/db/commands/sign-in/passkeys";
import { takeRecoveryCode } from "@/db/commands/sign-in/recovery-codes";
import { openPending } from "@/db/commands/sign-in/sessions";
import { countTry, forgiveTries } from "@/db/commands/sign-in/throttle";
import { acceptTotp } from "@/db/commands/sign-in/totps";
import type { pendingBehind } from "@/db/queries/sign-in/sessions";
import { sessions } from "@/db/schema/sessions";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { looksLikeTotp } from "@/domain/sign-in/second-factor";

/** Somebody between the first and the second proof, and from where they ask. */
export type Pending = NonNullable<Awaited<ReturnType<typeof pendingBehind>>> & { address?: string };

const WRONG = "This code is not right, or was used already. Enter the one that the app shows now.";

/**
 * Opens the session with a code of the app or a recovery code. Every try counts before it is looked at; the tenth
 * wrong one ends the sign-in, which gives undefined.
 */
export async function passWithCode(pending: Pending, code: string, now = new Date()) {
  const counted = { code: pending.userId };
  await countTry(counted);
  const left = await countCode(pending.id);
  if (left === undefined) return undefined;
  const opened = await asSystem(async (tx) => {
    if (!(await acceptCode(tx, pending, code, now))) return undefined;
    await forgiveTries(tx, counted);
    return openPending(tx, pending.id);
  });
  if (opened) return opened;
  if (left > 0) throw new Refusal("code", WRONG);
  await asSystem((tx) => tx.delete(sessions).where(eq(sessions.id, pending.id)));
  return undefined;
}

/** Opens the session with one of the person's passkeys. */
export async function passWithPasskey(pending: Pending, response: string) {
  const left = await countCode(pending.id);
  const showed =
    left !== undefined && (await whoShowed(response, await takeChallenge(pending.id), pending.userId));
  if (!showed) throw new Refusal("form", "This passkey could not be checked. Try again, or use a code.");
  return asSystem((tx) => openPending(tx, pending.id));
}

/** Takes one try; how many are left, or undefined when there was none. */
const countCode = (id: string) =>
  asSystem(async (tx) => {
    const [counted] = await tx
      .update(sessions)
      .set({ triesLeft: sql`${sessions.triesLeft} - 1` })
      .where(and(eq(sessions.id, id), sessions.pending, gt(sessions.triesLeft, 0)))
      .returning({ left: sessions.triesLeft });
    return counted?.left;
  });

/** Whether this is a code of the person's, which is used up by it. */
export async function acceptCode(
  tx: Tx,
  person: Pick<Actor, "userId" | "name" | "email" | "address">,
  code: string,
  now: Date,
) {
  if (looksLikeTotp(code)) return acceptTotp(tx, { userId: person.userId, code, now });
  const left = await takeRecoveryCode(tx, person.userId, code);
  if (left === undefined) return false;
  await record(tx, person, null, { action: "secondFactor.codeUsed", subject: person.name, after: { left } });
  await mailSecurityNews(tx, person, { kind: "codeUsed", left });
  return true;
}
