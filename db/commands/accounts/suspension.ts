import { eq, sql } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { accounts } from "@/db/schema/accounts";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/** From now on the account can be read only. What others are changing just now is done first. */
export const suspendAccount = (actor: Actor, accountId: string) =>
  changeAs(actor, "account.suspend", accountId, async (tx) => {
    const { name, suspendedAt } = await lockAccount(tx, accountId);
    if (suspendedAt) throw new Refusal("form", "The account is suspended already.");
    await tx.update(accounts).set({ suspendedAt: sql`now()` }).where(eq(accounts.id, accountId));
    return { result: name, event: { action: "account.suspended", subject: name } };
  });

/** Ends a suspension: everybody may change again what their role allows. */
export const resumeAccount = (actor: Actor, accountId: string) =>
  changeAs(actor, "account.suspend", accountId, async (tx) => {
    const { name, suspendedAt } = await lockAccount(tx, accountId);
    if (!suspendedAt) throw new Refusal("form", "The account is not suspended.");
    await tx.update(accounts).set({ suspendedAt: null }).where(eq(accounts.id, accountId));
    return { result: name, event: { action: "account.resumed", subject: name } };
  });

async function lockAccount(tx: Tx, accountId: string) {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("update");
  if (!account) throw new NotFound();
  return account;
}
