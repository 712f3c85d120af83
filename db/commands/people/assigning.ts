import { and, eq, inArray } from "drizzle-orm";
import { changeAgencyAs, recordEach, type Tx } from "@/db/access";
import { leaveLostGoLives } from "@/db/commands/people/lost-reach";
import { waysOf } from "@/db/queries/people/ways";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";
import { refuseHigherPerson } from "@/domain/people/membership";
import type { Role } from "@/domain/people/role";
import { NotFound, Refusal } from "@/domain/refusal";
import { counted, listed } from "@/domain/words";

/** Lets a colleague work on many accounts; gives back what became of each. Safe to repeat. */
export const assignToMany = (actor: Actor, userId: string, chosen: string[]) =>
  changeAgencyAs(actor, "account.assignStaff", async (tx, mine) => {
    const person = await lockColleague(tx, mine, userId);
    const there = await accountsOf(tx, chosen);
    const values = there.map(({ id }) => ({
      accountId: id,
      userId,
      role: "staff" as const,
      addedBy: actor.userId,
    }));
    const rows = await tx.insert(memberships).values(values).onConflictDoNothing().returning();
    const added = new Set(rows.map(({ accountId }) => accountId));
    if (added.size === 0) throw new Refusal("accounts", `${person.name} works on them directly already.`);
    await recordEach(
      tx,
      actor,
      [...added].map((accountId) => ({ accountId, action: "staff.assigned", subject: person.name })),
    );
    return {
      result: there.map(({ id, name }) => ({
        label: name,
        sentence: added.has(id) ? "Added." : "Worked on it directly already.",
      })),
      event: {
        action: "staff.addedToMany",
        subject: person.name,
        after: { accounts: counted(added.size, "client") },
      },
    };
  });

/** Takes a colleague's own place in many accounts; a group keeps what it grants. Safe to repeat. */
export const removeFromMany = (actor: Actor, userId: string, chosen: string[]) =>
  changeAgencyAs(actor, "account.assignStaff", async (tx, mine) => {
    const person = await lockColleague(tx, mine, userId);
    const there = await accountsOf(tx, chosen);
    const rows = await tx
      .delete(memberships)
      .where(
        and(
          eq(memberships.userId, userId),
          eq(memberships.role, "staff"),
          inArray(
            memberships.accountId,
            there.map(({ id }) => id),
          ),
        ),
      )
      .returning();
    const removed = rows.map(({ accountId }) => accountId);
    if (removed.length === 0)
      throw new Refusal("accounts", `${person.name} has no direct access to them any more.`);
    await leaveLostGoLives(tx, [userId], removed);
    await recordEach(
      tx,
      actor,
      removed.map((accountId) => ({ accountId, action: "membership.removed", subject: person.name })),
    );
    const kept = await waysOf(tx, actor, userId, removed);
    return {
      result: there.map(({ id, name }) => ({
        label: name,
        sentence: removed.includes(id) ? endWords(kept.get(id)) : "Had no direct access.",
      })),
      event: {
        action: "staff.takenFromMany",
        subject: person.name,
        before: { accounts: counted(removed.length, "client") },
      },
    };
  });

const endWords = (kept: { group: string | null }[] | undefined) =>
  kept?.length
    ? `Direct access ended; still reached through ${listed(kept.map(({ group }) => group ?? ""))}.`
    : "Removed.";

async function lockColleague(tx: Tx, mine: Role, userId: string) {
  const [person] = await tx
    .select({ name: users.name, email: users.email, role: staff.role })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.userId))
    .where(eq(staff.userId, userId))
    .for("share", { of: staff });
  if (!person) throw new NotFound();
  refuseHigherPerson(mine, person.role);
  return { name: person.name || person.email };
}

async function accountsOf(tx: Tx, chosen: string[]) {
  const there = await tx
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, chosen))
    .orderBy(accounts.name, accounts.id);
  if (there.length === 0) throw new Refusal("accounts", "These clients are gone. Choose others.");
  return there;
}
