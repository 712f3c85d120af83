import { z } from "zod";
import type { Phase } from "@/domain/go-live/phase";

/** Who sees a task: the agency's own steps are no concern of the client's. */
interface ManualTask {
  key: string;
  title: string;
  phase: Phase;
  /** What one does, in one sentence. */
  what: string;
  /** What must be done first: another task, or that the website is live. */
  needs?: "records" | "live";
}

/** What no check can find out: somebody does it and says so. All are advised; the checks alone decide about "live". */
export const MANUAL_TASKS = [
  {
    key: "tried",
    title: "Try the website through the edge",
    phase: "before",
    what: "Point the host name at an edge address in your own hosts file and click through the website.",
  },
  {
    key: "dns-access",
    title: "Find who can change the DNS",
    phase: "before",
    what: "Agree with the client on who signs in at the DNS provider, and when.",
  },
  {
    key: "instructions",
    title: "Hand over the DNS instructions",
    phase: "change",
    what: "Give the record to change to whoever changes it. From then on it is the client's turn.",
    needs: "records",
  },
  {
    key: "functions",
    title: "Test what visitors do",
    phase: "after",
    what: "Forms, search, sign-in and checkout, in a private window too.",
    needs: "live",
  },
  {
    key: "sign-off",
    title: "Client signs off",
    phase: "after",
    what: "The client has looked at the live website and agrees.",
    needs: "live",
  },
] as const satisfies readonly ManualTask[];

export type ManualTaskKey = (typeof MANUAL_TASKS)[number]["key"];

/** The task that makes it the client's turn. */
export const HAND_OVER: ManualTaskKey = "instructions";

export const ManualTaskInput = z.object({
  task: z.enum(MANUAL_TASKS.map(({ key }) => key)),
  done: z.stringbool(),
});

export const manualTask = (key: ManualTaskKey): ManualTask => {
  const found = MANUAL_TASKS.find((task) => task.key === key);
  if (!found) throw new Error(`no manual task ${key}`);
  return found;
};

/** Why a task cannot start yet, as a sentence; null when it can. */
export function blockerOf(key: ManualTaskKey, done: { recordsSaved: boolean; live: boolean }): string | null {
  const { needs } = manualTask(key);
  if (needs === "records" && !done.recordsSaved) return "First the old records have to be saved.";
  if (needs === "live" && !done.live) return "First the website has to be live.";
  return null;
}
