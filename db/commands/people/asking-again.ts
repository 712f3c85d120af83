import { and, eq, isNotNull, isNull, lte, notExists, or, sql } from "drizzle-orm";
import { asSystem, record, type Tx } from "@/db/access";
import { enqueueMail } from "@/db/commands/notices/outbox";
import { countTry } from "@/db/commands/sign-in/throttle";
import { reachesOf } from "@/db/reach";
import { accounts } from "@/db/schema/accounts";
import { agencies } from "@/db/schema/agency";
import { notices } from "@/db/schema/notices";
import { invitations } from "@/db/schema/people";
import { hashOf } from "@/db/secrets/token";
import { noticeMail } from "@/domain/mail/notice";
import { env } from "@/env";

const DAY = 86_400_000;

/**
 * The holder of a link that ended by its date asks for a new one. Tells those who can renew it, once a day at most, and
 * says nothing of what became of it: a link that was used, taken back or never was is answered the same.
 */
export async function askForNewInvitation(token: string, address: string, now = new Date()) {
  await countTry({ sender: address });
  await asSystem(async (tx) => {
    const [invitation] = await tx
      .update(invitations)
      .set({ askedAgainAt: now })
      .where(
        and(
          eq(invitations.tokenHash, hashOf(token)),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          lte(invitations.expiresAt, now),
          // A suspended account takes nobody in.
          notExists(
            tx
              .select()
              .from(accounts)
              .where(and(eq(accounts.id, invitations.accountId), isNotNull(accounts.suspendedAt))),
          ),
          or(isNull(invitations.askedAgainAt), lte(invitations.askedAgainAt, new Date(now.getTime() - DAY))),
        ),
      )
      .returning();
    if (!invitation) return;
    const { accountId, email } = invitation;
    await record(tx, { userId: null, name: email, address }, accountId, {
      action: "invitation.askedAgain",
      subject: email,
    });
    await tellWhoRenews(tx, invitation, now);
  });
}

/**
 * Tells whoever invited them, if they have access still, and the admins of the account; where nobody is left, and
 * for the agency itself, its owners and admins.
 */
async function tellWhoRenews(tx: Tx, invitation: typeof invitations.$inferSelect, now: Date) {
  const { id, accountId, email } = invitation;
  const place = accountId ? await placeOf(tx, accountId) : { name: "the agency", href: "/people" };
  const agency = (await tx.select({ name: agencies.name }).from(agencies))[0]?.name ?? "Portico";
  const words = {
    title: `${email} asks for a new invitation`,
    sentence: `Their invitation to ${place.name} has ended. Renew it with one click.`,
    more: ["Nobody can join with the old link. Whoever holds it sent this wish without signing in."],
    action: "See the invitation",
  };
  for (const person of await whoRenews(tx, invitation)) {
    const [told] = await tx
      .insert(notices)
      .values({
        userId: person.id,
        accountId,
        kind: "invitation",
        key: `asked:${id}:${now.toISOString()}`,
        title: words.title,
        sentence: words.sentence,
        href: place.href,
        mailedAt: now,
        createdAt: now,
      })
      .returning({ id: notices.id });
    const mail = noticeMail(agency, words, env().origin + place.href);
    await enqueueMail(tx, { accountId, about: told?.id ?? null, to: person.email, mail });
  }
}

async function placeOf(tx: Tx, accountId: string) {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
  return { name: account?.name ?? "", href: `/accounts/${account?.slug}/people` };
}

async function whoRenews(tx: Tx, { accountId, invitedBy }: typeof invitations.$inferSelect) {
  const leads = sql`s.role in ('owner', 'admin')`;
  const near = accountId
    ? await tx.execute<Person>(sql`
        select u.id, u.email from users u left join staff s on s.user_id = u.id
          left join ${reachesOf(accountId)} m on m.user_id = u.id
        where m.role = 'client_admin' or u.id = ${invitedBy} and (${leads} or m.role = 'staff') order by u.id`)
    : { rows: [] };
  if (near.rows.length > 0) return near.rows;
  const { rows } = await tx.execute<Person>(
    sql`select u.id, u.email from users u join staff s on s.user_id = u.id where ${leads} order by u.id`,
  );
  return rows;
}

type Person = { id: string; email: string };
