import { isBlocked, type MoveComparison, moveSentence } from "@/domain/go-live/change/nameserver-move";
import { planSentence, type TtlPlan } from "@/domain/go-live/change/ttl-plan";
import {
  byWeight,
  type ChecklistFacts,
  type ChecklistTask,
  type TaskNote,
  type TaskState,
} from "@/domain/go-live/checklist/checklist-task";
import { type AutomaticTaskKey, TASK_TITLES } from "@/domain/go-live/checklist/task-title";

/** What the portal itself knows to be prepared before anybody changes a record. */
export const setupTasks = (facts: ChecklistFacts): ChecklistTask[] => [
  added(facts),
  origin(facts),
  records(facts),
  ttl(facts),
  ...move(facts),
];

function setupTask(key: AutomaticTaskKey, blocking: boolean, notes: TaskNote[]): ChecklistTask {
  const open = notes.filter(({ state }) => state !== "done").sort((a, b) => byWeight(a.state, b.state));
  return {
    key,
    title: TASK_TITLES[key],
    phase: "before",
    manual: false,
    blocking,
    state: open[0]?.state ?? "done",
    notes: open,
  };
}

const note = (state: TaskState, sentence: string, blocking = true): TaskNote => ({
  state,
  sentence,
  blocking,
});

const added = ({ hostnames }: ChecklistFacts) =>
  setupTask("host", true, [
    note(hostnames.length > 0 ? "done" : "open", "Add the host name that visitors type."),
  ]);

function origin({ origin: address, sharesOrigin }: ChecklistFacts) {
  const sentence = sharesOrigin
    ? "It fetches from production’s server. Give it a server of its own."
    : "Say where the edge fetches the website from.";
  const state = sharesOrigin ? "failed" : address ? "done" : "advised";
  return setupTask("origin", sharesOrigin, [
    { ...note(state, sentence, sharesOrigin), ...(sharesOrigin && address && { seen: address }) },
  ]);
}

const records = ({ hostnames }: ChecklistFacts) =>
  setupTask(
    "records",
    true,
    hostnames.map((hostname) => savedNote(hostname, hostnames)),
  );

type CheckedName = ChecklistFacts["hostnames"][number];

const named = (name: string, all: CheckedName[]) => (all.length > 1 ? { hostname: name } : {});

function savedNote({ name, judgement, recordsSaved }: CheckedName, all: CheckedName[]): TaskNote {
  const about = named(name, all);
  if (recordsSaved) return { ...about, ...note("done", "Saved.") };
  if (!judgement) return { ...about, ...note("waiting", "The first check saves them.") };
  const pointed = judgement.checks.some(
    ({ id, status }) => id === "point.target" && ["pass", "warn"].includes(status),
  );
  if (pointed) return { ...about, ...note("advised", "It pointed to the edge before we first looked.") };
  return {
    ...about,
    ...note("unasked", "We cannot read the current records, so a roll back would be guesswork."),
  };
}

const PLANNED: Record<TtlPlan["step"], TaskState> = {
  lower: "advised",
  wait: "waiting",
  now: "done",
  absent: "done",
};

const ttl = ({ hostnames, zone }: ChecklistFacts) =>
  setupTask(
    "ttl",
    false,
    hostnames.flatMap(({ name, plan }) =>
      plan
        ? [{ ...named(name, hostnames), ...note(PLANNED[plan.step], planSentence(plan, zone), false) }]
        : [],
    ),
  );

/** Only where somebody said that the nameservers will move. */
function move({ hostnames }: ChecklistFacts): ChecklistTask[] {
  const moving = hostnames.filter((hostname) => hostname.move);
  const notes = moving.flatMap(({ name, move: comparison }) =>
    comparison ? [{ ...named(name, hostnames), ...moveNote(comparison) }] : [],
  );
  return notes.length > 0 ? [setupTask("move", true, notes)] : [];
}

const moveNote = (comparison: MoveComparison) =>
  isBlocked(comparison)
    ? note("failed", moveSentence(comparison))
    : note(comparison.differences.length > 0 ? "advised" : "done", moveSentence(comparison), false);
