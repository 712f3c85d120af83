import { eq } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import { accounts, memberships } from "@/db/schema/accounts";

/** The page to begin with: a client's own person with one account goes straight there, everybody else to the list. */
export const homeOf = (userId: string) =>
  readAsSystem(async (tx) => {
    const mine = await tx
      .select({ slug: accounts.slug, role: memberships.role })
      .from(memberships)
      .innerJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(eq(memberships.userId, userId))
      .limit(2);
    const [only, another] = mine;
    return only && !another && only.role !== "staff" ? `/accounts/${only.slug}` : "/accounts";
  });
