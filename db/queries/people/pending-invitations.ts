import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { readAccountAs, readAgencyAs, type readAs } from "@/db/access";
import { invitationHref } from "@/db/secrets/invitation-link";
import { PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { MailDates } from "@/domain/mail/delivery";
import type { Actor } from "@/domain/people/actor";
import type { Role } from "@/domain/people/role";

export interface PendingInvitation {
  id: string;
  email: string;
  role: Role;
  /** The websites that it is limited to; null for all of the account. */
  websites: string[] | null;
  expiresAt: Date;
  createdAt: Date;
  /** When its holder asked for a new one, after it had ended. */
  askedAgainAt: Date | null;
  mail: MailDates | null;
  /** The link, for whoever may hand it over; null when it ended. */
  href: string | null;
}

type Row = {
  id: string;
  email: string;
  role: Role;
  websites: string[] | null;
  expires: string;
  created: string;
  asked: string | null;
  mailed: boolean;
  sent: string | null;
  failed: string | null;
  attempts: number;
  error: string | null;
};

const Key = z.tuple([z.string(), z.uuid()]);

/** Invitations to an account that nobody has used or revoked, by address, with how the mail of each fares. */
export const pendingInvitations = (actor: Actor, accountId: string, after?: string) =>
  readAccountAs(actor, "invitation.send", accountId, (tx) =>
    pending(tx, sql`i.account_id = ${accountId}`, after),
  );

/** The same for the agency's own staff. */
export const pendingStaffInvitations = (actor: Actor, after?: string) =>
  readAgencyAs(actor, "staff.invite", (tx) => pending(tx, sql`i.account_id is null`, after));

async function pending(tx: Parameters<Parameters<typeof readAs>[1]>[0], which: SQL, after?: string) {
  const from = readCursor(Key, after);
  const { rows } = await tx.execute<Row>(sql`
    select i.id, i.email, i.role, case when i.scope is not null then (
        select coalesce(json_agg(name order by lower(name)), '[]') from applications where id = any(i.scope)) end as websites,
      i.expires_at::text as expires, i.created_at::text as created, i.asked_again_at::text as asked,
      mail.id is not null as mailed, mail.sent_at::text as sent, mail.failed_at::text as failed,
      coalesce(mail.attempts, 0) as attempts, mail.last_error as error
    from invitations i
    left join lateral (
      select * from outbox o where o.about = i.id order by o.created_at desc limit 1
    ) mail on true
    where ${which} and i.accepted_at is null and i.revoked_at is null
      ${from ? sql`and (i.email, i.id) > (${from[0]}, ${from[1]}::uuid)` : sql``}
    order by i.email, i.id limit ${PAGE_SIZE + 1}`);
  const page = pageOf(rows, (row) => [row.email, row.id]);
  return { next: page.next, rows: page.rows.map((row) => shown(row, new Date())) };
}

function shown(row: Row, now: Date): PendingInvitation {
  const expiresAt = new Date(row.expires);
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    websites: row.websites,
    expiresAt,
    createdAt: new Date(row.created),
    askedAgainAt: row.asked ? new Date(row.asked) : null,
    mail: row.mailed
      ? {
          sentAt: row.sent ? new Date(row.sent) : null,
          failedAt: row.failed ? new Date(row.failed) : null,
          attempts: row.attempts,
          lastError: row.error,
        }
      : null,
    href: expiresAt > now ? invitationHref({ id: row.id, expiresAt }) : null,
  };
}
