import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { appRole, forTheSystem, withinMyAccounts, withinMyApplications } from "@/db/schema/access";
import { environments } from "@/db/schema/applications";
import { id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";
import { TASK_SCOPES } from "@/domain/go-live/checklist/template";
import { PHASES, TASK_SIDES } from "@/domain/go-live/phase";

/** What a manual task says, in the template and in each copy. */
const taskText = () => ({
  title: text().notNull(),
  what: text().notNull(),
  phase: text({ enum: PHASES }).notNull(),
  side: text({ enum: TASK_SIDES }).notNull(),
  blocking: boolean().notNull(),
  position: smallint().notNull(),
});

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
    /** When its watch began, if that is later than going live: moved on by what nobody could look at. */
    watchedFrom: moment(),
    /** When the people concerned were told that it ended; null while nobody was. */
    lossToldAt: moment(),
    /** The agency signed the go-live off with every blocking task done: once. */
    signedOffAt: moment(),
    signedOffBy: uuid().references(() => users.id),
    /** The watch after it ended well and every task is done: the production milestone. */
    milestoneAt: moment(),
  },
  (t) => [
    ofEnvironment(t as never),
    uniqueIndex("live_once").on(t.environmentId).where(sql`${t.endedAt} is null`),
    ...withinMyAccounts(t.accountId),
    withinMyApplications(t.environmentId, "environment"),
  ],
).enableRLS();

/** A manual task as the agency's template has it; environments added later get a copy. */
export const templateTasks = pgTable(
  "template_tasks",
  {
    key: text().primaryKey(),
    ...taskText(),
    scope: text({ enum: TASK_SCOPES }).notNull(),
  },
  () => [
    pgPolicy("staff_see_it", {
      to: appRole,
      for: "select",
      using: sql`(select my_staff_role()) is not null`,
    }),
    pgPolicy("agency_leads_change", {
      to: appRole,
      using: sql`(select my_staff_role()) in ('owner', 'admin')`,
    }),
    forTheSystem(),
  ],
).enableRLS();

/** A manual task of an environment: what is to be done, copied from the template, and who has done it. */
export const manualTasks = pgTable(
  "manual_tasks",
  {
    accountId: uuid().notNull(),
    environmentId: uuid().notNull(),
    key: text().notNull(),
    ...taskText(),
    completedBy: uuid().references(() => users.id),
    completedAt: moment(),
    /** What was said when it was done, or why it is open again. */
    remark: text().notNull().default(""),
  },
  (t) => [
    ofEnvironment(t as never),
    primaryKey({ columns: [t.environmentId, t.key] }),
    index("still_blocking")
      .on(t.environmentId, t.side, t.position)
      .where(sql`${t.blocking} and ${t.completedAt} is null`),
    ...withinMyAccounts(t.accountId),
    withinMyApplications(t.environmentId, "environment"),
  ],
).enableRLS();

/** What people agreed about a task of the checklist, be it manual or automatic. */
export const taskPlans = pgTable(
  "task_plans",
  {
    accountId: uuid().notNull(),
    environmentId: uuid().notNull(),
    task: text().notNull(),
    ownerId: uuid().references(() => users.id),
    dueOn: date({ mode: "string" }),
    note: text().notNull().default(""),
  },
  (t) => [
    ofEnvironment(t as never),
    primaryKey({ columns: [t.environmentId, t.task] }),
    ...withinMyAccounts(t.accountId),
    withinMyApplications(t.environmentId, "environment"),
  ],
).enableRLS();
