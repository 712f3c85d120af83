import { and, count, eq, ne, or } from "drizzle-orm";
import { alsoAsSystem, changeAgencyAs, type Tx } from "@/db/access";
import { revokeSent } from "@/db/commands/people/leaving-invitations";
import { leaveLostGoLives } from "@/db/commands/people/lost-reach";
import { deleteSessions } from "@/db/commands/sign-in/sessions";
import { agencies, staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";
import { refuseHigherPerson, refuseLastOf } from "@/domain/people/membership";
import { type AgencyRole, mayGrant, ROLE_NAMES } from "@/domain/people/role";
import { NotFound, Refusal } from "@/domain/refusal";

/**
 * Gives a colleague another role in the agency. Their sessions end: they sign in to the new one; what
 * they sent and could not send in it ends too.
 */
export const changeStaffRole = (actor: Actor, { userId, role }: { userId: string; role: AgencyRole }) =>
  changeAgencyAs(actor, "staff.change", async (tx, mine) => {
    const person = await lockColleague(tx, userId);
    refuseHigherPerson(mine, person.role);
    if (role === person.role)
      throw new Refusal("role", `${person.name} is ${ROLE_NAMES[role].toLowerCase()} already.`);
    if (!mayGrant(mine, role)) throw new Refusal("role", "You can give at most your own role.");
    if (person.role === "owner" && role !== "owner") await refuseLastOwner(tx, userId);
    await tx.update(staff).set({ role }).where(eq(staff.userId, userId));
    await leaveLostGoLives(tx, [userId]);
    await alsoAsSystem(tx, () => deleteSessions(tx, userId));
    return {
      result: `${person.name} is now ${ROLE_NAMES[role].toLowerCase()}.`,
      event: [
        { action: "staff.changed", subject: person.name, before: { role: person.role }, after: { role } },
        ...(await revokeSent(tx, { userId, accountId: null, role })),
      ],
    };
  });

async function lockColleague(tx: Tx, userId: string) {
  await lockWithOwners(tx, userId);
  const [person] = await tx
    .select({ name: users.name, email: users.email, role: staff.role })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.userId))
    .where(eq(staff.userId, userId));
  if (!person) throw new NotFound();
  return { ...person, name: person.name || person.email };
}

/** What somebody is must still be true when it changes. Locks them and every owner, in one order: two who demote each other come one after the other. */
export const lockWithOwners = (tx: Tx, userId: string) =>
  tx
    .select({ userId: staff.userId, role: staff.role })
    .from(staff)
    .where(or(eq(staff.userId, userId), eq(staff.role, "owner")))
    .orderBy(staff.userId)
    .for("update");

/** Refuses to take the role of the only owner. Called with every owner locked. */
export async function refuseLastOwner(tx: Tx, userId: string) {
  const [others] = await tx
    .select({ count: count() })
    .from(staff)
    .where(and(eq(staff.role, "owner"), ne(staff.userId, userId)));
  const [agency] = await tx.select({ name: agencies.name }).from(agencies);
  refuseLastOf("owner", others?.count ?? 0, agency?.name ?? "The agency");
}
