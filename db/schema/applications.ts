import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { withinMyAccounts, withinMyApplications } from "@/db/schema/access";
import { accounts, memberships } from "@/db/schema/accounts";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";
import { ENVIRONMENT_KINDS } from "@/domain/accounts/environment";
import { GO_LIVE_STATES } from "@/domain/go-live/state";

/** One website of a client: the configuration boundary. */
export const applications = pgTable(
  "applications",
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    slug: text().notNull(),
    name: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    unique("application_of_account").on(t.accountId, t.id),
    unique("application_slug").on(t.accountId, t.slug),
    ...withinMyAccounts(t.accountId),
    withinMyApplications(t.id, "application"),
  ],
).enableRLS();

/**
 * A version of an application. `state`, `reason` and `station` repeat what the last check found,
 * so that lists need not judge 9,000 environments to show fifty.
 */
export const environments = pgTable(
  "environments",
  {
    id: id(),
    accountId: uuid().notNull(),
    applicationId: uuid().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: ENVIRONMENT_KINDS }).notNull(),
    /** Where the edge fetches it from: a host name or an IP address; null while nobody has said. */
    origin: text(),
    /** The label below the edge's domain that belongs to this environment alone. */
    edgeLabel: text().notNull().unique(),
    state: text({ enum: GO_LIVE_STATES }).notNull().default("not_started"),
    /** 0 is worst: the order of the portfolio. */
    rank: smallint().notNull().default(2),
    reason: text().notNull().default("Nothing has been checked yet"),
    /** Stations of the go-live track that are done, 0 to 6. */
    station: integer().notNull().default(1),
    /** When its host name that was looked at longest ago was; what could not be asked then says nothing and counts as no look. */
    checkedAt: moment(),
    /** Who of the agency sees to its go-live, and the day by which it should happen. */
    ownerId: uuid().references(() => users.id),
    dueOn: date({ mode: "string" }),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      columns: [t.accountId, t.applicationId],
      foreignColumns: [applications.accountId, applications.id],
    }).onDelete("cascade"),
    unique("environment_of_account").on(t.accountId, t.id),
    unique("environment_slug").on(t.applicationId, t.slug),
    uniqueIndex("one_production").on(t.applicationId).where(sql`${t.kind} = 'production'`),
    index("worst_first").on(t.accountId, t.rank),
    index("due_first").on(t.dueOn).where(sql`${t.dueOn} is not null`),
    check("name_is_a_branch", sql`${t.name} ~ '^[A-Za-z][A-Za-z0-9]{0,29}$'`),
    ...withinMyAccounts(t.accountId),
    withinMyApplications(t.applicationId, "application"),
  ],
).enableRLS();

/** The applications that somebody sees whose membership is `scoped`. */
export const membershipScopes = pgTable(
  "membership_scopes",
  {
    accountId: uuid().notNull(),
    userId: uuid().notNull(),
    applicationId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.userId, t.applicationId] }),
    foreignKey({
      columns: [t.accountId, t.userId],
      foreignColumns: [memberships.accountId, memberships.userId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.accountId, t.applicationId],
      foreignColumns: [applications.accountId, applications.id],
    }).onDelete("cascade"),
    ...withinMyAccounts(t.accountId),
    withinMyApplications(t.applicationId, "application"),
  ],
).enableRLS();
