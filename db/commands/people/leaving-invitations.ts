import { and, eq, gt, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import { alsoAsSystem, recordEach, type Tx } from "@/db/access";
import { withdrawMail } from "@/db/commands/notices/outbox";
import { invitations } from "@/db/schema/people";
import type { DomainEvent } from "@/domain/activity/event";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { mayGrant, ROLES, type Role } from "@/domain/people/role";

/**
 * Revokes what would let somebody back in, and, if asked, what they sent themselves; with the mails that have not gone
 * out yet. One event each.
 */
export async function revokeOpen(
  tx: Tx,
  actor: Actor,
  { userId, email }: { userId: string; email: string },
  sentToo: boolean,
) {
  const sent = sentToo ? eq(invitations.invitedBy, userId) : undefined;
  await recordEach(tx, actor, await revoke(tx, or(eq(invitations.email, email), sent)));
}

/**
 * Revokes what somebody sent and could not send in the role that they have from now on, or with none; of one account,
 * or with null of the agency. Gives an event each.
 */
export async function revokeSent(
  tx: Tx,
  { userId, accountId, role }: { userId: string; accountId: string | null; role: Role | null },
): Promise<DomainEvent[]> {
  const permission = accountId ? "invitation.send" : "staff.invite";
  const allowed = ROLES.filter((one) => role && can(role, permission) && mayGrant(role, one));
  const revoked = await alsoAsSystem(tx, () =>
    revoke(
      tx,
      and(
        eq(invitations.invitedBy, userId),
        accountId ? eq(invitations.accountId, accountId) : isNull(invitations.accountId),
        notInArray(invitations.role, allowed),
      ),
    ),
  );
  return revoked.map(({ accountId: _, ...event }) => event);
}

/** Revokes those of these that can be accepted still. */
async function revoke(tx: Tx, which: SQL | undefined) {
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        which,
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: invitations.id, accountId: invitations.accountId, email: invitations.email });
  for (const { id } of revoked) await withdrawMail(tx, id);
  return revoked.map(({ accountId, email: subject }) => ({
    accountId,
    action: "invitation.revoked" as const,
    subject,
  }));
}
