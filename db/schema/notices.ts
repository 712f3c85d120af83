import { sql } from "drizzle-orm";
import { index, pgPolicy, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { appRole, forTheSystem, isMine, withinMyApplicationsIfAny } from "@/db/schema/access";
import { accounts } from "@/db/schema/accounts";
import { environments } from "@/db/schema/applications";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";

/** Something that one person should know, told once; it leads to where it can be seen to. */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: uuid().references(() => accounts.id, { onDelete: "cascade" }),
    /** What goes with an environment that is removed: a link that leads nowhere helps nobody. */
    environmentId: uuid().references(() => environments.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    /** Names what happened, so that it is told once however often it is found. */
    key: text().notNull(),
    title: text().notNull(),
    sentence: text().notNull(),
    /** Where it leads, a path of the portal. */
    href: text().notNull(),
    readAt: moment(),
    /** When it went out by mail, alone or in a day's digest. */
    mailedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("told_once").on(t.userId, t.key),
    index().on(t.userId, t.createdAt.desc()),
    index("unread").on(t.userId).where(sql`${t.readAt} is null`),
    index().on(t.environmentId),
    index().on(t.accountId),
    pgPolicy("mine_while_i_may_see", {
      to: appRole,
      using: sql`${t.userId} = (select my_user_id()) and (${t.accountId} is null or ${isMine(t.accountId)})`,
    }),
    withinMyApplicationsIfAny(t.environmentId, "environment"),
    forTheSystem(),
  ],
).enableRLS();
