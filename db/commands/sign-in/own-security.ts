import { eq } from "drizzle-orm";
import { asSystem, record, refuseStaleProof, type Tx } from "@/db/access";
import { enqueueMail } from "@/db/commands/notices/outbox";
import { deleteSessions } from "@/db/commands/sign-in/sessions";
import { agencies } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import { claimSubmission } from "@/db/submission";
import type { DomainEvent } from "@/domain/activity/event";
import { type SecurityNews, securityMail } from "@/domain/mail/security";
import type { Actor } from "@/domain/people/actor";
import { env } from "@/env";

/** What became of a change to one's own sign-in. */
export interface SecurityChange<T> {
  result: T;
  event: DomainEvent;
  /** Told by mail, as it may not have been the person themselves. */
  news?: SecurityNews;
  /** Every other browser is signed out. */
  endsOthers?: boolean;
}

/** Changes how the person who asks signs in: a fresh proof, the rows, the event and the mail in one transaction. */
export async function changeSecurityAs<T>(
  actor: Actor,
  work: (tx: Tx) => Promise<SecurityChange<T>>,
): Promise<T> {
  refuseStaleProof(actor);
  return asSystem(async (tx) => {
    await claimSubmission(tx, actor.userId);
    // Two changes at once, such as removing the app and the last passkey, come one after the other.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for("update");
    const { result, event, news, endsOthers } = await work(tx);
    await record(tx, actor, null, event);
    if (endsOthers) await deleteSessions(tx, actor.userId, actor.sessionId);
    if (news) await mailSecurityNews(tx, actor, news);
    return result;
  });
}

export async function mailSecurityNews(tx: Tx, to: Pick<Actor, "name" | "email">, news: SecurityNews) {
  const [agency] = await tx.select({ name: agencies.name }).from(agencies);
  const mail = securityMail(news, {
    agency: agency?.name ?? "Portico",
    name: to.name || to.email,
    href: `${env().origin}/me/security`,
  });
  await enqueueMail(tx, { accountId: null, about: null, to: to.email, mail });
}
