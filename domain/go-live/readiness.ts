import { oldRecords } from "@/domain/go-live/change/snapshot";
import { type Judgement, judge } from "@/domain/go-live/judge";
import type { Facts } from "@/domain/go-live/seen/facts";
import type { History } from "@/domain/go-live/seen/history";
import type { Target } from "@/domain/go-live/seen/target";
import { viewsOf } from "@/domain/go-live/seen/view";

/** Whether the change is still to come, as far as is remembered: the next look then asks what must be ready for it. */
export const stillBefore = (history: History) => !history.wasLive && history.pointedSince === undefined;

/**
 * Judges a host name at whatever point of its course it is. While nothing points to the edge two questions matter:
 * is everything ready for the change, and what does the record say now. Both are answered, and "ready" is said only
 * when the record is the one that was saved: one that was changed to something else needs its own words.
 */
export function judgeCourse(facts: Facts, target: Target, history: History, now: Date): Judgement {
  const after = judge(facts, { ...target, stage: "after" }, history, now);
  if (after.verdict === "invalid" || !stillBefore(history) || points(facts, target)) return after;
  const before = judge(facts, { ...target, stage: "before" }, history, now);
  const checks = after.checks.map((check) => {
    const prepared = before.checks.find(({ id }) => id === check.id);
    return prepared && isPreparation(check.id, target) ? prepared : check;
  });
  // Whoever changes the record makes the proof beside it: one step, one person's turn.
  if (after.blocker === "own.txt") return { ...after, verdict: "not_pointed", checks };
  if (after.verdict !== "not_pointed" || !isUnchanged(facts, target)) return { ...after, checks };
  const { verdict, reason, blocker } = before;
  if (verdict === "ready" || verdict === "blocked") return { ...after, verdict, reason, blocker, checks };
  return { ...after, reason, blocker, checks };
}

const isPreparation = (id: string, { edge }: Target) =>
  id.startsWith("pre.") || id === "caa.permits" || (edge.certificates === "before" && id.startsWith("tls."));

const points = (facts: Facts, target: Target) =>
  viewsOf(facts, target).some(({ view }) => view.state === "points");

/** The host name has what was saved, and no other record; without any saved, what is there now will be. */
function isUnchanged(facts: Facts, target: Target) {
  const saved = target.snapshot?.records;
  if (!saved) return true;
  const told = viewsOf(facts, target).filter(({ view }) => view.state !== "failed");
  const own = told.flatMap(({ view }) => view.own);
  // Deleted, and nothing put in its place yet.
  if (told.length > 0 && own.length === 0) return oldRecords({ records: saved }, target.host).length === 0;
  return own.every(({ name, type, data }) =>
    saved.some((one) => one.name === name && one.type === type && one.data === data),
  );
}
