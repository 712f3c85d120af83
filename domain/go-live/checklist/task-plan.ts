import { z } from "zod";
import { TaskKey } from "@/domain/go-live/checklist/manual-task";
import { DueDay } from "@/domain/go-live/due";

/** What people agreed about a task, be it manual or automatic. */
export interface TaskPlan {
  ownerId: string | null;
  owner: string | null;
  /** The day by which it should be done, ISO 8601. */
  dueOn: string | null;
  /** The agency's own; never shown to clients. */
  note: string;
}

export const UNPLANNED: TaskPlan = { ownerId: null, owner: null, dueOn: null, note: "" };

/** What the form shows of it, by its fields' names. */
export const planFields = ({ owner, dueOn, note }: TaskPlan) => ({ owner, dueOn, note });

export const TaskPlanInput = z.object({
  task: TaskKey,
  owner: z.union([z.literal("").transform(() => null), z.uuid()]),
  dueOn: z.union([z.literal("").transform(() => null), DueDay]),
  note: z.string().trim().max(2000, "At most 2,000 letters."),
});
export type TaskPlanInput = z.infer<typeof TaskPlanInput>;
