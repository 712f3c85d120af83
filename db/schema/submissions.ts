import { sql } from "drizzle-orm";
import { jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { appRole, forTheSystem } from "@/db/schema/access";
import { createdAt } from "@/db/schema/columns";
import { users } from "@/db/schema/users";

/** A form that was sent, by the key in it: sent again it is answered the same and does nothing. */
export const submissions = pgTable(
  "submissions",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    key: text().notNull(),
    answer: jsonb(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.key] }),
    pgPolicy("my_own", { to: appRole, using: sql`${t.userId} = (select my_user_id())` }),
    forTheSystem(),
  ],
).enableRLS();
