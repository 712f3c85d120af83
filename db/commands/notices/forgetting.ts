import { and, isNotNull, lt, or } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { outbox } from "@/db/schema/events";
import { notices } from "@/db/schema/notices";

const MAIL_DAYS = 30;
const READ_NOTICE_DAYS = 90;
const NOTICE_DAYS = 365;

/** Forgets mails whose links have long ended, and notices that are read or that nobody will read: what happened is in the activity. */
export const forgetTold = (now: Date) =>
  asSystem(async (tx) => {
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
    await tx.delete(outbox).where(lt(outbox.createdAt, ago(MAIL_DAYS)));
    await tx
      .delete(notices)
      .where(
        or(
          and(isNotNull(notices.readAt), lt(notices.createdAt, ago(READ_NOTICE_DAYS))),
          lt(notices.createdAt, ago(NOTICE_DAYS)),
        ),
      );
  });
