import type { Check, Status } from "@/domain/go-live/check";
import {
  byWeight,
  type ChecklistFacts,
  type ChecklistTask,
  type TaskNote,
  type TaskState,
} from "@/domain/go-live/checklist-task";
import type { Phase } from "@/domain/go-live/manual-task";

interface Family {
  key: string;
  title: string;
  phase: Phase;
  /** The first words of the ids of its checks. */
  of: string[];
}

/** The engine's checks in the lines of a checklist: each line is one thing that somebody understands and fixes. */
const FAMILIES: Family[] = [
  {
    key: "domain",
    title: "Domain and nameservers",
    phase: "before",
    of: ["host", "own", "ns", "dnssec", "caa"],
  },
  { key: "record", title: "Record changed", phase: "change", of: ["point", "addr"] },
  { key: "everywhere", title: "Seen everywhere", phase: "change", of: ["prop"] },
  { key: "certificate", title: "Certificate", phase: "after", of: ["tls"] },
  { key: "website", title: "Website answers", phase: "after", of: ["http", "pair", "mail", "zone", "live"] },
];

const STATES: Record<Status, TaskState> = {
  pass: "done",
  warn: "advised",
  pending: "waiting",
  unknown: "unasked",
  fail: "failed",
  skip: "blocked",
};

/** Checks of the catalogue that nobody makes yet say this and no more. */
const NOTHING = "Nothing to check here.";

export const checkTasks = (facts: ChecklistFacts): ChecklistTask[] =>
  FAMILIES.map((family) => familyTask(family, facts));

function familyTask({ key, title, phase, of }: Family, facts: ChecklistFacts): ChecklistTask {
  const notes = facts.hostnames.flatMap((hostname) =>
    (hostname.judgement?.checks ?? [])
      .filter(({ id, sentence }) => of.includes(id.split(".")[0] ?? "") && sentence !== NOTHING)
      .map((check) => noteOf(hostname, check, facts)),
  );
  notes.sort((a, b) => byWeight(a.state, b.state));
  const [worst] = notes;
  return {
    key,
    title,
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
  const unchanged = id === "point.target" && judgement?.verdict === "not_pointed" && !everLive;
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
