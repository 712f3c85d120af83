import type { MoveComparison } from "@/domain/go-live/change/nameserver-move";
import type { TtlPlan } from "@/domain/go-live/change/ttl-plan";
import type { ManualTask } from "@/domain/go-live/checklist/manual-task";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Judgement } from "@/domain/go-live/judge";
import type { Phase, TaskSide } from "@/domain/go-live/phase";
import type { CertificateTime } from "@/domain/go-live/seen/target";

export type TaskState = "done" | "open" | "advised" | "waiting" | "failed" | "unasked" | "blocked";

/** One line of the checklist: checks over all host names, a rule of the portal, or something people do. */
export interface ChecklistTask {
  key: string;
  title: string;
  phase: Phase;
  blocking: boolean;
  manual: boolean;
  /** Whose task a manual one is. */
  side?: TaskSide;
  state: TaskState;
  /** Why it stands so, worst first. */
  notes: TaskNote[];
  doneBy?: string;
  doneAt?: Date;
  /** What was said when it was done, or why it is open again. */
  remark?: string;
}

export interface TaskNote {
  /** Only where the environment has several. */
  hostname?: string;
  id?: CheckId;
  /** What is true when it is done. */
  title?: string;
  state: TaskState;
  blocking: boolean;
  sentence: string;
  /** What to do about it. */
  next?: string;
  seen?: string;
  wanted?: string;
}

export interface ChecklistFacts {
  hostnames: {
    name: string;
    judgement: Judgement | null;
    recordsSaved: boolean;
    /** It was live before, so that a record that leads elsewhere is a fault. */
    everLive: boolean;
    /** When it is best changed; null when that is not known, or it is changed already. */
    plan: TtlPlan | null;
    /** How the nameservers compare to which the domain is to move; nothing where nobody moves it. */
    move?: MoveComparison | null;
  }[];
  /** When the edge can have a certificate; only after the change, when absent. */
  certificates?: CertificateTime;
  origin: string | null;
  /** It fetches from production's server, which a test copy must not. */
  sharesOrigin: boolean;
  live: boolean;
  /** Whether a staging environment of the same application is live; null where that does not matter. */
  staging: "live" | "not_live" | null;
  /** The reader's time zone. */
  zone: string;
  /** In the agency's order. */
  manual: ManualTask[];
}

/** Worst first. */
const ORDER: TaskState[] = ["failed", "unasked", "waiting", "open", "advised", "blocked", "done"];

export const byWeight = (a: TaskState, b: TaskState) => ORDER.indexOf(a) - ORDER.indexOf(b);
