import { sql } from "drizzle-orm";
import { type AnyPgColumn, pgPolicy, pgRole } from "drizzle-orm/pg-core";

/** The role under which the portal serves people: bound by row-level security, cannot bypass it. */
export const appRole = pgRole("portico_app").existing();
/** The role of the few system commands that act before a membership exists or across accounts. */
export const systemRole = pgRole("portico_system").existing();

/**
 * Policies of a table whose rows belong to one account each. Who reaches every account is asked once a statement,
 * instead of comparing each row with the ids of all accounts (docs/decisions/0009-policy-form.md).
 */
export const withinMyAccounts = (accountId: AnyPgColumn) => [
  pgPolicy("within_my_accounts", { to: appRole, using: isMine(accountId), withCheck: isMine(accountId) }),
  forTheSystem(),
];

export const isMine = (accountId: AnyPgColumn) =>
  sql`((select i_reach_all()) or ${accountId} = any((select my_account_ids())::uuid[]))`;

export const forTheSystem = () =>
  pgPolicy("for_the_system", { to: systemRole, using: sql`true`, withCheck: sql`true` });
