import { and, count, eq, ne } from "drizzle-orm";
import { alsoAsSystem, changeAs, type Tx } from "@/db/access";
import { revokeSent } from "@/db/commands/people/leaving-invitations";
import { leaveLostGoLives } from "@/db/commands/people/lost-reach";
import { namesOfScope, toldRole, websitesOf, writeScope } from "@/db/commands/people/scopes";
import { deleteSessions, endSessionsWithoutAccess } from "@/db/commands/sign-in/sessions";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";
import { refuseHigherPerson, refuseLastOf } from "@/domain/people/membership";
import { can } from "@/domain/people/permission";
import { type ClientRole, type MembershipRole, ROLE_NAMES, type Role, roleIn } from "@/domain/people/role";
import { NotFound, Refusal } from "@/domain/refusal";

/**
 * Gives one of the client's people another role; whoever may, ranks below none of them. Their sessions end: they sign
 * in to the new one. What they sent and could not send in it ends too.
 */
export const changeClientRole = (
  actor: Actor,
  accountId: string,
  { userId, role, scope = null }: { userId: string; role: ClientRole; scope?: string[] | null },
) =>
  changeAs(actor, "membership.change", accountId, async (tx) => {
    const person = await lockPerson(tx, accountId, userId);
    const had = clientRole(person.membership);
    if (had === "client_admin" && role !== had) await refuseLastAdmin(tx, accountId, userId);
    const websites = await namesOfScope(tx, accountId, scope);
    const before = await websitesOf(tx, accountId, userId);
    const said = roleOf(role, websites);
    if (said === roleOf(had, before)) throw new Refusal("role", `${person.name} is ${said} already.`);
    await tx.update(memberships).set({ role }).where(thisMembership(accountId, userId));
    await writeScope(tx, accountId, userId, scope);
    if (role !== had) await alsoAsSystem(tx, () => deleteSessions(tx, userId));
    return {
      result: `${person.name} is now ${said}.`,
      event: [
        {
          action: "membership.changed",
          subject: person.name,
          before: toldRole(had, before),
          after: toldRole(role, websites),
        },
        ...(await revokeSent(tx, { userId, accountId, role })),
      ],
    };
  });

function clientRole(membership: MembershipRole): ClientRole {
  if (membership === "staff")
    throw new Refusal("form", "A colleague's role is the same in every account. Change it under People.");
  return membership;
}

const roleOf = (role: ClientRole, websites: string[] | null) =>
  `${ROLE_NAMES[role].toLowerCase()}${websites ? ` of ${websites.join(", ")}` : ""}`;

/** Takes somebody's access to this account, and what they invited others by; what they did stays in the activity. */
export const removeFromAccount = (actor: Actor, accountId: string, userId: string) =>
  changeAs(actor, "membership.remove", accountId, async (tx, mine) => {
    const person = await lockPerson(tx, accountId, userId);
    refuseRemoval(mine, person);
    if (person.membership === "client_admin") await refuseLastAdmin(tx, accountId, userId);
    await tx.delete(memberships).where(thisMembership(accountId, userId));
    await leaveLostGoLives(tx, [userId], [accountId]);
    await alsoAsSystem(tx, () => endSessionsWithoutAccess(tx, userId));
    return {
      result: person.name,
      event: [
        { action: "membership.removed", subject: person.name, before: { role: person.membership } },
        // What a colleague sent is the agency's.
        ...(person.membership === "staff" ? [] : await revokeSent(tx, { userId, accountId, role: null })),
      ],
    };
  });

/** Lets a colleague work on this account. */
export const assignStaff = (actor: Actor, accountId: string, userId: string) =>
  changeAs(actor, "account.assignStaff", accountId, async (tx) => {
    const [colleague] = await tx
      .select({ name: users.name })
      .from(staff)
      .innerJoin(users, eq(users.id, staff.userId))
      .where(eq(staff.userId, userId))
      .for("share", { of: staff });
    if (!colleague) throw new NotFound();
    const added = await tx
      .insert(memberships)
      .values({ accountId, userId, role: "staff", addedBy: actor.userId })
      .onConflictDoNothing()
      .returning();
    if (added.length === 0) throw new Refusal("userId", `${colleague.name} works on this account already.`);
    return { result: colleague.name, event: { action: "staff.assigned", subject: colleague.name } };
  });

const thisMembership = (accountId: string, userId: string) =>
  and(eq(memberships.accountId, accountId), eq(memberships.userId, userId));

async function lockPerson(tx: Tx, accountId: string, userId: string) {
  const [person] = await tx
    .select({ name: users.name, email: users.email, membership: memberships.role, staffRole: staff.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(staff, eq(staff.userId, memberships.userId))
    .where(thisMembership(accountId, userId))
    .for("update", { of: memberships });
  if (!person) throw new NotFound();
  return { ...person, name: person.name || person.email };
}

function refuseRemoval(mine: Role, person: Awaited<ReturnType<typeof lockPerson>>) {
  if (person.membership === "staff" && !can(mine, "account.assignStaff"))
    throw new Refusal("form", "Who of the agency works here is decided by the agency.");
  const theirs = roleIn(person.staffRole, person.membership);
  if (theirs) refuseHigherPerson(mine, theirs);
}

/** Locks the account first: two admins who remove each other come one after the other. */
async function refuseLastAdmin(tx: Tx, accountId: string, userId: string) {
  const [account] = await tx
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for("no key update");
  const [others] = await tx
    .select({ count: count() })
    .from(memberships)
    .where(
      and(
        eq(memberships.accountId, accountId),
        eq(memberships.role, "client_admin"),
        ne(memberships.userId, userId),
      ),
    );
  refuseLastOf("client_admin", others?.count ?? 0, account?.name ?? "The account");
}
