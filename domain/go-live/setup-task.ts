import {
  byWeight,
  type ChecklistFacts,
  type ChecklistTask,
  type TaskState,
} from "@/domain/go-live/checklist-task";

/** What the portal itself knows to be prepared before anybody changes a record. */
export const setupTasks = (facts: ChecklistFacts): ChecklistTask[] => [
  added(facts),
  origin(facts),
  records(facts),
];

const automatic = (key: string, title: string) => ({
  key,
  title,
  phase: "before" as const,
  blocking: true,
  manual: false,
});

const added = ({ hostnames }: ChecklistFacts): ChecklistTask => ({
  ...automatic("host.added", "Host name added"),
  state: hostnames.length > 0 ? "done" : "open",
  notes: hostnames.length > 0 ? [] : [{ sentence: "Add the host name that visitors type." }],
});

function origin({ origin: address, sharesOrigin }: ChecklistFacts): ChecklistTask {
  const task = automatic("origin.own", "Origin of its own");
  if (sharesOrigin)
    return {
      ...task,
      state: "failed",
      notes: [
        {
          sentence: "It fetches from production's server. Give it a server of its own.",
          ...(address && { seen: address }),
        },
      ],
    };
  if (!address)
    return {
      ...task,
      blocking: false,
      state: "advised",
      notes: [{ sentence: "Say where the edge fetches the website from." }],
    };
  return { ...task, state: "done", notes: [] };
}

function records({ hostnames }: ChecklistFacts): ChecklistTask {
  const task = automatic("records.saved", "Old records saved");
  const missing = hostnames.filter(({ recordsSaved }) => !recordsSaved);
  const found = missing.map((hostname) => unsaved(hostname));
  const worst = found.map(({ state }) => state).sort(byWeight)[0] ?? "done";
  const notes = found.map(({ name, sentence }) => ({
    ...(hostnames.length > 1 && { hostname: name }),
    sentence,
  }));
  return { ...task, state: worst, notes };
}

function unsaved({ name, judgement }: ChecklistFacts["hostnames"][number]): {
  name: string;
  state: TaskState;
  sentence: string;
} {
  if (!judgement) return { name, state: "waiting", sentence: "The first check saves them." };
  const pointed = judgement.checks.some(({ id, status }) => id === "point.target" && status !== "fail");
  if (pointed && judgement.verdict !== "unknown")
    return {
      name,
      state: "advised",
      sentence: "It pointed to the edge before we first looked; nobody saw the old records.",
    };
  return { name, state: "unasked", sentence: UNREADABLE };
}

const UNREADABLE = "We cannot read the current records, so a roll back would be guesswork.";
