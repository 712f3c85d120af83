import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { outbox } from "@/db/schema/events";
import { seal } from "@/db/secrets/seal";
import type { Mail } from "@/domain/mail/letter";

export interface OutgoingMail {
  /** The account it belongs to, or null. */
  accountId: string | null;
  /** What it is about, such as an invitation's id, so that a page can show how its mail fares; or null. */
  about: string | null;
  to: string;
  mail: Mail;
}

/** Puts a mail into the outbox, in the transaction of the change that it tells of; it goes out after commit. */
export async function enqueueMail(tx: Tx, { accountId, about, to, mail }: OutgoingMail) {
  await tx.insert(outbox).values({
    accountId,
    about,
    recipient: to,
    subject: mail.subject,
    sealed: seal(JSON.stringify(mail)),
  });
}

/** Takes back what has not gone out yet. */
export const withdrawMail = (tx: Tx, about: string) =>
  tx.delete(outbox).where(and(eq(outbox.about, about), isNull(outbox.sentAt)));
