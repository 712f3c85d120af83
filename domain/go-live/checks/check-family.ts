import {
  byWeight,
  type ChecklistFacts,
  type ChecklistTask,
  type TaskNote,
  type TaskState,
} from "@/domain/go-live/checklist/checklist-task";
import { type AutomaticTaskKey, TASK_TITLES } from "@/domain/go-live/checklist/task-title";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Check, Status } from "@/domain/go-live/checks/check";
import type { Judgement } from "@/domain/go-live/judge";
import type { Phase } from "@/domain/go-live/phase";
import type { Verdict } from "@/domain/go-live/verdict";

interface Family {
  key: AutomaticTaskKey;
  phase: Phase;
  /** The first words of the ids of its checks. */
  of: string[];
}

/** The engine's checks in the lines of a checklist: each line is one thing that somebody understands and fixes. */
const FAMILIES: Family[] = [
  { key: "domain", phase: "before", of: ["host", "own", "ns", "dnssec", "caa"] },
  { key: "edge", phase: "before", of: ["pre.edge"] },
  { key: "record", phase: "change", of: ["point", "addr"] },
  { key: "everywhere", phase: "change", of: ["prop"] },
  { key: "certificate", phase: "after", of: ["tls"] },
  { key: "website", phase: "after", of: ["http", "pair", "mail", "zone", "live"] },
];

/** Lines that stand on the portal's own knowledge too; the checks are shown with them. */
const BESIDE: Partial<Record<CheckId, AutomaticTaskKey>> = { "pre.snapshot": "records", "pre.ttl": "ttl" };

const isOf = (id: CheckId, { of }: Family) => of.includes(id) || of.includes(id.split(".")[0] ?? "");

/** The line of the checklist in which a check is shown. */
export const taskOfCheck = (id: CheckId): AutomaticTaskKey | undefined =>
  BESIDE[id] ?? FAMILIES.find((family) => isOf(id, family))?.key;

const STATES: Record<Status, TaskState> = {
  pass: "done",
  warn: "advised",
  pending: "waiting",
  unknown: "unasked",
  fail: "failed",
  skip: "blocked",
};

/** Checks that cannot be made before DNS points to the edge. What else is skipped does not concern this host name. */
const LATER: CheckId[] = [
  "point.extra",
  "point.aaaa",
  "prop.resolvers",
  "prop.expiry",
  "tls.handshake",
  "tls.name",
  "tls.chain",
  "tls.dates",
  "http.edge",
  "http.status",
];

const concerns = ({ id, status }: Check) => status !== "skip" || LATER.includes(id);

const UNCHANGED: (Verdict | undefined)[] = ["not_pointed", "ready", "blocked"];

export const checkTasks = (facts: ChecklistFacts): ChecklistTask[] =>
  FAMILIES.map((family) => familyTask(family, facts));

function familyTask(family: Family, facts: ChecklistFacts): ChecklistTask {
  const { key } = family;
  const notes = facts.hostnames.flatMap((hostname) =>
    (hostname.judgement?.checks ?? [])
      .filter((check) => isOf(check.id, family) && concerns(check))
      .map((check) => noteOf(hostname, check, facts)),
  );
  notes.sort((a, b) => byWeight(a.state, b.state));
  const worst = notes[0] ?? unasked(family, facts);
  return {
    key,
    title: TASK_TITLES[key],
    phase: key === "certificate" && facts.certificates === "before" ? "before" : family.phase,
    manual: false,
    blocking: worst.blocking || worst.state === "blocked",
    state: worst.state,
    notes: notes.length > 0 ? notes : [worst],
  };
}

const BEGUN: Status[] = ["pass", "warn", "pending"];

/** Nothing of it was asked: it is too early, or the change has been made and it is past. */
function unasked({ phase }: Family, { hostnames }: ChecklistFacts): TaskNote {
  const begun = ({ judgement }: (typeof hostnames)[number]) =>
    judgement?.checks.some(({ id, status }) => id === "point.target" && BEGUN.includes(status));
  if (phase === "before" && hostnames.length > 0 && hostnames.every(begun))
    return { sentence: "Checked before the change.", state: "done", blocking: true };
  return { sentence: "Nothing has been checked yet.", state: "blocked", blocking: true };
}

/** Traits of the old server are no faults of a change that nobody has made. */
function isAsItWas({ id, status }: Check, judgement: Judgement | null): boolean {
  if (!UNCHANGED.includes(judgement?.verdict) || status !== "fail") return false;
  if (id === "point.target") return true;
  return judgement?.blocker !== "point.target" && (id.startsWith("point.") || id === "addr.safe");
}

function noteOf(
  { name, judgement, everLive }: ChecklistFacts["hostnames"][number],
  check: Check,
  { hostnames }: ChecklistFacts,
): TaskNote {
  const { id, title, status, severity, sentence, next, seen, wanted } = check;
  // An unchanged record is what everybody waits for; only one that was changed back is a fault.
  const unchanged = isAsItWas(check, judgement) && !everLive;
  return {
    ...(hostnames.length > 1 && { hostname: name }),
    id,
    title,
    state: unchanged ? "waiting" : STATES[status],
    // What a check that could block merely warns of stands in nobody's way.
    blocking: severity === "blocking" && status !== "warn",
    sentence,
    next,
    seen,
    wanted,
  };
}
