import { and, eq, isNotNull, lte, type SQL } from "drizzle-orm";
import { alsoAsSystem, asSystem, changeAs, record, type Tx } from "@/db/access";
import { staff } from "@/db/schema/agency";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { DomainEvent } from "@/domain/activity/event";
import type { Actor } from "@/domain/people/actor";
import { type ClientRole, ROLE_NAMES } from "@/domain/people/role";

/** Staff view the portal as a client for this long at most. */
const VIEW_MINUTES = 60;

/** From now on this browser shows the portal as somebody of the client with this role sees it, and changes nothing. */
export const startViewing = (actor: Actor, accountId: string, role: ClientRole, now: Date) =>
  changeAs(actor, "account.viewAs", accountId, async (tx) => {
    const viewingUntil = new Date(now.getTime() + VIEW_MINUTES * 60_000);
    const mine = and(eq(sessions.id, actor.sessionId), eq(sessions.userId, actor.userId));
    await alsoAsSystem(tx, async () => {
      // One that ran out, and that no job has ended yet.
      await endViews(tx, mine);
      await tx
        .update(sessions)
        .set({ viewingAccountId: accountId, viewingRole: role, viewingUntil })
        .where(mine);
    });
    return {
      result: undefined,
      event: { action: "view.started", subject: ROLE_NAMES[role], after: { until: viewingUntil } },
    };
  });

/** This browser shows its holder's own portal again. */
export const stopViewing = ({ sessionId, address }: Actor) =>
  asSystem((tx) => endViews(tx, eq(sessions.id, sessionId), 1, address));

const AT_ONCE = 200;

/** Ends the views whose time is over. Nobody saw anything through them since: it is written down that they ended. */
export const endOldViews = (now: Date) => asSystem((tx) => endViews(tx, lte(sessions.viewingUntil, now)));

/** Ends views, and tells it in the account's activity under the name of whoever viewed it. */
export async function endViews(tx: Tx, which: SQL | undefined, limit = AT_ONCE, address?: string) {
  const views = await tx
    .select({
      id: sessions.id,
      userId: sessions.userId,
      name: users.name,
      accountId: sessions.viewingAccountId,
      role: sessions.viewingRole,
      staffRole: staff.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(staff, eq(staff.userId, sessions.userId))
    .where(and(which, isNotNull(sessions.viewingAccountId)))
    .orderBy(sessions.viewingUntil)
    .limit(limit)
    .for("update", { of: sessions });
  for (const { id, accountId, role, staffRole, ...viewer } of views) {
    await tx
      .update(sessions)
      .set({ viewingAccountId: null, viewingRole: null, viewingUntil: null })
      .where(eq(sessions.id, id));
    const event: DomainEvent = { action: "view.ended", subject: role ? ROLE_NAMES[role] : "" };
    await record(tx, { ...viewer, staffRole: staffRole ?? "member", address }, accountId, event);
  }
}
