/** Parts of the checklist, in the order of working through it. */
export const PHASES = ["before", "change", "after"] as const;
export type Phase = (typeof PHASES)[number];

/** Whose task it is. */
export const TASK_SIDES = ["agency", "client"] as const;
export type TaskSide = (typeof TASK_SIDES)[number];
