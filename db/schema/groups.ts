import { sql } from "drizzle-orm";
import { index, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { appRole, forTheSystem, isMine } from "@/db/schema/access";
import { accounts } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { createdAt, id } from "@/db/schema/columns";
import { users } from "@/db/schema/users";

const staffSee = sql`(select my_staff_role()) is not null`;
const leads = sql`(select my_staff_role()) in ('owner', 'admin')`;

/** Staff who work on the same accounts. Whoever joins reaches them, whoever leaves loses exactly that. */
export const groups = pgTable(
  "groups",
  { id: id(), name: text().notNull().unique(), createdAt: createdAt() },
  () => [
    pgPolicy("staff_see", { to: appRole, for: "select", using: staffSee }),
    pgPolicy("agency_leads_change", { to: appRole, using: leads }),
    forTheSystem(),
  ],
).enableRLS();

export const groupMembers = pgTable(
  "group_members",
  {
    groupId: uuid()
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => staff.userId, { onDelete: "cascade" }),
    addedBy: uuid().references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.userId] }),
    index().on(t.userId),
    pgPolicy("staff_see", { to: appRole, for: "select", using: staffSee }),
    pgPolicy("agency_leads_change", { to: appRole, using: leads }),
    forTheSystem(),
  ],
).enableRLS();

export const groupAccounts = pgTable(
  "group_accounts",
  {
    groupId: uuid()
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    addedBy: uuid().references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.accountId] }),
    index().on(t.accountId),
    pgPolicy("staff_see", { to: appRole, for: "select", using: sql`${staffSee} and ${isMine(t.accountId)}` }),
    pgPolicy("agency_leads_change", { to: appRole, using: leads }),
    forTheSystem(),
  ],
).enableRLS();
