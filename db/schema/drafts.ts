import { sql } from "drizzle-orm";
import { jsonb, pgPolicy, pgTable, uuid } from "drizzle-orm/pg-core";
import { appRole, forTheSystem } from "@/db/schema/access";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";

/** A half-finished wizard: its answers so far, and the account that came of it. */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    answers: jsonb().notNull().default({}),
    /** Set once, when the account is made: what makes a second submit harmless. */
    accountId: uuid(),
    createdAt: createdAt(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    pgPolicy("my_own", { to: appRole, using: sql`${t.userId} = (select my_user_id())` }),
    forTheSystem(),
  ],
).enableRLS();
