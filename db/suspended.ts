import { eq } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { accounts } from "@/db/schema/accounts";
import { SUSPENDED } from "@/domain/people/suspension";
import { Forbidden } from "@/domain/refusal";

/**
 * Refuses when the account is suspended, and keeps it from being suspended until the change is done. `changeAs` asks
 * it; so does every system command that acts in an account for somebody.
 */
export async function refuseSuspended(tx: Tx, accountId: string, sentence = SUSPENDED) {
  const [account] = await tx
    .select({ suspendedAt: accounts.suspendedAt })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for("key share");
  if (account?.suspendedAt) throw new Forbidden(sentence);
}
