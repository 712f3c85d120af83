import { eq } from "drizzle-orm";
import { alsoAsSystem, changeAgencyAs, type Tx } from "@/db/access";
import { mailSecurityNews } from "@/db/commands/sign-in/own-security";
import { deleteSessions } from "@/db/commands/sign-in/sessions";
import { staff } from "@/db/schema/agency";
import { passkeys, recoveryCodes, totps } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";
import { mayGrant, type Role } from "@/domain/people/role";
import { NotFound, Refusal } from "@/domain/refusal";

/** Takes away every second factor of somebody who lost theirs, and signs them out; they are told by mail. */
export const resetSecondFactor = (actor: Actor, userId: string) =>
  changeAgencyAs(actor, "secondFactor.reset", async (tx, mine) => {
    const person = await personToHelp(tx, actor, userId);
    if (mayGrant(person.role, mine)) throw new Refusal("form", "Their role is not below yours.");
    await alsoAsSystem(tx, async () => {
      await tx.delete(totps).where(eq(totps.userId, userId));
      await tx.delete(passkeys).where(eq(passkeys.userId, userId));
      await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
      await deleteSessions(tx, userId);
      await mailSecurityNews(tx, person, { kind: "reset", by: actor.name || actor.email });
    });
    return { result: person.name, event: { action: "secondFactor.reset", subject: person.name } };
  });

/** Signs somebody out of every browser. */
export const revokeSessions = (actor: Actor, userId: string) =>
  changeAgencyAs(actor, "session.revokeOther", async (tx, mine) => {
    const person = await personToHelp(tx, actor, userId);
    if (!mayGrant(mine, person.role)) throw new Refusal("form", "Their role is above yours.");
    await alsoAsSystem(tx, () => deleteSessions(tx, userId));
    return { result: person.name, event: { action: "session.revokedOther", subject: person.name } };
  });

/** Whom this concerns: for rank, a client's people are all below the agency's. */
async function personToHelp(tx: Tx, actor: Actor, userId: string) {
  if (userId === actor.userId)
    throw new Refusal("form", "Your own sign-in is yours to change, under Your login.");
  const [person] = await tx
    .select({ name: users.name, email: users.email, role: staff.role })
    .from(users)
    .leftJoin(staff, eq(staff.userId, users.id))
    .where(eq(users.id, userId));
  if (!person) throw new NotFound();
  const role: Role = person.role ?? "client_admin";
  return { ...person, role, name: person.name || person.email };
}
