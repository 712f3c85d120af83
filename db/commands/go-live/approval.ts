import { and, eq, inArray } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { lockChecklist, type Place, taskOf } from "@/db/commands/go-live/locked-checklist";
import { complete } from "@/db/commands/go-live/manual-tasks";
import { settle } from "@/db/commands/go-live/standing";
import { memberships } from "@/db/schema/accounts";
import { users } from "@/db/schema/users";
import { SIGN_OFF } from "@/domain/go-live/checklist/manual-task";
import type { Actor } from "@/domain/people/actor";
import { rolesThat } from "@/domain/people/permission";
import { CLIENT_ROLES } from "@/domain/people/role";
import { Refusal } from "@/domain/refusal";

/** The client approves the website that is live now, once. Gives back the environment's name in words. */
export const approve = (actor: Actor, place: Place, now: Date) =>
  changeAs(actor, "goLive.clientApprove", place.accountId, async (tx) => {
    const name = await signOff(tx, { ...place, userId: actor.userId, now });
    return { result: name, event: { action: "golive.approved", subject: name } };
  });

/**
 * The agency notes an approval that reached it outside the portal. Only where nobody of the client's could give it
 * here.
 *
 * @param words who approved, and how: Maria Lind, by phone.
 */
export const noteApproval = (actor: Actor, place: Place, words: string, now: Date) =>
  changeAs(actor, "goLive.signOff", place.accountId, async (tx) => {
    const approver = await approverIn(tx, place.accountId);
    if (approver) throw new Refusal("words", `${approver} can approve it in the portal.`);
    const name = await signOff(tx, {
      ...place,
      userId: actor.userId,
      now,
      remark: `Approved by ${words}`,
    });
    return {
      result: name,
      event: { action: "golive.approvalNoted", subject: name, after: { by: words } },
    };
  });

async function signOff(tx: Tx, by: Place & { userId: string; now: Date; remark?: string }) {
  const locked = await lockChecklist(tx, by);
  const task = taskOf(locked, SIGN_OFF);
  if (!(await complete(tx, task, by))) throw new Refusal("form", `Approved already: ${task.doneBy}.`);
  await settle(tx, by.environmentId, by.now);
  return locked.name;
}

/** Somebody of the client's who may approve, by name; undefined when nobody may. */
async function approverIn(tx: Tx, accountId: string) {
  const may = rolesThat("goLive.clientApprove");
  const [found] = await tx
    .select({ name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.accountId, accountId),
        inArray(
          memberships.role,
          CLIENT_ROLES.filter((role) => may.includes(role)),
        ),
      ),
    )
    .orderBy(users.name)
    .limit(1);
  return found && (found.name || found.email);
}
