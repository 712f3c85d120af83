import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Actor } from "@/domain/people/actor";

/**
 * The rows (user_id, role) of everybody who reaches an account, by a membership or through a group: stands in a query
 * where `memberships` of one account would. Owners and admins of the agency need none of it.
 */
export const reachesOf = (accountId: string | SQLWrapper): SQL => sql`reaches_of(${accountId})`;

/** Whether somebody of the agency is in a group that holds the account. */
export const throughGroup = (userId: string | SQLWrapper, accountId: string | SQLWrapper): SQL<boolean> =>
  sql`exists (select from group_members gm join group_accounts ga on ga.group_id = gm.group_id
    where gm.user_id = ${userId} and ga.account_id = ${accountId})`;

/** The reader's own membership in an account, own or through a group or viewed, as a value in a query. */
export const myMembership = ({ userId, staffRole, viewing }: Actor, accountId: SQLWrapper) => {
  if (viewing) return sql`case when ${accountId} = ${viewing.accountId}::uuid then ${viewing.role}::text end`;
  const own = sql`(select role from memberships where account_id = ${accountId} and user_id = ${userId})`;
  return staffRole === "member"
    ? sql`case when ${throughGroup(userId, accountId)} then 'staff' else ${own} end`
    : own;
};

/** Whether somebody is limited to other applications of its account than the one of this environment. */
export const outOfScope = (userId: SQLWrapper, environmentId: string | SQLWrapper): SQL<boolean> =>
  sql`exists (select from environments e join memberships m on m.account_id = e.account_id
    where e.id = ${environmentId} and m.user_id = ${userId} and m.scoped and not exists (
      select from membership_scopes s where s.account_id = m.account_id and s.user_id = m.user_id
        and s.application_id = e.application_id))`;
