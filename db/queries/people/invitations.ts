import { eq, sql } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import { accounts } from "@/db/schema/accounts";
import { invitations } from "@/db/schema/people";
import { users } from "@/db/schema/users";
import { hashOf } from "@/db/secrets/token";

/** What an invitation's link leads to; reading it uses up nothing. Undefined for a link that never was or was replaced. */
export const invitationBehind = (token: string) =>
  readAsSystem(async (tx) => {
    const [invitation] = await tx
      .select({
        email: invitations.email,
        role: invitations.role,
        expiresAt: invitations.expiresAt,
        acceptedAt: invitations.acceptedAt,
        revokedAt: invitations.revokedAt,
        account: accounts.name,
        slug: accounts.slug,
        inviter: users.name,
        hasLogin: sql<boolean>`exists (select from users u where u.email = ${invitations.email})`,
      })
      .from(invitations)
      .innerJoin(users, eq(users.id, invitations.invitedBy))
      .leftJoin(accounts, eq(accounts.id, invitations.accountId))
      .where(eq(invitations.tokenHash, hashOf(token)));
    return invitation;
  });
