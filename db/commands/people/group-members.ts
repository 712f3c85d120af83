import { and, eq, inArray } from "drizzle-orm";
import { changeAgencyAs, type Tx } from "@/db/access";
import { namesOf, tellAccounts } from "@/db/commands/people/group-events";
import { lockGroup } from "@/db/commands/people/groups";
import { leaveLostGoLives } from "@/db/commands/people/lost-reach";
import { staff } from "@/db/schema/agency";
import { groupAccounts, groupMembers } from "@/db/schema/groups";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { listed } from "@/domain/words";

/** Lets colleagues join a group: from now on they reach all it holds. Whoever is in it already stays in it. */
export const addToGroup = (actor: Actor, groupId: string, people: string[]) =>
  changeAgencyAs(actor, "group.change", async (tx) => {
    const group = await lockGroup(tx, groupId);
    const colleagues = await tx
      .select({ userId: staff.userId })
      .from(staff)
      .where(inArray(staff.userId, people))
      .orderBy(staff.userId)
      .for("share");
    if (colleagues.length === 0) throw new Refusal("people", "They left the agency meanwhile.");
    const added = await tx
      .insert(groupMembers)
      .values(colleagues.map(({ userId }) => ({ groupId, userId, addedBy: actor.userId })))
      .onConflictDoNothing()
      .returning();
    if (added.length === 0) throw new Refusal("people", "They are in the group already.");
    const joined = added.map(({ userId }) => userId);
    const accounts = await accountsOf(tx, groupId);
    await tellAccounts(tx, actor, { action: "staff.assigned", group: group.name, people: joined, accounts });
    const names = await namesOf(tx, joined);
    return {
      result: listed(names),
      event: {
        action: "group.joined",
        subject: group.name,
        after: { people: names },
      },
    };
  });

/** Takes colleagues out of a group: they lose what they reached through it alone, with their next request. */
export const removeFromGroup = (actor: Actor, groupId: string, people: string[]) =>
  changeAgencyAs(actor, "group.change", async (tx) => {
    const group = await lockGroup(tx, groupId);
    const removed = await tx
      .delete(groupMembers)
      .where(and(eq(groupMembers.groupId, groupId), inArray(groupMembers.userId, people)))
      .returning();
    if (removed.length === 0) throw new Refusal("people", "They are not in the group any more.");
    const left = removed.map(({ userId }) => userId);
    const accounts = await accountsOf(tx, groupId);
    await leaveLostGoLives(tx, left, accounts);
    await tellAccounts(tx, actor, { action: "staff.left", group: group.name, people: left, accounts });
    const names = await namesOf(tx, left);
    return {
      result: listed(names),
      event: {
        action: "group.left",
        subject: group.name,
        before: { people: names },
      },
    };
  });

async function accountsOf(tx: Tx, groupId: string) {
  const rows = await tx
    .select({ accountId: groupAccounts.accountId })
    .from(groupAccounts)
    .where(eq(groupAccounts.groupId, groupId));
  return rows.map(({ accountId }) => accountId);
}
