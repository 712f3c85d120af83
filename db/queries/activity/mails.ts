import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { readAgencyAs } from "@/db/access";
import { outbox } from "@/db/schema/events";
import { unseal } from "@/db/secrets/seal";
import { KeyMoment, PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { Mail } from "@/domain/mail/letter";
import type { Actor } from "@/domain/people/actor";

const Key = z.tuple([KeyMoment, z.uuid()]);

const columns = {
  id: outbox.id,
  recipient: outbox.recipient,
  subject: outbox.subject,
  attempts: outbox.attempts,
  lastError: outbox.lastError,
  sentAt: outbox.sentAt,
  failedAt: outbox.failedAt,
  createdAt: outbox.createdAt,
  /** Microseconds, which a date of this language would cut off. */
  order: sql<string>`to_char(${outbox.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};

/** The mails of the portal, the newest first, fifty at a time. For the agency's owner. */
export const mails = (actor: Actor, after?: string) =>
  readAgencyAs(actor, "mail.read", async (tx) => {
    const from = readCursor(Key, after);
    const rows = await tx
      .select(columns)
      .from(outbox)
      .where(from && sql`(${outbox.createdAt}, ${outbox.id}) < (${from[0]}::timestamptz, ${from[1]}::uuid)`)
      .orderBy(desc(outbox.createdAt), desc(outbox.id))
      .limit(PAGE_SIZE + 1);
    return pageOf(rows, (row) => [row.order, row.id]);
  });

/** One mail with its text, for as long as no mail server takes it to its reader. */
export const mailById = (actor: Actor, id: string) =>
  readAgencyAs(actor, "mail.read", async (tx) => {
    if (!z.uuid().safeParse(id).success) return undefined;
    const [row] = await tx
      .select({ ...columns, sealed: outbox.sealed })
      .from(outbox)
      .where(eq(outbox.id, id));
    if (!row) return undefined;
    const { sealed, ...mail } = row;
    return { ...mail, text: (JSON.parse(unseal(sealed)) as Mail).text };
  });
