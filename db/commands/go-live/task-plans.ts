import { changeAs } from "@/db/access";
import { lockChecklist, type Place, taskOf } from "@/db/commands/go-live/locked-checklist";
import { taskPeopleIn } from "@/db/queries/go-live/task-people";
import { taskPlans } from "@/db/schema/go-live";
import type { TaskPlanInput } from "@/domain/go-live/checklist/task-plan";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

/** Says who sees to a task of the checklist, until when, and what the agency notes about it. */
export const planTask = (actor: Actor, place: Place, { task: key, owner, dueOn, note }: TaskPlanInput) =>
  changeAs(actor, "task.plan", place.accountId, async (tx) => {
    const locked = await lockChecklist(tx, place);
    const task = taskOf(locked, key);
    const person = owner && (await taskPeopleIn(tx, place.accountId)).find(({ id }) => id === owner);
    if (owner && !person) throw new Refusal("owner", "Choose somebody who works on this account.");
    const plan = { ownerId: owner, dueOn, note };
    await tx
      .insert(taskPlans)
      .values({ ...place, task: key, ...plan })
      .onConflictDoUpdate({ target: [taskPlans.environmentId, taskPlans.task], set: plan });
    return {
      result: task.title,
      // Clients read the activity too; the note stays the agency's.
      event: {
        action: "task.planned",
        subject: `${task.title}, ${locked.name}`,
        after: { owner: person ? person.name : null, dueOn },
      },
    };
  });
