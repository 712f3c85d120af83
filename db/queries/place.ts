import { and, asc, eq, sql } from "drizzle-orm";
import { readAs, type Tx } from "@/db/access";
import { accounts, memberships } from "@/db/schema/accounts";
import { agencies } from "@/db/schema/agency";
import { applications, environments } from "@/db/schema/applications";
import type { Actor } from "@/domain/actor";
import { roleIn } from "@/domain/role";

/** As many accounts as the switcher lists; whoever has more searches among all clients. */
export const SWITCHER_SIZE = 25;

/** The slugs in an address, as far as it goes down. */
export interface Slugs {
  account?: string;
  application?: string;
  environment?: string;
}

/** What stands around a page: whose portal, the accounts to switch to, and the names behind the slugs of the address. */
export const placeOf = (actor: Actor, slugs: Slugs) =>
  readAs(actor, async (tx) => {
    const [agency] = await tx.select({ name: agencies.name }).from(agencies);
    const mine = await tx
      .select({ slug: accounts.slug, name: accounts.name })
      .from(accounts)
      .orderBy(asc(sql`lower(${accounts.name})`), asc(accounts.id))
      .limit(SWITCHER_SIZE + 1);
    return {
      agency: agency?.name ?? "Portico",
      accounts: mine.slice(0, SWITCHER_SIZE),
      more: mine.length > SWITCHER_SIZE,
      names: slugs.account ? await namesOf(tx, actor, slugs) : undefined,
    };
  });

/** Undefined when the account is not mine; a deeper name is null when there is no such thing in it. */
async function namesOf(tx: Tx, actor: Actor, slugs: Slugs) {
  const [row] = await tx
    .select({
      account: accounts.name,
      application: applications.name,
      environment: environments.name,
      membership: memberships.role,
    })
    .from(accounts)
    .leftJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.userId, actor.userId)))
    .leftJoin(
      applications,
      and(eq(applications.accountId, accounts.id), eq(applications.slug, slugs.application ?? "")),
    )
    .leftJoin(
      environments,
      and(eq(environments.applicationId, applications.id), eq(environments.slug, slugs.environment ?? "")),
    )
    .where(eq(accounts.slug, slugs.account ?? ""));
  if (!row) return undefined;
  const { membership, ...names } = row;
  return { ...names, role: roleIn(actor.staffRole, membership) };
}
