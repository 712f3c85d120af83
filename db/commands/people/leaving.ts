import { and, eq, inArray } from "drizzle-orm";
import { alsoAsSystem, changeAgencyAs, recordEach, type Tx } from "@/db/access";
import { type Handed, passWork, successorOf } from "@/db/commands/go-live/handing-over";
import { revokeOpen } from "@/db/commands/people/leaving-invitations";
import { lockWithOwners, refuseLastOwner } from "@/db/commands/people/staff";
import { deleteSessions } from "@/db/commands/sign-in/sessions";
import { placesOf } from "@/db/queries/people/leaving";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { groupMembers } from "@/db/schema/groups";
import { users } from "@/db/schema/users";
import type { DomainEvent } from "@/domain/activity/event";
import type { Actor } from "@/domain/people/actor";
import { type Leaving, type LeavingPlace, staysAdmin, waysWords } from "@/domain/people/leaving";
import { refuseHigherPerson } from "@/domain/people/membership";
import type { AgencyRole, Role } from "@/domain/people/role";
import { NotFound, Refusal } from "@/domain/refusal";
import { listed } from "@/domain/words";

/**
 * Removes somebody from the agency and from every account, in one transaction: memberships, groups, role, sessions.
 * What they saw to goes to a successor who reaches it, or is left without anybody. The only admin of a client stays
 * there. Gives back what became of each account; a second time there is nothing left to do.
 */
export const removeEverywhere = (actor: Actor, { userId, successor, invitations }: Leaving) =>
  changeAgencyAs(actor, "staff.remove", async (tx, mine) => {
    const person = await lockPerson(tx, mine, userId);
    const places = await lockPlaces(tx, userId);
    refuseNothingLeft(person, places);
    const heir = await successorOf(tx, userId, successor);
    const leaves = places.filter((place) => !staysAdmin(place));
    const left = leaves.map(({ accountId }) => accountId);
    await endAccess(tx, person, left);
    const handed = await passWork(tx, { userId, heir, accounts: left });
    await revokeOpen(tx, actor, person, invitations === "revoke");
    await recordEach(
      tx,
      actor,
      leaves.map((place) => eventOf(person, place, handed)),
    );
    return {
      result: { name: person.name, results: places.map((place) => resultOf(place, handed)) },
      event: goodbye(person, left.length),
    };
  });

type Person = Awaited<ReturnType<typeof lockPerson>>;

/** Locks their place in the agency first, so that nobody gives them a group or a role meanwhile. */
async function lockPerson(tx: Tx, mine: Role, userId: string) {
  const colleague = (await lockWithOwners(tx, userId)).find((one) => one.userId === userId);
  if (colleague) await refuseLeaving(tx, mine, userId, colleague.role);
  const [user] = await tx
    .select({ name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) throw new NotFound();
  return { userId, email: user.email, name: user.name || user.email, role: colleague?.role ?? null };
}

async function refuseLeaving(tx: Tx, mine: Role, userId: string, theirs: AgencyRole) {
  refuseHigherPerson(mine, theirs);
  if (theirs === "owner") await refuseLastOwner(tx, userId);
}

/** Locks accounts in which they are an admin: two admins who are removed at once come one after the other. */
async function lockPlaces(tx: Tx, userId: string) {
  const adminOf = tx
    .select({ id: memberships.accountId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.role, "client_admin")));
  await tx.select().from(accounts).where(inArray(accounts.id, adminOf)).orderBy(accounts.id).for("update");
  return placesOf(tx, userId);
}

function refuseNothingLeft({ role, name }: Person, places: LeavingPlace[]) {
  if (role === null && places.length === 0)
    throw new Refusal("form", `${name} has no access anywhere. Nothing was left to remove.`);
}

async function endAccess(tx: Tx, { userId }: Person, accountIds: string[]) {
  if (accountIds.length > 0)
    await tx
      .delete(memberships)
      .where(and(eq(memberships.userId, userId), inArray(memberships.accountId, accountIds)));
  await tx.delete(groupMembers).where(eq(groupMembers.userId, userId));
  await tx.delete(staff).where(eq(staff.userId, userId));
  await alsoAsSystem(tx, () => deleteSessions(tx, userId));
}

function eventOf(person: Person, place: LeavingPlace, handed: Handed) {
  const { accountId, groups, membership } = place;
  const work = handed.wordsOf(accountId);
  return {
    accountId,
    action: person.role ? "staff.left" : "membership.removed",
    subject: person.name,
    before: {
      ...(membership && membership !== "staff" ? { role: membership } : null),
      ...(groups.length > 0 && !membership ? { group: listed(groups) } : null),
    },
    ...(work ? { after: { work } } : null),
  } satisfies DomainEvent & { accountId: string };
}

function resultOf(place: LeavingPlace, handed: Handed) {
  const { name, accountId } = place;
  if (staysAdmin(place))
    return { label: name, sentence: `Still there: ${name} needs one admin. Make someone else admin first.` };
  const work = handed.wordsOf(accountId);
  return { label: name, sentence: `Removed; they were there ${waysWords(place)}.${work ? ` ${work}.` : ""}` };
}

const goodbye = ({ name, role }: Person, count: number): DomainEvent =>
  role
    ? { action: "staff.removed", subject: name, before: { role, accounts: count } }
    : { action: "membership.endedEverywhere", subject: name, before: { accounts: count } };
