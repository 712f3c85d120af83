import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { forTheSystem } from "@/db/schema/access";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";

/** A signed-in browser. Only the hash of its cookie is here; deleting the row signs it out. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    tokenHash: text().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What the browser calls itself, so that somebody recognises their own sessions. */
    agent: text().notNull().default(""),
    expiresAt: moment().notNull(),
    lastSeenAt: moment().notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.userId), forTheSystem()],
).enableRLS();

/** How somebody proves who they are with a password: argon2id. */
export const credentials = pgTable(
  "credentials",
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    passwordHash: text().notNull(),
    changedAt: moment().notNull().defaultNow(),
  },
  () => [forTheSystem()],
).enableRLS();

/** A login at an OAuth provider. */
export const identities = pgTable(
  "identities",
  {
    provider: text().notNull(),
    subject: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] }), forTheSystem()],
).enableRLS();

/** A mailed link that works once: sign-in, recovery, and the first visit. */
export const verificationTokens = pgTable(
  "verification_tokens",
  { identifier: text().notNull(), tokenHash: text().notNull().unique(), expiresAt: moment().notNull() },
  (t) => [primaryKey({ columns: [t.identifier, t.tokenHash] }), forTheSystem()],
).enableRLS();

/** Failed sign-ins lately, by address and by login: what throttling counts. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  { id: id(), key: text().notNull(), at: createdAt() },
  (t) => [index().on(t.key, t.at), forTheSystem()],
).enableRLS();
