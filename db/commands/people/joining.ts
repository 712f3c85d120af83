import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { asSystem, record, type Tx } from "@/db/access";
import { toldRole, websitesIn, writeScope } from "@/db/commands/people/scopes";
import { beginSession, type Sender } from "@/db/commands/sign-in/sessions";
import { duplicateRefused } from "@/db/constraint";
import { invitationBehind } from "@/db/queries/people/invitations";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { invitations } from "@/db/schema/people";
import { credentials } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { hashPassword } from "@/db/secrets/password";
import { hashOf } from "@/db/secrets/token";
import { claimSubmission } from "@/db/submission";
import { refuseSuspended } from "@/db/suspended";
import { type Actor, refuseViewing } from "@/domain/people/actor";
import { invitationState } from "@/domain/people/invitation";
import { type AgencyRole, isAgencyRole } from "@/domain/people/role";
import { Refusal } from "@/domain/refusal";

const ENDED = "This invitation cannot be used any more. Ask for a new one.";
const HAS_LOGIN = "There is a login with this mail address already. Sign in with it to join.";

/** Joins somebody who has no login yet: uses up the invitation, makes the login and signs them in. */
export async function joinAsNewPerson(
  { token, name, password }: { token: string; name: string; password: string },
  from: Sender,
) {
  await refuseEndedLink(token);
  const passwordHash = await hashPassword(password);
  return asSystem(async (tx) => {
    const invitation = await useInvitation(tx, token);
    const inserted = tx
      .insert(users)
      .values({ name, email: invitation.email, emailVerifiedAt: new Date() })
      .returning();
    const [user] = await duplicateRefused(inserted, "form", HAS_LOGIN);
    if (!user) throw new Error("the database returned no row for a new user");
    await tx.insert(credentials).values({ userId: user.id, passwordHash });
    const slug = await join(tx, { userId: user.id, name, address: from.address }, invitation);
    return { session: await beginSession(tx, { userId: user.id, method: "link", from }), slug };
  });
}

/** Joins the person who is signed in. Refuses, and uses up nothing, when the invitation is for another address. */
export const joinAs = (actor: Actor, token: string) =>
  asSystem(async (tx) => {
    refuseViewing(actor);
    await claimSubmission(tx, actor.userId);
    const invitation = await useInvitation(tx, token);
    if (invitation.email !== actor.email)
      throw new Refusal(
        "form",
        `You are signed in as ${actor.email}; the invitation is for ${invitation.email}.`,
      );
    return join(tx, actor, invitation);
  });

/** Asked before anything costly, as nobody needs more than a made-up link to get here. */
async function refuseEndedLink(token: string) {
  const invitation = await invitationBehind(token);
  if (!invitation || invitationState(invitation, new Date()) !== "open") throw new Refusal("form", ENDED);
}

/** Of many who try at once, one finds it unused; a refusal later in the transaction gives it back. */
async function useInvitation(tx: Tx, token: string) {
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()` })
    .where(
      and(
        eq(invitations.tokenHash, hashOf(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .returning();
  if (!invitation) throw new Refusal("form", ENDED);
  return invitation;
}

/** The place the invitation gives; returns the account's slug, or undefined for the agency itself. */
async function join(
  tx: Tx,
  person: Pick<Actor, "userId" | "name"> & Partial<Pick<Actor, "address" | "staffRole">>,
  { accountId, role, email, invitedBy, scope }: typeof invitations.$inferSelect,
) {
  if (accountId) await refuseSuspended(tx, accountId);
  const after = toldRole(role, await websitesIn(tx, accountId, scope));
  await record(tx, person, accountId, { action: "invitation.accepted", subject: email, after });
  if (isAgencyRole(role)) return joinAgency(tx, person.userId, role);
  if (!accountId) throw new Error("a client's invitation belongs to an account");
  return joinAccount(tx, { accountId, userId: person.userId, role, addedBy: invitedBy }, scope);
}

async function joinAgency(tx: Tx, userId: string, role: AgencyRole) {
  await tx.insert(staff).values({ userId, role }).onConflictDoNothing();
  return undefined;
}

async function joinAccount(tx: Tx, membership: typeof memberships.$inferInsert, scope: string[] | null) {
  const { accountId, userId } = membership;
  const joined = await tx.insert(memberships).values(membership).onConflictDoNothing().returning();
  if (joined.length > 0) await writeScope(tx, accountId, userId, scope);
  const [account] = await tx.select({ slug: accounts.slug }).from(accounts).where(eq(accounts.id, accountId));
  return account?.slug;
}
