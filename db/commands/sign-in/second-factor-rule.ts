import { eq } from "drizzle-orm";
import { changeAgencyAs, changeAs } from "@/db/access";
import { accounts } from "@/db/schema/accounts";
import { agencies } from "@/db/schema/agency";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

const eventOf = (noun: "agency" | "account", asked: boolean, subject: string) => ({
  action: `${noun}.${asked ? "secondFactorRequired" : "secondFactorLeftOpen"}` as const,
  subject,
});

function refuseSame(now: boolean, asked: boolean) {
  if (now === asked)
    throw new Refusal("form", `A second factor is ${asked ? "asked for already" : "not asked for"}.`);
}

/** Whether the agency's own people sign in with a second factor. Who has none is led to one on their next request. */
export const requireOfStaff = (actor: Actor, asked: boolean) =>
  changeAgencyAs(actor, "agency.update", async (tx) => {
    const [agency] = await tx.select().from(agencies).for("no key update");
    if (!agency) throw new Error("there is no agency");
    refuseSame(agency.secondFactor, asked);
    await tx.update(agencies).set({ secondFactor: asked });
    return { result: asked, event: eventOf("agency", asked, agency.name) };
  });

/** Whether those who belong to an account sign in with a second factor. */
export const requireOfAccount = (actor: Actor, accountId: string, asked: boolean) =>
  changeAs(actor, "account.requireSecondFactor", accountId, async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("no key update");
    if (!account) throw new Error("an account that was locked is gone");
    refuseSame(account.secondFactor, asked);
    await tx.update(accounts).set({ secondFactor: asked }).where(eq(accounts.id, accountId));
    return { result: asked, event: eventOf("account", asked, account.name) };
  });
