import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Check, Status } from "@/domain/go-live/checks/check";

/** Older turns of a check are forgotten. */
export const TURNS_KEPT = 20;

/** A check's status turned into this at a moment. */
export interface CheckTurn {
  check: CheckId;
  at: Date;
  status: Status;
  sentence: string;
}

export interface Period {
  status: Status;
  since: Date;
  /** Absent for what holds still. */
  until?: Date;
  sentence: string;
}

/** The checks whose status is not what it was; all of them at the first look. */
export const turned = (before: Check[], now: Check[]): Check[] => {
  const known = new Map(before.map(({ id, status }) => [id, status]));
  return now.filter(({ id, status }) => known.get(id) !== status);
};

/** What a check's status was over time, the latest first. */
export function periodsOf(turns: CheckTurn[], check: CheckId): Period[] {
  const mine = turns.filter((turn) => turn.check === check).sort((a, b) => b.at.getTime() - a.at.getTime());
  return mine.map(({ at, status, sentence }, index) => {
    const until = mine[index - 1]?.at;
    return { status, sentence, since: at, ...(until && { until }) };
  });
}

/** A status as a person reads it. */
export const STATUS_WORDS: Record<Status, string> = {
  pass: "Pass",
  warn: "Advised",
  fail: "Problem",
  pending: "Waiting",
  unknown: "Could not ask",
  skip: "Not checked",
};
