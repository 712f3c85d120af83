import { desc, eq, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { credentials, sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/actor";
import { NOTICE_MAILS } from "@/domain/notice";

/** Whether I have a password, and the browsers that I am signed in with, the last used first; at most fifty. */
export const myLogin = (actor: Actor) =>
  asSystem(async (tx) => {
    const mine = await tx
      .select({ id: sessions.id, agent: sessions.agent, lastSeenAt: sessions.lastSeenAt })
      .from(sessions)
      .where(sql`${sessions.userId} = ${actor.userId} and ${sessions.expiresAt} > now()`)
      .orderBy(desc(sessions.lastSeenAt))
      .limit(50);
    const [password] = await tx
      .select({ changedAt: credentials.changedAt })
      .from(credentials)
      .where(eq(credentials.userId, actor.userId));
    const [me] = await tx
      .select({ noticeMail: users.noticeMail })
      .from(users)
      .where(eq(users.id, actor.userId));
    return {
      sessions: mine,
      passwordChangedAt: password?.changedAt,
      noticeMail: me?.noticeMail ?? NOTICE_MAILS[0],
    };
  });
