import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { appRole, forTheSystem, isMine } from "@/db/schema/access";
import { createdAt, moment } from "@/db/schema/columns";

/**
 * What happened: one row for each change, written in its transaction, never changed.
 * No foreign keys: it outlives what it tells of.
 */
export const events = pgTable(
  "events",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    accountId: uuid(),
    /** Null when the portal itself acted. */
    actorId: uuid(),
    actorName: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    at: createdAt(),
  },
  (t) => [
    index().on(t.accountId, t.id.desc()),
    pgPolicy("within_my_accounts", {
      to: appRole,
      using: isMine(t.accountId),
    }),
    pgPolicy("agency_leads", {
      to: appRole,
      using: sql`${t.accountId} is null and (select my_staff_role()) in ('owner', 'admin')`,
    }),
    pgPolicy("about_myself", {
      to: appRole,
      for: "insert",
      withCheck: sql`${t.accountId} is null and ${t.actorId} = (select my_user_id())`,
    }),
    forTheSystem(),
  ],
).enableRLS();

/** Mail waiting to go out: written with the change that causes it, delivered after commit. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid(),
    /** What it belongs to, such as an invitation's id, so that a page can show how its mail fares. */
    about: uuid(),
    recipient: text().notNull(),
    subject: text().notNull(),
    /** The message, sealed with the portal's secret: it may hold a link that opens something. */
    sealed: text().notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment().notNull().defaultNow(),
    lastError: text(),
    sentAt: moment(),
    failedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    index("mail_due").on(t.nextAttemptAt).where(sql`${t.sentAt} is null and ${t.failedAt} is null`),
    index().on(t.about),
    pgPolicy("within_my_accounts", {
      to: appRole,
      using: isMine(t.accountId),
    }),
    pgPolicy("agency_leads", { to: appRole, using: sql`(select my_staff_role()) in ('owner', 'admin')` }),
    pgPolicy("to_anybody", { to: appRole, for: "insert", withCheck: sql`${t.accountId} is null` }),
    forTheSystem(),
  ],
).enableRLS();
