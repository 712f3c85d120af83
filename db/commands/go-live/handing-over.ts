import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { stillReaches } from "@/db/commands/people/lost-reach";
import { staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import { Refusal } from "@/domain/refusal";
import { counted, listed } from "@/domain/words";

interface Heir {
  id: string;
  name: string;
}

/** What became of somebody's work, in words, by account. */
export interface Handed {
  wordsOf: (accountId: string) => string | undefined;
}

/** The colleague who takes over; undefined when nobody does. */
export async function successorOf(tx: Tx, userId: string, successor: string): Promise<Heir | undefined> {
  if (!successor) return undefined;
  if (successor === userId) throw new Refusal("successor", "Choose somebody else.");
  const [heir] = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.userId))
    .where(eq(staff.userId, successor))
    .for("share", { of: staff });
  if (!heir) throw new Refusal("successor", "They left the agency. Choose somebody else.");
  return { id: heir.id, name: heir.name || heir.email };
}

/** Gives the go-lives and tasks that somebody sees to in these accounts to their successor where they reach it. */
export async function passWork(
  tx: Tx,
  { userId, heir, accounts }: { userId: string; heir?: Heir; accounts: string[] },
): Promise<Handed> {
  const taken = new Map<string, number>();
  const orphaned = new Map<string, number>();
  if (accounts.length > 0)
    for (const table of ["environments", "task_plans"]) {
      if (heir) await move(tx, { table, userId, accounts, heir, counts: taken });
      await move(tx, { table, userId, accounts, counts: orphaned });
    }
  return {
    wordsOf: (accountId) => {
      const [given, left] = [taken.get(accountId) ?? 0, orphaned.get(accountId) ?? 0];
      const parts = [
        ...(given > 0 ? [`${things(given)} now with ${heir?.name}`] : []),
        ...(left > 0 ? [`${things(left)} now with nobody`] : []),
      ];
      return parts.length > 0 ? listed(parts) : undefined;
    },
  };
}

const things = (count: number) => counted(count, "go-live or task", "go-lives and tasks");

async function move(
  tx: Tx,
  change: { table: string; userId: string; accounts: string[]; heir?: Heir; counts: Map<string, number> },
) {
  const { table, userId, accounts, heir, counts } = change;
  const { rows } = await tx.execute<{ account: string }>(sql`
    update ${sql.identifier(table)} owned set owner_id = ${heir?.id ?? null}
    where owned.owner_id = ${userId} and owned.account_id in ${accounts}
      and ${heir ? stillReaches(sql`${heir.id}::uuid`, sql`owned.account_id`) : sql`true`}
    returning owned.account_id as account`);
  for (const { account } of rows) counts.set(account, (counts.get(account) ?? 0) + 1);
}
