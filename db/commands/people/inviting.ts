import { and, eq, isNull } from "drizzle-orm";
import { changeAgencyAs, changeAs, type Tx } from "@/db/access";
import { withdrawMail } from "@/db/commands/notices/outbox";
import { mailInvitation, writeInvitation } from "@/db/commands/people/invitations";
import { namesOfScope } from "@/db/commands/people/scopes";
import { accounts } from "@/db/schema/accounts";
import { invitations } from "@/db/schema/people";
import { invitationToken } from "@/db/secrets/invitation-link";
import { hashOf } from "@/db/secrets/token";
import type { DomainEvent } from "@/domain/activity/event";
import type { Actor } from "@/domain/people/actor";
import {
  type InvitedRow,
  invitationExpiry,
  NobodyInvited,
  refuseHigherRole,
} from "@/domain/people/invitation";
import type { AgencyRole, ClientRole, Role } from "@/domain/people/role";
import { NotFound, Refusal } from "@/domain/refusal";

/** Invites people of a client to their account; gives back what became of each address. */
export const inviteClients = (
  actor: Actor,
  accountId: string,
  input: { addresses: string[]; role: ClientRole; scope?: string[] | null },
) =>
  changeAs(actor, "invitation.send", accountId, async (tx, mine) => {
    const accountName = await nameOf(tx, accountId);
    return inviteAll(tx, actor, mine, { ...input, accountId, accountName });
  });

/** Invites colleagues to the agency, in the same way. */
export const inviteStaff = (actor: Actor, input: { addresses: string[]; role: AgencyRole }) =>
  changeAgencyAs(actor, "staff.invite", (tx, mine) =>
    inviteAll(tx, actor, mine, { ...input, accountId: null, accountName: null }),
  );

async function inviteAll(
  tx: Tx,
  actor: Actor,
  mine: Role,
  input: {
    addresses: string[];
    role: Role;
    accountId: string | null;
    accountName: string | null;
    scope?: string[] | null;
  },
) {
  const { addresses, role, accountId, accountName, scope = null } = input;
  refuseHigherRole(mine, role);
  if (accountId) await namesOfScope(tx, accountId, scope);
  const rows: InvitedRow[] = [];
  const events: DomainEvent[] = [];
  for (const email of addresses) {
    const { event, ...row } = await inviteOne(tx, actor, { accountId, accountName, email, role, scope });
    rows.push(row);
    if (event) events.push(event);
  }
  const [first, ...rest] = events;
  if (!first) throw new NobodyInvited(rows);
  return { result: rows, event: [first, ...rest] as [DomainEvent, ...DomainEvent[]] };
}

/** One address: what is refused for it leaves nothing behind and holds up no other. */
async function inviteOne(
  tx: Tx,
  actor: Actor,
  input: Parameters<typeof writeInvitation>[2],
): Promise<InvitedRow & { event?: DomainEvent }> {
  const { email } = input;
  try {
    const { event } = await tx.transaction((inner) => writeInvitation(inner, actor, input));
    return { email, invited: true, sentence: "Invited.", event };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { email, invited: false, sentence: error.message };
  }
}

/** A new link and a new mail for 48 more hours; the earlier link ends. */
export const resendInvitation = (actor: Actor, accountId: string | null, id: string) =>
  changeInvitations(actor, accountId, async (tx, mine) => {
    const { email, role, scope } = await openInvitation(tx, accountId, id);
    refuseHigherRole(mine, role);
    const expiresAt = invitationExpiry(new Date());
    await tx
      .update(invitations)
      .set({
        expiresAt,
        tokenHash: hashOf(invitationToken({ id, expiresAt })),
        invitedBy: actor.userId,
        askedAgainAt: null,
      })
      .where(eq(invitations.id, id));
    const accountName = accountId ? await nameOf(tx, accountId) : null;
    await mailInvitation(tx, actor, { id, accountId, accountName, email, role, scope, expiresAt });
    return { result: email, event: { action: "invitation.resent", subject: email } };
  });

/** Ends an invitation before it is used. */
export const revokeInvitation = (actor: Actor, accountId: string | null, id: string) =>
  changeInvitations(actor, accountId, async (tx, mine) => {
    const { email, role } = await openInvitation(tx, accountId, id);
    refuseHigherRole(mine, role);
    await tx.update(invitations).set({ revokedAt: new Date() }).where(eq(invitations.id, id));
    await withdrawMail(tx, id);
    return { result: email, event: { action: "invitation.revoked", subject: email } };
  });

export const changeInvitations = (
  actor: Actor,
  accountId: string | null,
  work: Parameters<typeof changeAs<string>>[3],
) =>
  accountId
    ? changeAs(actor, "invitation.revoke", accountId, work)
    : changeAgencyAs(actor, "staff.invite", work);

/** An invitation that nobody has used or revoked, locked. */
export async function openInvitation(tx: Tx, accountId: string | null, id: string) {
  const [open] = await tx
    .select({ email: invitations.email, role: invitations.role, scope: invitations.scope })
    .from(invitations)
    .where(
      and(
        eq(invitations.id, id),
        accountId ? eq(invitations.accountId, accountId) : isNull(invitations.accountId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .for("update");
  if (!open) throw new NotFound();
  return open;
}

export async function nameOf(tx: Tx, accountId: string) {
  const [account] = await tx.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, accountId));
  if (!account) throw new NotFound();
  return account.name;
}
