import type { Judgement } from "@/domain/go-live/judge";
import type { Phase } from "@/domain/go-live/manual-task";

export type TaskState = "done" | "open" | "advised" | "waiting" | "failed" | "unasked" | "blocked";

/** One line of the checklist: an automatic check over all host names, a rule of the portal, or something people do. */
export interface ChecklistTask {
  key: string;
  title: string;
  phase: Phase;
  blocking: boolean;
  manual: boolean;
  state: TaskState;
  /** Why it stands so and what to do, one for each host name that is not done. */
  notes: TaskNote[];
  doneBy?: string;
  doneAt?: Date;
}

export interface TaskNote {
  hostname?: string;
  sentence: string;
  /** What to do about it. */
  next?: string;
  seen?: string;
  wanted?: string;
}

export interface ChecklistFacts {
  hostnames: { name: string; judgement: Judgement | null; recordsSaved: boolean }[];
  origin: string | null;
  /** It fetches from production's server, which a test copy must not. */
  sharesOrigin: boolean;
  live: boolean;
  done: { task: string; by: string | null; at: Date }[];
}

/** Worst first. */
const ORDER: TaskState[] = ["failed", "unasked", "waiting", "open", "advised", "blocked", "done"];

export const byWeight = (a: TaskState, b: TaskState) => ORDER.indexOf(a) - ORDER.indexOf(b);
