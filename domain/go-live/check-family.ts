import type { CheckId } from "@/domain/go-live/catalogue";
import type { Check, Status } from "@/domain/go-live/check";
import {
  byWeight,
  type ChecklistFacts,
  type ChecklistTask,
  type TaskNote,
  type TaskState,
} from "@/domain/go-live/checklist-task";
import type { Phase } from "@/domain/go-live/phase";
import { type AutomaticTaskKey, TASK_TITLES } from "@/domain/go-live/task-title";
import type { Verdict } from "@/domain/go-live/verdict";

interface Family {
  key: AutomaticTaskKey;
  phase: Phase;
  /** The first words of the ids of its checks. */
  of: string[];
}

/** The engine's checks in the lines of a checklist: each line is one thing that somebody understands and fixes. */
const FAMILIES: Family[] = [
  {
    key: "domain",

    phase: "before",
    of: ["host", "own", "ns", "dnssec", "caa"],
  },
  { key: "record", phase: "change", of: ["point", "addr"] },
  { key: "everywhere", phase: "change", of: ["prop"] },
  { key: "certificate", phase: "after", of: ["tls"] },
  { key: "website", phase: "after", of: ["http", "pair", "mail", "zone", "live"] },
];

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

function familyTask({ key, phase, of }: Family, facts: ChecklistFacts): ChecklistTask {
  const notes = facts.hostnames.flatMap((hostname) =>
    (hostname.judgement?.checks ?? [])
      .filter((check) => of.includes(check.id.split(".")[0] ?? "") && concerns(check))
      .map((check) => noteOf(hostname, check, facts)),
  );
  notes.sort((a, b) => byWeight(a.state, b.state));
  const [worst] = notes;
  return {
    key,
    title: TASK_TITLES[key],
    phase,
    manual: false,
    blocking: worst === undefined || worst.blocking || worst.state === "blocked",
    state: worst?.state ?? "blocked",
    notes: worst ? notes : [{ sentence: "Nothing has been checked yet.", state: "blocked", blocking: true }],
  };
}

function noteOf(
  { name, judgement }: ChecklistFacts["hostnames"][number],
  check: Check,
  { hostnames, everLive }: ChecklistFacts,
): TaskNote {
  const { id, title, status, severity, sentence, next, seen, wanted } = check;
  // An unchanged record is what everybody waits for; only one that was changed back is a fault.
  const unchanged = id === "point.target" && UNCHANGED.includes(judgement?.verdict) && !everLive;
  return {
    ...(hostnames.length > 1 && { hostname: name }),
    id,
    title,
    state: unchanged ? "waiting" : STATES[status],
    blocking: severity === "blocking",
    sentence,
    next,
    seen,
    wanted,
  };
}
