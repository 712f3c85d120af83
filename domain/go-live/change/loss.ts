import type { Happening } from "@/domain/activity/notice-words";
import { taskOfCheck } from "@/domain/go-live/checks/check-family";
import type { Judgement } from "@/domain/go-live/judge";
import type { History } from "@/domain/go-live/seen/history";

/** One host name of an environment that was live and is not. */
export interface LostHostname {
  name: string;
  judgement: Judgement | null;
  history: History | null;
}

type Loss = Extract<Happening, { kind: "drift" | "problem" }>;

/**
 * What there is to tell of host names that were live: the record that was, is and is wanted, or what else a check
 * found. Undefined while nothing was found, such as when nobody could be asked.
 */
export function lossOf(hostnames: LostHostname[]): Loss | undefined {
  const lost = hostnames.filter(
    ({ judgement, history }) =>
      history?.lastLive && judgement && !["live", "unknown"].includes(judgement.verdict),
  );
  const losses = lost.map(lossAt);
  return losses.find(({ kind, part }) => kind === "drift" && !part) ?? losses[0];
}

function lossAt({ name: hostname, judgement, history }: LostHostname): Loss {
  const { checks, reason, verdict, blocker } = judgement as Judgement;
  const part = verdict === "waiting";
  const target = checks.find(
    ({ id, status }) => id === "point.target" && ["fail", "pending"].includes(status),
  );
  const was = history?.lastLive?.seen;
  if (target?.seen && target.wanted && was)
    return { kind: "drift", hostname, was, now: target.seen, wanted: target.wanted, part };
  const task = blocker && taskOfCheck(blocker);
  return { kind: "problem", hostname, finding: reason, part, ...(task && { task }) };
}

const DAY_MS = 86_400_000;
const LASTING_MS = 30 * 60_000;

/**
 * The first loss is told at once. Another one within a day of it is told when it has lasted for half an hour, so that
 * what comes and goes does not fill anybody's mailbox.
 */
export function isLossDue(endedAt: Date, lastToldAt: Date | null, now: Date) {
  if (lastToldAt === null || now.getTime() - lastToldAt.getTime() >= DAY_MS) return true;
  return now.getTime() - endedAt.getTime() >= LASTING_MS;
}
