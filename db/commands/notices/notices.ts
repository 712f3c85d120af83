import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { alsoAsSystem, changeMineAs, type Tx } from "@/db/access";
import { enqueueMail } from "@/db/commands/notices/outbox";
import { outOfScope, reachesOf } from "@/db/reach";
import { agencies, staff } from "@/db/schema/agency";
import { notices } from "@/db/schema/notices";
import { users } from "@/db/schema/users";
import { concerns } from "@/domain/activity/notice";
import { type Happening, type NoticeReader, noticeWords } from "@/domain/activity/notice-words";
import { noticeMail } from "@/domain/mail/notice";
import { until } from "@/domain/mail/until";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { type MembershipRole, roleIn } from "@/domain/people/role";
import { env } from "@/env";

/** Where something happened: the environment, and the address of its checklist. */
export interface NoticePlace {
  accountId: string;
  environmentId: string;
  production: boolean;
  ownerId: string | null;
  href: string;
}

/**
 * Tells everybody whom it concerns and who has access now, each of them once: `key` names the occurrence, however
 * often and by however many processes it is found. Notice and mail are written in the caller's transaction.
 */
export const tell = (tx: Tx, place: NoticePlace, key: string, happening: Happening, now: Date) =>
  alsoAsSystem(tx, async () => {
    const everybody = await peopleWithAccess(tx, place);
    const people = everybody.filter((person) => isConcerned(person, place, happening));
    if (people.length === 0) return;
    const contact = everybody.find(({ id }) => id === place.ownerId)?.name ?? null;
    const [agency] = await tx.select({ name: agencies.name }).from(agencies);
    const letters = people.map((person) => ({
      person,
      ...written(happening, { ...person, contact, agency: agency?.name ?? "Portico" }, place.href),
    }));
    const told = await tx
      .insert(notices)
      .values(
        letters.map(({ person, words, href }) => ({
          userId: person.id,
          accountId: place.accountId,
          environmentId: place.environmentId,
          kind: happening.kind,
          key,
          title: words.title,
          sentence: words.sentence,
          href,
          mailedAt: person.noticeMail === "at_once" ? now : null,
          createdAt: now,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: notices.id, userId: notices.userId });
    for (const { person, mail } of letters) {
      const about = told.find(({ userId }) => userId === person.id)?.id;
      if (about && person.noticeMail === "at_once")
        await enqueueMail(tx, { accountId: place.accountId, about, to: person.email, mail });
    }
  });

type Person = Awaited<ReturnType<typeof peopleWithAccess>>[number];

function isConcerned({ staffRole, membership }: Person, { production }: NoticePlace, { kind }: Happening) {
  const role = roleIn(staffRole, membership);
  return role !== null && concerns(kind, role, production);
}

/** Those who belong to the account, and the agency's leads, who reach every account. */
const peopleWithAccess = (tx: Tx, { accountId, environmentId }: NoticePlace) =>
  tx
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      timeZone: users.timeZone,
      noticeMail: users.noticeMail,
      staffRole: staff.role,
      membership: sql<MembershipRole | null>`m.role`,
    })
    .from(users)
    .leftJoin(staff, eq(staff.userId, users.id))
    .leftJoin(sql`${reachesOf(accountId)} m`, sql`m.user_id = ${users.id}`)
    .where(
      or(
        inArray(staff.role, ["owner", "admin"]),
        sql`m.role is not null and not ${outOfScope(sql`m.user_id`, environmentId)}`,
      ),
    )
    .orderBy(users.id);

function written(
  happening: Happening,
  { staffRole, membership, timeZone, ...reader }: Person & Pick<NoticeReader, "agency" | "contact">,
  base: string,
) {
  const moment = (at: Date) => until(at, timeZone);
  const role = roleIn(staffRole, membership);
  const approves = role !== null && can(role, "goLive.clientApprove");
  const words = noticeWords(happening, { ...reader, approves, client: staffRole === null, moment });
  const href = words.task ? `${base}/${words.task}` : base;
  return { words, href, mail: noticeMail(reader.agency, words, env().origin + href) };
}

/** Marks one of my notices as read, or, without an id, all of them. */
export const markRead = (actor: Actor, id: string | undefined, now: Date) =>
  changeMineAs(actor, (tx) =>
    tx
      .update(notices)
      .set({ readAt: now })
      .where(
        and(
          eq(notices.userId, actor.userId),
          isNull(notices.readAt),
          id === undefined ? undefined : eq(notices.id, id),
        ),
      ),
  );
