import { asc, eq, ilike, or } from "drizzle-orm";
import { readAgencyAs } from "@/db/access";
import { containing } from "@/db/queries/containing";
import { accounts } from "@/db/schema/accounts";
import type { Actor } from "@/domain/people/actor";

const MOST = 50;

/**
 * My accounts for a select: at most fifty whose name holds `find`, and always the `chosen` one.
 * `more` says that there are others.
 */
export const accountChoices = (actor: Actor, find = "", chosen = "") =>
  readAgencyAs(actor, "account.create", async (tx) => {
    const like = containing(find.trim());
    const rows = await tx
      .select({ slug: accounts.slug, name: accounts.name })
      .from(accounts)
      .where(or(ilike(accounts.name, like), eq(accounts.slug, chosen)))
      .orderBy(asc(accounts.name), asc(accounts.id))
      .limit(MOST + 1);
    const options = rows.slice(0, MOST);
    const [kept] = options.some(({ slug }) => slug === chosen)
      ? []
      : await tx
          .select({ slug: accounts.slug, name: accounts.name })
          .from(accounts)
          .where(eq(accounts.slug, chosen));
    return { options: kept ? [kept, ...options] : options, more: rows.length > MOST };
  });
