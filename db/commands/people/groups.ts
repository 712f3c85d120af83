import { eq } from "drizzle-orm";
import { z } from "zod";
import { changeAgencyAs, type Tx } from "@/db/access";
import { tellAccounts } from "@/db/commands/people/group-events";
import { leaveLostGoLives } from "@/db/commands/people/lost-reach";
import { duplicateRefused } from "@/db/constraint";
import { groupAccounts, groupMembers, groups } from "@/db/schema/groups";
import { refuseSameName } from "@/domain/accounts/same-name";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

const TAKEN = "There is a group of this name already. Choose another.";

/** A new group without people or clients; gives back its id. */
export const createGroup = (actor: Actor, name: string) =>
  changeAgencyAs(actor, "group.change", async (tx) => {
    const [group] = await duplicateRefused(tx.insert(groups).values({ name }).returning(), "name", TAKEN);
    if (!group) throw new Error("the database returned no row for a new group");
    return { result: group.id, event: { action: "group.created", subject: name } };
  });

export const renameGroup = (actor: Actor, groupId: string, name: string) =>
  changeAgencyAs(actor, "group.change", async (tx) => {
    const before = await lockGroup(tx, groupId);
    refuseSameName(before.name, name);
    await duplicateRefused(tx.update(groups).set({ name }).where(eq(groups.id, groupId)), "name", TAKEN);
    return {
      result: name,
      event: {
        action: "group.renamed",
        subject: name,
        before: { name: before.name },
        after: { name },
      },
    };
  });

/** Ends what the group grants, at once; memberships of their own and other groups keep what they grant. */
export const removeGroup = (actor: Actor, groupId: string) =>
  changeAgencyAs(actor, "group.change", async (tx) => {
    const group = await lockGroup(tx, groupId);
    const left = await tx.delete(groupMembers).where(eq(groupMembers.groupId, groupId)).returning();
    const lost = await tx.delete(groupAccounts).where(eq(groupAccounts.groupId, groupId)).returning();
    await tx.delete(groups).where(eq(groups.id, groupId));
    const people = left.map(({ userId }) => userId);
    const accounts = lost.map(({ accountId }) => accountId);
    await leaveLostGoLives(tx, people, accounts);
    await tellAccounts(tx, actor, { action: "staff.left", group: group.name, people, accounts });
    return {
      result: group.name,
      event: {
        action: "group.removed",
        subject: group.name,
        before: { people: people.length, accounts: accounts.length },
      },
    };
  });

/** The group, locked: changes of one group take turns. */
export async function lockGroup(tx: Tx, groupId: string) {
  if (!z.uuid().safeParse(groupId).success) throw new NotFound();
  const [group] = await tx.select().from(groups).where(eq(groups.id, groupId)).for("update");
  if (!group) throw new NotFound();
  return group;
}
