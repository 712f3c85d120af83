import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { memberships } from "@/db/schema/accounts";
import { applications, membershipScopes } from "@/db/schema/applications";
import type { MembershipRole, Role } from "@/domain/people/role";
import { NotFound } from "@/domain/refusal";

/** The names of those of these applications that the account has; null without any, for all of it. */
export async function websitesIn(tx: Tx, accountId: string | null, scope: string[] | null = null) {
  if (!accountId || !scope) return null;
  const found = await tx
    .select({ name: applications.name })
    .from(applications)
    .where(and(eq(applications.accountId, accountId), inArray(applications.id, scope)))
    .orderBy(asc(applications.name));
  return found.map(({ name }) => name);
}

/** The same, for what is told of them. Refuses any that is not there. */
export async function namesOfScope(tx: Tx, accountId: string, scope: string[] | null) {
  const names = await websitesIn(tx, accountId, scope);
  if (names && names.length !== new Set(scope).size) throw new NotFound();
  return names;
}

/** A role as the activity tells it, with the websites that it is limited to. */
export const toldRole = (role: Role | MembershipRole, websites: string[] | null) => ({
  role,
  ...(websites && { websites }),
});

/** Limits a membership to these applications, or, with null, to nothing less than the account. Those that are gone are left out. */
export async function writeScope(tx: Tx, accountId: string, userId: string, scope: string[] | null) {
  await tx
    .update(memberships)
    .set({ scoped: scope !== null })
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, userId)));
  await tx
    .delete(membershipScopes)
    .where(and(eq(membershipScopes.accountId, accountId), eq(membershipScopes.userId, userId)));
  if (!scope || scope.length === 0) return;
  const there = await tx
    .select({ applicationId: applications.id })
    .from(applications)
    .where(and(eq(applications.accountId, accountId), inArray(applications.id, scope)));
  if (there.length > 0)
    await tx.insert(membershipScopes).values(there.map((one) => ({ ...one, accountId, userId })));
}

/** The names of the applications that somebody is limited to; null when they see all. */
export async function websitesOf(tx: Tx, accountId: string, userId: string) {
  const [membership] = await tx
    .select({ scoped: memberships.scoped })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, userId)));
  if (!membership?.scoped) return null;
  const rows = await tx
    .select({ name: applications.name })
    .from(membershipScopes)
    .innerJoin(applications, eq(applications.id, membershipScopes.applicationId))
    .where(and(eq(membershipScopes.accountId, accountId), eq(membershipScopes.userId, userId)))
    .orderBy(asc(applications.name));
  return rows.map(({ name }) => name);
}
