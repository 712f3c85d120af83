import { eq, sql } from "drizzle-orm";
import { asSystem, changeMineAs, record, refuseStaleProof, type Tx } from "@/db/access";
import { recoveryOf } from "@/db/commands/sign-in/mailed-links";
import { mailSecurityNews } from "@/db/commands/sign-in/own-security";
import { deleteSessions } from "@/db/commands/sign-in/sessions";
import { countTry, forgiveTries } from "@/db/commands/sign-in/throttle";
import { credentials, verificationTokens } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { hashPassword, passwordMatches } from "@/db/secrets/password";
import { claimSubmission } from "@/db/submission";
import { NOTICE_MAIL_NAMES, type NoticeMail } from "@/domain/activity/notice";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

export const changeProfile = (actor: Actor, { name, timeZone }: { name: string; timeZone: string }) =>
  changeMineAs(actor, async (tx) => {
    await tx.update(users).set({ name, timeZone }).where(eq(users.id, actor.userId));
    await record(tx, actor, null, {
      action: "profile.changed",
      subject: name,
      before: { name: actor.name, timeZone: actor.timeZone },
      after: { name, timeZone },
    });
  });

/** At once or once a day. What has not gone out by then comes with the next day's mail. */
export const changeNoticeMail = (actor: Actor, noticeMail: NoticeMail) =>
  changeMineAs(actor, async (tx) => {
    await tx.update(users).set({ noticeMail }).where(eq(users.id, actor.userId));
    await record(tx, actor, null, {
      action: "profile.changed",
      subject: actor.name,
      after: { mail: NOTICE_MAIL_NAMES[noticeMail] },
    });
  });

/** Changes the password of whoever is signed in, who knows the present one if there is one; signs out every other browser. */
export async function changePassword(
  actor: Actor,
  { present, password }: { present: string; password: string },
) {
  const stored = await asSystem((tx) => passwordOf(tx, actor.userId));
  if (stored === undefined) refuseStaleProof(actor);
  else {
    await countTry({ code: actor.userId });
    if (!(await passwordMatches(stored, present)))
      throw new Refusal("present", "This is not your present password.");
  }
  const passwordHash = await hashPassword(password);
  await asSystem(async (tx) => {
    await claimSubmission(tx, actor.userId);
    await forgiveTries(tx, { code: actor.userId });
    await setPassword(tx, actor, passwordHash);
    await deleteSessions(tx, actor.userId, actor.sessionId);
  });
}

/** Sets the password of somebody whose proof the caller has checked, ends links to choose another, and tells them by mail. */
export async function setPassword(
  tx: Tx,
  person: Pick<Actor, "userId" | "name" | "email" | "address">,
  passwordHash: string,
) {
  await tx
    .insert(credentials)
    .values({ userId: person.userId, passwordHash })
    .onConflictDoUpdate({ target: credentials.userId, set: { passwordHash, changedAt: sql`now()` } });
  await tx.delete(verificationTokens).where(eq(verificationTokens.identifier, recoveryOf(person.userId)));
  await record(tx, person, null, { action: "password.changed", subject: person.name });
  await mailSecurityNews(tx, person, { kind: "passwordChanged" });
}

export async function passwordOf(tx: Tx, userId: string) {
  const [row] = await tx
    .select({ hash: credentials.passwordHash })
    .from(credentials)
    .where(eq(credentials.userId, userId));
  return row?.hash;
}
