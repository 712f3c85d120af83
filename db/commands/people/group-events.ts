import { inArray } from "drizzle-orm";
import { recordEach, type Tx } from "@/db/access";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";
import { listed } from "@/domain/words";

/** Tells every account concerned who of the agency came to it or left it through a group: one event each. */
export async function tellAccounts(
  tx: Tx,
  actor: Actor,
  change: {
    action: "staff.assigned" | "staff.left";
    group: string;
    people: string[];
    accounts: string[];
  },
) {
  const { action, group, people, accounts } = change;
  if (people.length === 0) return;
  const subject = listed(await namesOf(tx, people));
  const side = action === "staff.assigned" ? "after" : "before";
  await recordEach(
    tx,
    actor,
    accounts.map((accountId) => ({ accountId, action, subject, [side]: { group } })),
  );
}

/** How people are called, in the order of their names. */
export async function namesOf(tx: Tx, people: string[]) {
  const rows = await tx
    .select({ name: users.name, email: users.email })
    .from(users)
    .where(inArray(users.id, people));
  return rows.map(({ name, email }) => name || email).toSorted((a, b) => a.localeCompare(b, "en"));
}
