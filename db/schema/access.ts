import { sql } from "drizzle-orm";
import { type AnyPgColumn, pgPolicy, pgRole } from "drizzle-orm/pg-core";

/** The role under which the portal serves people: bound by row-level security, cannot bypass it. */
export const appRole = pgRole("portico_app").existing();
/** The role of the few system commands that act before a membership exists or across accounts. */
export const systemRole = pgRole("portico_system").existing();

/** Policies of a table whose rows belong to one account each. */
export const withinMyAccounts = (accountId: AnyPgColumn) => [
  pgPolicy("within_my_accounts", {
    to: appRole,
    using: sql`${accountId} = any((select my_account_ids())::uuid[])`,
    withCheck: sql`${accountId} = any((select my_account_ids())::uuid[])`,
  }),
  forTheSystem(),
];

export const forTheSystem = () =>
  pgPolicy("for_the_system", { to: systemRole, using: sql`true`, withCheck: sql`true` });
