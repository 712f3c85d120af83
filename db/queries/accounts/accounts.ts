import { eq, sql } from "drizzle-orm";
import { readAs } from "@/db/access";
import { myMembership } from "@/db/reach";
import { accounts } from "@/db/schema/accounts";
import type { Actor } from "@/domain/people/actor";
import { type MembershipRole, roleIn } from "@/domain/people/role";

/** One account of mine by its slug, with my role in it; undefined when it is not mine or does not exist. */
export const accountBySlug = (actor: Actor, slug: string) =>
  readAs(actor, async (tx) => {
    const [row] = await tx
      .select({
        id: accounts.id,
        slug: accounts.slug,
        name: accounts.name,
        version: accounts.version,
        suspendedAt: accounts.suspendedAt,
        suspendedBy: sql<string | null>`case when ${accounts.suspendedAt} is not null then (
          select actor_name from events where account_id = accounts.id and action = 'account.suspended'
          order by id desc limit 1) end`,
        membership: sql<MembershipRole | null>`${myMembership(actor, sql`accounts.id`)}`,
      })
      .from(accounts)
      .where(eq(accounts.slug, slug));
    if (!row) return undefined;
    const { membership, ...account } = row;
    const role = roleIn(actor.staffRole, membership);
    return role ? { ...account, role } : undefined;
  });
