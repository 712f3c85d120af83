import type { CheckId } from "@/domain/go-live/catalogue";
import type { Check, Status } from "@/domain/go-live/check";
import {
  byWeight,
  type ChecklistFacts,
  type ChecklistTask,
  type TaskNote,
  type TaskState,
} from "@/domain/go-live/checklist-task";
import { blockerOf, MANUAL_TASKS, type ManualTaskKey, type Phase } from "@/domain/go-live/manual-task";
import { setupTasks } from "@/domain/go-live/setup-task";

export const checklist = (facts: ChecklistFacts): ChecklistTask[] => [
  ...setupTasks(facts),
  ...checks(facts),
  ...MANUAL_TASKS.map(({ key }) => manual(key, facts)),
];

const PHASES: Record<string, Phase> = {
  host: "before",
  own: "before",
  ns: "before",
  dnssec: "before",
  caa: "before",
  pre: "before",
  point: "change",
  addr: "change",
  prop: "change",
};

/** By the family that the check belongs to. */
const phaseOf = (id: CheckId): Phase => PHASES[id.split(".")[0] ?? ""] ?? "after";

/** Checks that wait for the change of the record. */
const LATER: CheckId[] = [
  "point.extra",
  "point.aaaa",
  "prop.auth",
  "prop.resolvers",
  "prop.expiry",
  "tls.handshake",
  "tls.name",
  "tls.chain",
  "tls.dates",
  "http.edge",
  "http.status",
];

const STATUS_STATES: Record<Status, TaskState> = {
  pass: "done",
  warn: "advised",
  pending: "waiting",
  unknown: "unasked",
  fail: "failed",
  skip: "blocked",
};

function checks({ hostnames }: ChecklistFacts): ChecklistTask[] {
  const shown = hostnames.flatMap(({ judgement }) => (judgement?.checks ?? []).filter(isShown));
  return [...new Set(shown.map(({ id }) => id))].map((id) => {
    const found = hostnames.flatMap(({ name, judgement }) =>
      (judgement?.checks ?? [])
        .filter((check) => check.id === id)
        .map((check) => ({ name, check, state: STATUS_STATES[check.status] })),
    );
    const worst = found.sort((a, b) => byWeight(a.state, b.state))[0];
    return {
      key: id,
      title: found[0]?.check.title ?? id,
      phase: phaseOf(id),
      manual: false,
      blocking: found.some(({ check }) => check.severity === "blocking"),
      state: worst?.state ?? "blocked",
      notes: found
        .filter(({ state }) => state !== "done")
        .map(({ name, check }) => noteOf(name, check, hostnames.length)),
    };
  });
}

/** What a check has nothing to say about yet is worth a line only where it stands in everybody's way. */
const isShown = ({ id, status }: Check) => status !== "skip" || LATER.includes(id);

const noteOf = (name: string, { sentence, seen, wanted, next }: Check, names: number): TaskNote => ({
  ...(names > 1 && { hostname: name }),
  sentence,
  next,
  seen,
  wanted,
});

function manual(key: ManualTaskKey, { hostnames, live, done }: ChecklistFacts): ChecklistTask {
  const found = MANUAL_TASKS.find((task) => task.key === key) as (typeof MANUAL_TASKS)[number];
  const task = { key, title: found.title, phase: found.phase, blocking: false, manual: true };
  const completion = done.find((row) => row.task === key);
  if (completion)
    return {
      ...task,
      state: "done",
      notes: [],
      doneBy: completion.by ?? "Somebody",
      doneAt: completion.at,
    };
  const recordsSaved = hostnames.length > 0 && hostnames.every((hostname) => hostname.recordsSaved);
  const blocker = blockerOf(key, { recordsSaved, live });
  return { ...task, state: blocker ? "blocked" : "open", notes: [{ sentence: blocker ?? found.what }] };
}
