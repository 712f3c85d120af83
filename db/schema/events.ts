import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { appRole, forTheSystem, isMine, withinWholeAccounts } from "@/db/schema/access";
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
    /** Whether the actor was of the agency: a client is not told from where staff acted. */
    actorStaff: boolean().notNull().default(false),
    /** For whom, when somebody acted in another's name. */
    onBehalfOf: text(),
    /** The network address from which it was done. */
    address: text(),
    action: text().notNull(),
    subject: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    at: createdAt(),
    /** The place in its account's chain, from 1; the trigger `chain_event` sets this and what follows. */
    sequence: bigint({ mode: "number" }).notNull().default(0),
    /** Makes the digest of what may be personal unguessable; dropped when that is erased. */
    salt: text(),
    /** Of everything that may be personal: actor's name, for whom, subject, before, after, address. */
    digest: text().notNull().default(""),
    /** Of the row before, and of this row with it. */
    previousHash: text().notNull().default(""),
    hash: text().notNull().default(""),
    erasedAt: moment(),
  },
  (t) => [
    index().on(t.accountId, t.id.desc()),
    uniqueIndex("one_place_in_the_chain").on(
      sql`coalesce(${t.accountId}, '00000000-0000-0000-0000-000000000000')`,
      t.sequence,
    ),
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
    withinWholeAccounts(t.accountId),
    forTheSystem(),
  ],
).enableRLS();

/** Where the chain of an account's events ends, or of the agency's own (no account): what a cut off end is known by. */
export const eventHeads = pgTable(
  "event_heads",
  { accountId: uuid(), sequence: bigint({ mode: "number" }).notNull(), hash: text().notNull() },
  (t) => [
    uniqueIndex("one_head").on(sql`coalesce(${t.accountId}, '00000000-0000-0000-0000-000000000000')`),
    pgPolicy("within_my_accounts", { to: appRole, for: "select", using: isMine(t.accountId) }),
    pgPolicy("agency_leads", {
      to: appRole,
      for: "select",
      using: sql`${t.accountId} is null and (select my_staff_role()) in ('owner', 'admin')`,
    }),
    withinWholeAccounts(t.accountId),
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
    withinWholeAccounts(t.accountId),
    forTheSystem(),
  ],
).enableRLS();
