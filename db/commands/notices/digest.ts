import { and, desc, eq, gt, inArray, isNull, lt, min, not, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { enqueueMail } from "@/db/commands/notices/outbox";
import { oneByOne } from "@/db/commands/one-by-one";
import { outOfScope, throughGroup } from "@/db/reach";
import { memberships } from "@/db/schema/accounts";
import { agencies, staff } from "@/db/schema/agency";
import { environments } from "@/db/schema/applications";
import { notices } from "@/db/schema/notices";
import { users } from "@/db/schema/users";
import { lastDigestAt } from "@/domain/activity/digest-time";
import { concerns, type NoticeKind } from "@/domain/activity/notice";
import { digestMail } from "@/domain/mail/notice";
import { type MembershipRole, roleIn } from "@/domain/people/role";
import { env } from "@/env";

/** What nobody could be told for so long is no news any more. */
const STALE_MS = 7 * 86_400_000;

const unsent = (now: Date) =>
  and(
    isNull(notices.mailedAt),
    isNull(notices.readAt),
    gt(notices.createdAt, new Date(now.getTime() - STALE_MS)),
  );

/** Gathers what was not mailed at once: one mail a person and day, at eight in the morning of their own time zone. */
export async function sendDigests(now: Date) {
  const waiting = await asSystem((tx) =>
    tx
      .select({ id: users.id, timeZone: users.timeZone, since: min(notices.createdAt) })
      .from(notices)
      .innerJoin(users, eq(users.id, notices.userId))
      .where(unsent(now))
      .groupBy(users.id),
  );
  await oneByOne("a day's notices", waiting, async ({ id, timeZone, since }) => {
    const until = lastDigestAt(now, timeZone);
    if (since && since < until) await asSystem((tx) => sendDigest(tx, id, until, now));
  });
}

/** The person's row is locked first: of two processes the second finds that everything has gone out. */
async function sendDigest(tx: Tx, userId: string, until: Date, now: Date) {
  const [person] = await tx
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  const told = await stillConcerning(tx, userId, until, now);
  if (!person || told.length === 0) return;
  const [agency] = await tx.select({ name: agencies.name }).from(agencies);
  const mail = digestMail(agency?.name ?? "Portico", told, `${env().origin}/notifications`);
  await enqueueMail(tx, { accountId: null, about: null, to: person.email, mail });
  await tx
    .update(notices)
    .set({ mailedAt: now })
    .where(
      inArray(
        notices.id,
        told.map(({ id }) => id),
      ),
    );
}

/** Access is asked for anew: somebody may have lost it since the notice was written. */
async function stillConcerning(tx: Tx, userId: string, until: Date, now: Date) {
  const rows = await tx
    .select({
      id: notices.id,
      kind: notices.kind,
      title: notices.title,
      sentence: notices.sentence,
      environment: environments.kind,
      staffRole: staff.role,
      membership: sql<MembershipRole | null>`case when ${throughGroup(notices.userId, notices.accountId)}
        then 'staff' else ${memberships.role} end`,
    })
    .from(notices)
    .leftJoin(environments, eq(environments.id, notices.environmentId))
    .leftJoin(staff, eq(staff.userId, notices.userId))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, notices.userId), eq(memberships.accountId, notices.accountId)),
    )
    .where(
      and(
        eq(notices.userId, userId),
        unsent(now),
        lt(notices.createdAt, until),
        not(outOfScope(notices.userId, notices.environmentId)),
      ),
    )
    .orderBy(desc(notices.createdAt), desc(notices.id));
  return rows.filter(({ kind, staffRole, membership, environment }) => {
    const role = roleIn(staffRole, membership);
    return role !== null && concerns(kind as NoticeKind, role, environment === "production");
  });
}
