import { eq } from "drizzle-orm";
import { mailInvitation, refuseMember } from "@/db/commands/people/invitations";
import { changeInvitations, nameOf, openInvitation } from "@/db/commands/people/inviting";
import { duplicateRefused } from "@/db/constraint";
import { invitations } from "@/db/schema/people";
import { invitationToken } from "@/db/secrets/invitation-link";
import { hashOf } from "@/db/secrets/token";
import type { Actor } from "@/domain/people/actor";
import { invitationExpiry, refuseHigherRole } from "@/domain/people/invitation";

/** Sends an open invitation to another address; whoever got it at the first can use it no more. */
export const correctInvitation = (
  actor: Actor,
  accountId: string | null,
  { id, email }: { id: string; email: string },
) =>
  changeInvitations(actor, accountId, async (tx, mine) => {
    const { email: before, role, scope } = await openInvitation(tx, accountId, id);
    refuseHigherRole(mine, role);
    await refuseMember(tx, accountId, email, "email");
    const expiresAt = invitationExpiry(new Date());
    const tokenHash = hashOf(invitationToken({ id, expiresAt }));
    await duplicateRefused(
      tx
        .update(invitations)
        .set({ email, expiresAt, tokenHash, invitedBy: actor.userId, askedAgainAt: null })
        .where(eq(invitations.id, id)),
      "email",
      `${email} has an open invitation already.`,
    );
    const accountName = accountId ? await nameOf(tx, accountId) : null;
    await mailInvitation(tx, actor, { id, accountId, accountName, email, role, scope, expiresAt });
    return {
      result: email,
      event: {
        action: "invitation.corrected",
        subject: before,
        before: { email: before },
        after: { email },
      },
    };
  });
