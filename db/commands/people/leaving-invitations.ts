import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { recordEach, type Tx } from "@/db/access";
import { outbox } from "@/db/schema/events";
import { invitations } from "@/db/schema/people";
import type { Actor } from "@/domain/people/actor";

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
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: new Date() })
    .where(
      and(
        or(eq(invitations.email, email), sentToo ? eq(invitations.invitedBy, userId) : undefined),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, new Date()),
      ),
    )
    .returning({ id: invitations.id, accountId: invitations.accountId, email: invitations.email });
  if (revoked.length === 0) return;
  const ids = revoked.map(({ id }) => id);
  await tx.delete(outbox).where(and(inArray(outbox.about, ids), isNull(outbox.sentAt)));
  await recordEach(
    tx,
    actor,
    revoked.map(({ accountId, email: subject }) => ({ accountId, action: "invitation.revoked", subject })),
  );
}
