import { changeAs } from "@/db/access";
import { lockChecklist, type Place, taskOf } from "@/db/commands/go-live/locked-checklist";
import { refuseOvertaken } from "@/db/commands/go-live/overtaken";
import { taskPeopleIn } from "@/db/queries/go-live/task-people";
import { taskPlans } from "@/db/schema/go-live";
import type { Seen } from "@/domain/activity/conflict";
import {
  planFields,
  type TaskPlan,
  type TaskPlanInput,
  UNPLANNED,
} from "@/domain/go-live/checklist/task-plan";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

/**
 * Says who sees to a task of the checklist, until when, and what the agency notes about it. Refuses what would change
 * nothing.
 */
export const planTask = (
  actor: Actor,
  place: Place,
  { task: key, owner, dueOn, note }: TaskPlanInput,
  seen?: Seen,
) =>
  changeAs(actor, "task.plan", place.accountId, async (tx) => {
    const { accountId } = place;
    const locked = await lockChecklist(tx, place);
    const task = taskOf(locked, key);
    const person =
      owner && (await taskPeopleIn(tx, accountId, place.environmentId)).find(({ id }) => id === owner);
    if (owner && !person) throw new Refusal("owner", "Choose somebody who works on this account.");
    const before = locked.plans.find((plan) => plan.task === key) ?? UNPLANNED;
    const after = { ownerId: owner, owner: person ? person.name : null, dueOn, note };
    const [now, wanted] = [{ values: planFields(before) }, planFields(after)];
    const subject = `${task.title}, ${locked.name}`;
    await refuseOvertaken(tx, actor, { accountId, seen, now, wanted, action: "task.planned", subject });
    refuseSame(before, after);
    const row = { ownerId: owner, dueOn, note };
    await tx
      .insert(taskPlans)
      .values({ ...place, task: key, ...row })
      .onConflictDoUpdate({ target: [taskPlans.environmentId, taskPlans.task], set: row });
    return {
      result: task.title,
      event: {
        action: "task.planned",
        subject,
        before: told(before),
        after: told(after),
      },
    };
  });

function refuseSame(before: TaskPlan, after: TaskPlan) {
  if (before.ownerId === after.ownerId && before.dueOn === after.dueOn && before.note === after.note)
    throw new Refusal("form", "It is planned like this already.");
}

/** Clients read the activity too; the note stays the agency's. */
const told = ({ owner, dueOn }: TaskPlan) => ({ owner, dueOn });
