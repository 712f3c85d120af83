import { sql } from "drizzle-orm";
import { boolean, integer, pgPolicy, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { appRole, forTheSystem } from "@/db/schema/access";
import { createdAt, id } from "@/db/schema/columns";
import { users } from "@/db/schema/users";
import { AGENCY_ROLES } from "@/domain/people/role";

/** The agency that runs this installation: one row. */
export const agencies = pgTable(
  "agencies",
  {
    id: id(),
    name: text().notNull(),
    only: boolean().notNull().default(true),
    /** Its own people sign in with a second factor. */
    secondFactor: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("one_agency").on(t.only),
    pgPolicy("everybody_sees_its_name", { to: appRole, for: "select", using: sql`true` }),
    pgPolicy("owners_change_it", {
      to: appRole,
      for: "update",
      using: sql`(select my_staff_role()) = 'owner'`,
    }),
    forTheSystem(),
  ],
).enableRLS();

/** The agency's own people. */
export const staff = pgTable(
  "staff",
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id),
    role: text({ enum: AGENCY_ROLES }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    pgPolicy("people_i_meet", {
      to: appRole,
      for: "select",
      using: sql`((select i_reach_all()) or ${t.userId} = any((select my_people_ids())::uuid[]))`,
    }),
    pgPolicy("agency_leads_change", {
      to: appRole,
      using: sql`(select my_staff_role()) in ('owner', 'admin')`,
    }),
    forTheSystem(),
  ],
).enableRLS();
