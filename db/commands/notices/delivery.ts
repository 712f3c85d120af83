import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { outOfScope, throughGroup } from "@/db/reach";
import { outbox } from "@/db/schema/events";
import { unseal } from "@/db/secrets/seal";
import { LEASE_MS, nextAttempt, STALE_MS } from "@/domain/mail/delivery";
import type { Mail } from "@/domain/mail/letter";

export interface DueMail {
  id: string;
  to: string;
  attempts: number;
  createdAt: Date;
  sealed: string;
}

/**
 * Takes up to `limit` mails that are due. Each is leased before anything is sent, so that a second process skips it
 * now and takes it over only if this one dies.
 */
export const claimMail = (limit: number, now = new Date()): Promise<DueMail[]> =>
  asSystem(async (tx) => {
    await dropUnseeable(tx);
    const due = await tx
      .select({ id: outbox.id, attempts: outbox.attempts })
      .from(outbox)
      .where(and(isNull(outbox.sentAt), isNull(outbox.failedAt), lte(outbox.nextAttemptAt, now)))
      .orderBy(outbox.nextAttemptAt)
      .limit(limit)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    return tx
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: new Date(now.getTime() + LEASE_MS) })
      .where(
        inArray(
          outbox.id,
          due.map(({ id }) => id),
        ),
      )
      .returning({
        id: outbox.id,
        to: outbox.recipient,
        attempts: outbox.attempts,
        createdAt: outbox.createdAt,
        sealed: outbox.sealed,
      });
  });

/** Takes back notices to people who have lost access to the account since: the mail waited, or a server was away. */
const dropUnseeable = (tx: Tx) =>
  tx.execute(sql`delete from outbox o using notices n
    where o.about = n.id and o.sent_at is null and o.failed_at is null
      and not exists (select 1 from staff s where s.user_id = n.user_id and s.role in ('owner', 'admin'))
      and not exists (select 1 from memberships m left join staff s on s.user_id = m.user_id
        where m.user_id = n.user_id and m.account_id = n.account_id and (m.role <> 'staff' or s.user_id is not null)
          and m.role <> 'client_billing' and not ${outOfScope(sql`m.user_id`, sql`n.environment_id`)})
      and not ${throughGroup(sql`n.user_id`, sql`n.account_id`)}`);

/** The message itself, or why it is of no use any more. */
export function openMail({ sealed, createdAt }: DueMail, now = new Date()): Mail | { unusable: string } {
  if (now.getTime() - createdAt.getTime() > STALE_MS)
    return { unusable: "It waited longer than 48 hours, so what it links to has ended." };
  try {
    return JSON.parse(unseal(sealed)) as Mail;
  } catch {
    return { unusable: "It was sealed with another PORTICO_SECRET." };
  }
}

export const mailSent = (id: string, at = new Date()) =>
  asSystem((tx) => tx.update(outbox).set({ sentAt: at, lastError: null }).where(eq(outbox.id, id)));

/** Notes the server's words, and when to try again unless it is given up. */
export const mailRefused = (mail: DueMail, words: string, final: boolean, now = new Date()) => {
  const again = nextAttempt(mail.attempts, final, now);
  const then = again ? { nextAttemptAt: again } : { failedAt: now };
  return asSystem((tx) =>
    tx
      .update(outbox)
      .set({ lastError: words, ...then })
      .where(eq(outbox.id, mail.id)),
  );
};
