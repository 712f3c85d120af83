import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { readAs } from "@/db/access";
import { accounts } from "@/db/schema/accounts";
import { notices } from "@/db/schema/notices";
import { KeyMoment, PAGE_SIZE, pageOf, readCursor } from "@/domain/cursor";
import type { Actor } from "@/domain/people/actor";

const Key = z.tuple([KeyMoment, z.uuid()]);

export interface NoticeFilter {
  unread: boolean;
  after?: string;
}

/** What I was told and may still see, the newest first, and whether anything of it is unread. */
export const noticesOf = (actor: Actor, { unread, after }: NoticeFilter) =>
  readAs(actor, async (tx) => {
    const key = readCursor(Key, after);
    const rows = await tx
      .select({
        id: notices.id,
        title: notices.title,
        sentence: notices.sentence,
        href: notices.href,
        readAt: notices.readAt,
        createdAt: notices.createdAt,
        // A Date has milliseconds, a row microseconds: the text finds the very row again.
        at: sql<string>`to_char(${notices.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
        account: accounts.name,
      })
      .from(notices)
      .leftJoin(accounts, eq(accounts.id, notices.accountId))
      .where(
        and(
          eq(notices.userId, actor.userId),
          unread ? isNull(notices.readAt) : undefined,
          key
            ? sql`(${notices.createdAt}, ${notices.id}) < (${key[0]}::timestamptz, ${key[1]}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(notices.createdAt), desc(notices.id))
      .limit(PAGE_SIZE + 1);
    const [some] = await tx
      .select({ id: notices.id })
      .from(notices)
      .where(and(eq(notices.userId, actor.userId), isNull(notices.readAt)))
      .limit(1);
    return { ...pageOf(rows, ({ at, id }) => [at, id]), anyUnread: some !== undefined };
  });

export type NoticeRow = Awaited<ReturnType<typeof noticesOf>>["rows"][number];
