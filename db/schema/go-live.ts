import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { withinMyAccounts } from "@/db/schema/access";
import { environments } from "@/db/schema/applications";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";

const ofEnvironment = (t: { accountId: never; environmentId: never }) =>
  foreignKey({
    columns: [t.accountId, t.environmentId],
    foreignColumns: [environments.accountId, environments.id],
  }).onDelete("cascade");

/** An environment went live: a dated fact, found and not declared; ended when a later check finds it gone. */
export const goLives = pgTable(
  "go_lives",
  {
    id: id(),
    accountId: uuid().notNull(),
    environmentId: uuid().notNull(),
    happenedAt: moment().notNull(),
    /** Who saw it, in words: 2 of 2 nameservers and 3 of 3 resolvers. */
    seenBy: text().notNull(),
    endedAt: moment(),
  },
  (t) => [
    ofEnvironment(t as never),
    uniqueIndex("live_once").on(t.environmentId).where(sql`${t.endedAt} is null`),
    ...withinMyAccounts(t.accountId),
  ],
).enableRLS();

/** A manual task of the checklist that somebody has done. */
export const taskCompletions = pgTable(
  "task_completions",
  {
    accountId: uuid().notNull(),
    environmentId: uuid().notNull(),
    task: text().notNull(),
    completedBy: uuid()
      .notNull()
      .references(() => users.id),
    completedAt: createdAt(),
  },
  (t) => [
    ofEnvironment(t as never),
    primaryKey({ columns: [t.environmentId, t.task] }),
    ...withinMyAccounts(t.accountId),
  ],
).enableRLS();
