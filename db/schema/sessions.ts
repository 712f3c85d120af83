import { bigint, boolean, index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { forTheSystem } from "@/db/schema/access";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";
import { CLIENT_ROLES } from "@/domain/people/role";
import { SIGN_IN_METHODS } from "@/domain/sign-in/sign-in-method";

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
    /** The network address at which it began. */
    address: text().notNull().default(""),
    /** How its holder proved who they are. */
    method: text({ enum: SIGN_IN_METHODS }).notNull().default("password"),
    /** The second factor is still to be shown: until then nobody is signed in. */
    pending: boolean().notNull().default(false),
    /** Wrong codes that may still be tried while pending. */
    triesLeft: smallint().notNull().default(10),
    /** What a passkey has to sign: given out once, used once. */
    challenge: text(),
    /** When its holder last proved who they are: acts that ask for it want this to be minutes ago. */
    provenAt: moment().notNull().defaultNow(),
    /** Staff see the portal as this client does, and change nothing meanwhile. */
    viewingAccountId: uuid(),
    viewingRole: text({ enum: CLIENT_ROLES }),
    viewingUntil: moment(),
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

/** An authenticator app: RFC 6238. `sealed` is its secret; in use once a first code was shown. */
export const totps = pgTable(
  "totps",
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    sealed: text().notNull(),
    confirmedAt: moment(),
    /** The last 30-second step whose code was accepted: none is accepted twice. */
    lastStep: bigint({ mode: "number" }).notNull().default(0),
    createdAt: createdAt(),
  },
  () => [forTheSystem()],
).enableRLS();

/** A code to sign in with when the second factor is lost; each works once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: text().notNull(),
    usedAt: moment(),
  },
  (t) => [index().on(t.userId), forTheSystem()],
).enableRLS();

/** A passkey: WebAuthn's public key of somebody's device. */
export const passkeys = pgTable(
  "passkeys",
  {
    /** The credential id, base64url. */
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** COSE, base64url. */
    publicKey: text().notNull(),
    counter: bigint({ mode: "number" }).notNull().default(0),
    transports: text().array().notNull().default([]),
    name: text().notNull().default(""),
    lastUsedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.userId), forTheSystem()],
).enableRLS();
