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

/**
 * Narrows what an account's people see to the applications open to them: nothing for billing, for others all or those of
 * their scope. It only takes away, so that a forgotten condition shows nothing. Asked once a statement, like the accounts.
 */
export const withinMyApplications = (id: AnyPgColumn, kind: "application" | "environment" | "hostname") =>
  pgPolicy("within_my_applications", { as: "restrictive", to: appRole, using: isOpenToMe(id, kind) });

/** The same where a row need not belong to an environment. */
export const withinMyApplicationsIfAny = (id: AnyPgColumn, kind: "environment") =>
  pgPolicy("within_my_applications", {
    as: "restrictive",
    to: appRole,
    using: sql`(${id} is null or ${isOpenToMe(id, kind)})`,
  });

const isOpenToMe = (id: AnyPgColumn, kind: "application" | "environment" | "hostname") =>
  sql`((select i_see_every_application()) or ${id} = any((select ${sql.raw(`my_${kind}_ids()`)})::uuid[]))`;

/** For rows that tell of an account's applications without naming them: whoever sees only some reads none. */
export const withinWholeAccounts = (accountId: AnyPgColumn) =>
  pgPolicy("within_whole_accounts", {
    as: "restrictive",
    for: "select",
    to: appRole,
    using: sql`(${accountId} is null or (select i_see_every_application()) or ${accountId} <> all((select my_narrowed_account_ids())::uuid[]))`,
  });
