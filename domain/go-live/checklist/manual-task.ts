import { z } from "zod";
import type { Phase, TaskSide } from "@/domain/go-live/phase";

/** What a manual task says, in the agency's template and in each environment's copy. */
export interface TaskText {
  key: string;
  title: string;
  /** What one does, in one sentence. */
  what: string;
  phase: Phase;
  /** Whose task it is; a client sees only their own. */
  side: TaskSide;
  /** Until it is done the go-live cannot be recorded. Whether the website is live is for the checks alone to say. */
  blocking: boolean;
}

/** What no check can find out: somebody does it and says so. */
export interface ManualTask extends TaskText {
  doneAt: Date | null;
  /** Null when nobody of the portal did it, or nobody has. */
  doneBy: string | null;
  /** What was said when it was done, or why it is open again. */
  remark: string;
}

/** The task that makes it the client's turn. */
export const HAND_OVER = "instructions";
/** The client's own word that the website is what they wanted. */
export const SIGN_OFF = "sign-off";
/** What visitors do, tried by hand. */
export const FUNCTIONS = "functions";

/** Done as soon as a staging environment of the same application is live; nobody marks it. */
export const STAGING_FIRST = "staging-live";

export const TaskKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const ManualTaskInput = z.object({ task: TaskKey, done: z.stringbool() });
