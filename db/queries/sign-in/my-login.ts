import { and, desc, eq, not, sql } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import { credentials, sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { NOTICE_MAILS } from "@/domain/activity/notice";
import type { Actor } from "@/domain/people/actor";

/** The browsers that I am signed in with, the last used first; at most fifty. */
export const mySessions = (actor: Actor) =>
  readAsSystem((tx) =>
    tx
      .select({
        id: sessions.id,
        agent: sessions.agent,
        address: sessions.address,
        method: sessions.method,
        beganAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions.userId, actor.userId),
          not(sessions.pending),
          sql`${sessions.expiresAt} > now() and ${sessions.lastSeenAt} > now() - interval '7 days'`,
        ),
      )
      .orderBy(desc(sessions.lastSeenAt))
      .limit(50),
  );

/** When I last changed my password; undefined when I have none. */
export const myPasswordSince = (actor: Actor) =>
  readAsSystem(async (tx) => {
    const [password] = await tx
      .select({ changedAt: credentials.changedAt })
      .from(credentials)
      .where(eq(credentials.userId, actor.userId));
    return password?.changedAt;
  });

export const myNoticeMail = (actor: Actor) =>
  readAsSystem(async (tx) => {
    const [me] = await tx
      .select({ noticeMail: users.noticeMail })
      .from(users)
      .where(eq(users.id, actor.userId));
    return me?.noticeMail ?? NOTICE_MAILS[0];
  });
