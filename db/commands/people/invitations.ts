import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { record, type Tx } from "@/db/access";
import { enqueueMail, withdrawMail } from "@/db/commands/notices/outbox";
import { refuseFlood } from "@/db/commands/people/invitation-limits";
import { toldRole, websitesIn } from "@/db/commands/people/scopes";
import { duplicateRefused } from "@/db/constraint";
import { memberships } from "@/db/schema/accounts";
import { agencies, staff } from "@/db/schema/agency";
import { invitations } from "@/db/schema/people";
import { users } from "@/db/schema/users";
import { invitationHref, invitationToken } from "@/db/secrets/invitation-link";
import { hashOf } from "@/db/secrets/token";
import type { DomainEvent } from "@/domain/activity/event";
import { invitationMail } from "@/domain/mail/invitation";
import type { Actor } from "@/domain/people/actor";
import { invitationExpiry, refuseOpenInvitation } from "@/domain/people/invitation";
import type { Role } from "@/domain/people/role";
import { Refusal } from "@/domain/refusal";

export interface NewInvitation {
  /** Null invites to the agency itself. */
  accountId: string | null;
  accountName: string | null;
  email: string;
  role: Role;
  /** The applications that it gives access to; all of the account without. */
  scope?: string[] | null;
}

/** Invites one address to an account, with its mail and its event, in the transaction of the caller. */
export async function insertInvitation(tx: Tx, actor: Actor, input: NewInvitation) {
  const { event, ...invitation } = await writeInvitation(tx, actor, input);
  await record(tx, actor, input.accountId, event);
  return invitation;
}

/** The same, leaving the event to the caller. Renews an invitation that ended; refuses one that is still open. */
export async function writeInvitation(tx: Tx, actor: Actor, input: NewInvitation) {
  const { accountId, email, role } = input;
  await refuseMember(tx, accountId, email, "addresses");
  const now = new Date();
  const earlier = await openInvitation(tx, accountId, email);
  if (earlier) refuseOpenInvitation(email, earlier.expiresAt, now, actor.timeZone);
  const id = earlier?.id ?? randomUUID();
  const expiresAt = invitationExpiry(now);
  const fresh = {
    role,
    scope: input.scope ?? null,
    askedAgainAt: null,
    expiresAt,
    invitedBy: actor.userId,
    tokenHash: hashOf(invitationToken({ id, expiresAt })),
  };
  if (earlier) await tx.update(invitations).set(fresh).where(eq(invitations.id, id));
  else
    await duplicateRefused(
      tx.insert(invitations).values({ ...fresh, id, accountId, email }),
      "addresses",
      `${email} was invited a moment ago.`,
    );
  await mailInvitation(tx, actor, { ...input, id, expiresAt });
  const after = toldRole(role, await websitesIn(tx, accountId, input.scope));
  const event: DomainEvent = { action: "invitation.sent", subject: email, after };
  return { id, email, event };
}

/** Puts the mail with the current link into the outbox, in place of one that has not gone out. */
export async function mailInvitation(
  tx: Tx,
  actor: Actor,
  invitation: NewInvitation & { id: string; expiresAt: Date },
) {
  const { id, accountId, accountName, email, role, scope, expiresAt } = invitation;
  const [agency] = await tx.select({ name: agencies.name }).from(agencies);
  const mail = invitationMail({
    agency: agency?.name ?? "Portico",
    account: accountName,
    websites: await websitesIn(tx, accountId, scope),
    inviter: actor.name,
    role,
    email,
    href: invitationHref(invitation),
    expiresAt,
    timeZone: actor.timeZone,
  });
  await withdrawMail(tx, id);
  await refuseFlood(tx, actor, { accountId, email });
  await enqueueMail(tx, { accountId, about: id, to: email, mail });
}

const openInvitation = async (tx: Tx, accountId: string | null, email: string) => {
  const [open] = await tx
    .select({ id: invitations.id, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(
      and(
        accountId ? eq(invitations.accountId, accountId) : isNull(invitations.accountId),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .for("update");
  return open;
};

/** Nobody is invited to what they have. */
export async function refuseMember(tx: Tx, accountId: string | null, email: string, field: string) {
  if (await belongs(tx, accountId, email)) throw new Refusal(field, `${email} already has access.`);
}

/** Whether the address has access already, through its membership or through its role in the agency. */
async function belongs(tx: Tx, accountId: string | null, email: string) {
  const rows = await tx
    .select({ one: sql`1` })
    .from(users)
    .leftJoin(staff, eq(staff.userId, users.id))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, users.id), accountId ? eq(memberships.accountId, accountId) : sql`false`),
    )
    .where(
      and(eq(users.email, email), sql`(${staff.userId} is not null or ${memberships.userId} is not null)`),
    );
  return rows.length > 0;
}
