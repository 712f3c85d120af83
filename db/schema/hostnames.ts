import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { withinMyAccounts, withinMyApplications } from "@/db/schema/access";
import { environments } from "@/db/schema/applications";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";
import type { MoveComparison } from "@/domain/go-live/change/nameserver-move";
import type { SavedRecord } from "@/domain/go-live/change/snapshot";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Status } from "@/domain/go-live/checks/check";
import type { Judgement } from "@/domain/go-live/judge";
import type { Facts } from "@/domain/go-live/seen/facts";
import type { History } from "@/domain/go-live/seen/history";
import { STANDINGS } from "@/domain/go-live/standing";
import type { Verdict } from "@/domain/go-live/verdict";

/** A name that an environment serves; one in the whole portal. */
export const hostnames = pgTable(
  "hostnames",
  {
    id: id(),
    accountId: uuid().notNull(),
    environmentId: uuid().notNull(),
    /** A-labels, lower-case, no trailing dot. */
    name: text().notNull().unique(),
    /** When the background check asks again; null when nobody waits for it. */
    nextCheckAt: moment(),
    /** Until then one check has this host name to itself. */
    heldUntil: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      columns: [t.accountId, t.environmentId],
      foreignColumns: [environments.accountId, environments.id],
    }).onDelete("cascade"),
    unique("hostname_of_account").on(t.accountId, t.id),
    index().on(t.environmentId),
    index("due_checks").on(t.nextCheckAt).where(sql`${t.nextCheckAt} is not null`),
    check("name_is_lower_case", sql`${t.name} = lower(${t.name})`),
    ...withinMyAccounts(t.accountId),
    withinMyApplications(t.environmentId, "environment"),
  ],
).enableRLS();

/** What every table of facts about a hostname needs: it goes with the hostname and is seen by whoever sees that. */
const ofHostname = <A extends AnyPgColumn, H extends AnyPgColumn>(t: { accountId: A; hostnameId: H }) => [
  foreignKey({
    columns: [t.accountId as never, t.hostnameId as never],
    foreignColumns: [hostnames.accountId, hostnames.id],
  }).onDelete("cascade"),
  ...withinMyAccounts(t.accountId),
  withinMyApplications(t.hostnameId, "hostname"),
];

/** What the last check of a hostname found: the facts that were seen and the judgement on them. */
export const findings = pgTable(
  "findings",
  {
    hostnameId: uuid().primaryKey(),
    accountId: uuid().notNull(),
    verdict: text().$type<Verdict>().notNull(),
    /** What the state rests on: the last verdict that was not "could not ask"; null before there was one. */
    standing: text({ enum: STANDINGS }),
    facts: jsonb().$type<Facts>().notNull(),
    /** What earlier looks found and the next one needs: who last gave the old answer, and how long others remember it. */
    history: jsonb().$type<History>().notNull().default({ sightings: [] }),
    judgement: jsonb().$type<Judgement>().notNull(),
    checkedAt: moment().notNull(),
  },
  ofHostname,
).enableRLS();

/** The records of a hostname before anybody was told to change them: what a roll back restores. */
export const snapshots = pgTable(
  "snapshots",
  {
    hostnameId: uuid().primaryKey(),
    accountId: uuid().notNull(),
    records: jsonb().$type<SavedRecord[]>().notNull(),
    nameservers: text().array().notNull(),
    /** What no nameserver told, such as "HTTPS www.acme.com": its absence from the records says nothing. */
    unread: text().array().notNull().default([]),
    takenAt: moment().notNull(),
  },
  ofHostname,
).enableRLS();

/** When the result of a check last turned, and into what: its history, one row a turn. */
export const checkTurns = pgTable(
  "check_turns",
  {
    accountId: uuid().notNull(),
    hostnameId: uuid().notNull(),
    check: text().$type<CheckId>().notNull(),
    at: moment().notNull(),
    status: text().$type<Status>().notNull(),
    sentence: text().notNull(),
  },
  (t) => [...ofHostname(t), primaryKey({ columns: [t.hostnameId, t.check, t.at] })],
).enableRLS();

/** How the website looked through the edge beside its origin when somebody last compared them before the change. */
export const previews = pgTable(
  "previews",
  {
    hostnameId: uuid().primaryKey(),
    accountId: uuid().notNull(),
    comparison: jsonb().notNull(),
    comparedAt: moment().notNull(),
  },
  ofHostname,
).enableRLS();

/** Nameservers to which a domain is to move, and how what they say compares with the records that were saved. */
export const nameserverMoves = pgTable(
  "nameserver_moves",
  {
    hostnameId: uuid().primaryKey(),
    accountId: uuid().notNull(),
    nameservers: text().array().notNull(),
    comparison: jsonb().$type<MoveComparison>().notNull(),
    comparedAt: moment().notNull(),
  },
  ofHostname,
).enableRLS();

/** A link that lets somebody without a login see and do one DNS change. */
export const dnsTasks = pgTable(
  "dns_tasks",
  {
    id: id(),
    accountId: uuid().notNull(),
    hostnameId: uuid().notNull(),
    tokenHash: text().notNull().unique(),
    /** Whom the link was mailed to; null when somebody copied it. */
    recipient: text(),
    /** Who of the portal gave it out; null when its holder passed it on. */
    createdBy: uuid().references(() => users.id),
    /** The link from which this one was passed on, and the name that whoever did it gave. */
    forwardedFrom: uuid(),
    forwardedBy: text(),
    /** What whoever gave it out wrote to its holder, and where they can be called. */
    note: text().notNull().default(""),
    phone: text().notNull().default(""),
    expiresAt: moment().notNull(),
    revokedAt: moment(),
    /** When its holder first said that the record is changed. */
    saidDoneAt: moment(),
    remindedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [...ofHostname(t), index().on(t.hostnameId)],
).enableRLS();
