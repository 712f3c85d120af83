import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { withinMyAccounts } from "@/db/schema/access";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";
import { MEMBERSHIP_ROLES } from "@/domain/people/role";

/** One client: the security and billing boundary. */
export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    /** Whoever has access signs in with a second factor. */
    secondFactor: boolean().notNull().default(false),
    /** Since when it can be read only. */
    suspendedAt: moment(),
    /** Counts changes, so that nobody overwrites what they have not seen. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.name, t.id), ...withinMyAccounts(t.id)],
).enableRLS();

/** Somebody belongs to an account: staff who work on it, and the client's own people. */
export const memberships = pgTable(
  "memberships",
  {
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text({ enum: MEMBERSHIP_ROLES }).notNull(),
    /** Sees only the applications in `membership_scopes`; with none left there, no application at all. */
    scoped: boolean().notNull().default(false),
    /** Who added them; null when they joined by an invitation of before this was noted. */
    addedBy: uuid().references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.userId] }),
    index().on(t.userId),
    index("narrowed").on(t.userId).where(sql`${t.scoped} or ${t.role} = 'client_billing'`),
    ...withinMyAccounts(t.accountId),
  ],
).enableRLS();
