import { sql } from "drizzle-orm";
import { check, index, pgPolicy, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { appRole, forTheSystem, isMine } from "@/db/schema/access";
import { accounts } from "@/db/schema/accounts";
import { createdAt, id, moment } from "@/db/schema/columns";
import { users } from "@/db/schema/users";
import { ROLES } from "@/domain/people/role";

const leads = sql`(select my_staff_role()) in ('owner', 'admin')`;

/** An invitation to an account, or, with no account, to the agency's own staff. */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    accountId: uuid().references(() => accounts.id, { onDelete: "cascade" }),
    email: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    tokenHash: text().notNull().unique(),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id),
    expiresAt: moment().notNull(),
    acceptedAt: moment(),
    revokedAt: moment(),
    /** The applications that it gives access to; null for all of the account. */
    scope: uuid().array(),
    /** When its holder asked for a new one, after it had ended. */
    askedAgainAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("one_open_invitation")
      .on(sql`coalesce(${t.accountId}, '00000000-0000-0000-0000-000000000000')`, t.email)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    index().on(t.accountId, t.expiresAt),
    check(
      "client_roles_in_accounts",
      sql`(${t.accountId} is null) = (${t.role} in ('owner', 'admin', 'member'))`,
    ),
    pgPolicy("within_my_accounts", {
      to: appRole,
      using: isMine(t.accountId),
    }),
    pgPolicy("agency_leads", { to: appRole, using: sql`${t.accountId} is null and ${leads}` }),
    forTheSystem(),
  ],
).enableRLS();
