import { sql } from "drizzle-orm";
import { check, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";
import { appRole, forTheSystem } from "@/db/schema/access";
import { createdAt, id, moment } from "@/db/schema/columns";
import { NOTICE_MAILS } from "@/domain/activity/notice";

/** A person with one login, possibly in many accounts. */
export const users = pgTable(
  "users",
  {
    id: id(),
    email: text().notNull().unique(),
    name: text().notNull().default(""),
    emailVerifiedAt: moment(),
    timeZone: text().notNull().default("UTC"),
    /** Whether notices come by mail one by one or gathered once a day. */
    noticeMail: text({ enum: NOTICE_MAILS }).notNull().default("at_once"),
    /** When the person's own data were erased. */
    erasedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    check("email_is_lower_case", sql`${t.email} = lower(${t.email})`),
    pgPolicy("people_i_meet", {
      to: appRole,
      for: "select",
      using: sql`((select i_reach_all()) or ${t.id} = any((select my_people_ids())::uuid[]))`,
    }),
    pgPolicy("myself", { to: appRole, for: "update", using: sql`${t.id} = (select my_user_id())` }),
    forTheSystem(),
  ],
).enableRLS();
