import { and, eq, inArray } from "drizzle-orm";
import { changeAgencyAs, type Tx } from "@/db/access";
import { tellAccounts } from "@/db/commands/people/group-events";
import { lockGroup } from "@/db/commands/people/groups";
import { leaveLostGoLives } from "@/db/commands/people/lost-reach";
import { accounts } from "@/db/schema/accounts";
import { groupAccounts, groupMembers } from "@/db/schema/groups";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { counted } from "@/domain/words";

/** Lets a group hold more accounts: everybody in it reaches them from now on. What it holds already stays. */
export const addAccountsToGroup = (actor: Actor, groupId: string, chosen: string[]) =>
  changeAgencyAs(actor, "group.change", async (tx) => {
    const group = await lockGroup(tx, groupId);
    const added = await holdAccounts(tx, actor, group, chosen);
    if (added.length === 0) throw new Refusal("accounts", "The group holds them already.");
    return {
      result: counted(added.length, "client"),
      event: { action: "group.accountsAdded", subject: group.name, after: await toldOf(tx, added) },
    };
  });

/** Takes accounts out of a group: whoever reached them through it alone does not any more. */
export const removeAccountsFromGroup = (actor: Actor, groupId: string, chosen: string[]) =>
  changeAgencyAs(actor, "group.change", async (tx) => {
    const group = await lockGroup(tx, groupId);
    const removed = await tx
      .delete(groupAccounts)
      .where(and(eq(groupAccounts.groupId, groupId), inArray(groupAccounts.accountId, chosen)))
      .returning();
    if (removed.length === 0) throw new Refusal("accounts", "The group does not hold them any more.");
    const lost = removed.map(({ accountId }) => accountId);
    const people = await membersOf(tx, groupId);
    await leaveLostGoLives(tx, people, lost);
    await tellAccounts(tx, actor, { action: "staff.left", group: group.name, people, accounts: lost });
    return {
      result: counted(lost.length, "client"),
      event: { action: "group.accountsRemoved", subject: group.name, before: await toldOf(tx, lost) },
    };
  });

/** Puts accounts into a locked group and tells each of it; gives back those that were not in it before. */
export async function holdAccounts(
  tx: Tx,
  actor: Actor,
  group: { id: string; name: string },
  chosen: string[],
) {
  const there = await tx.select({ id: accounts.id }).from(accounts).where(inArray(accounts.id, chosen));
  if (there.length === 0) throw new Refusal("accounts", "These clients are gone. Choose others.");
  const rows = await tx
    .insert(groupAccounts)
    .values(there.map(({ id }) => ({ groupId: group.id, accountId: id, addedBy: actor.userId })))
    .onConflictDoNothing()
    .returning();
  const added = rows.map(({ accountId }) => accountId);
  const people = await membersOf(tx, group.id);
  await tellAccounts(tx, actor, {
    action: "staff.assigned",
    group: group.name,
    people,
    accounts: added,
  });
  return added;
}

async function membersOf(tx: Tx, groupId: string) {
  const rows = await tx
    .select({ userId: groupMembers.userId })
    .from(groupMembers)
    .where(eq(groupMembers.groupId, groupId));
  return rows.map(({ userId }) => userId);
}

const NAMED = 20;

/** The names of a few accounts, the number of many. */
async function toldOf(tx: Tx, ids: string[]) {
  if (ids.length > NAMED) return { accounts: counted(ids.length, "client") };
  const rows = await tx.select({ name: accounts.name }).from(accounts).where(inArray(accounts.id, ids));
  return { accounts: rows.map(({ name }) => name).toSorted() };
}
