import type { ShownState } from "@/domain/go-live/state";

const REACHED: Record<ShownState, string> = {
  problem: "Something is wrong: visitors may not reach the website.",
  your_turn: "Visitors still reach the old server.",
  not_started: "We have not looked yet what visitors reach.",
  waiting_client: "Visitors still reach the old server.",
  spreading: "Some visitors reach the new website, some still the old server.",
  unseen: "Visitors reached the new website when we last looked.",
  live: "Visitors reach the new website.",
};

export interface Reach {
  /** Any nameserver told what the names say. */
  told: boolean;
  /** Of the host names those that some nameserver points to the edge. */
  pointed: "all" | "some" | "none";
  /** There is no record. */
  absent: boolean;
  /** All nameservers point to neither the edge nor the old server. */
  strayed: boolean;
  /** Nobody gives or remembers an old answer any more, as far as is known. */
  arrived: boolean;
}

/** What visitors reach now, as far as it is known. */
export function visitorsReach(state: ShownState, seen: Reach): string {
  if (seen.absent) return "Nobody reaches a website here yet: the name has no record.";
  if (state === "problem" && !seen.told) return "Visitors may reach nothing at this name.";
  if (seen.strayed || (state === "problem" && seen.pointed === "none"))
    return "Visitors are led somewhere else.";
  if (state === "your_turn" && seen.pointed === "all") return "DNS points to the edge.";
  if (state === "spreading" && seen.arrived)
    return "Visitors are led to the edge; the last checks are running.";
  return REACHED[state];
}

/** A count of seconds as one says it: 40 seconds, 1 minute, 2 hours. */
export function duration(seconds: number) {
  const units = [[86_400, "day"] as const, [3600, "hour"] as const, [60, "minute"] as const];
  const [size, unit] = units.find(([size]) => seconds >= size) ?? ([1, "second"] as const);
  const count = Math.round(seconds / size);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** A count of seconds without rounding, in the largest unit that has no rest: 24 hours, 90 minutes, 2 seconds. */
export function span(seconds: number) {
  const units = [[3600, "hour"] as const, [60, "minute"] as const];
  const [size, unit] =
    units.find(([size]) => seconds > 0 && seconds % size === 0) ?? ([1, "second"] as const);
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** What tells whether a page about an environment is out of date. */
export const versionOf = (state: ShownState, reason: string, moments: (Date | null)[]) =>
  [state, reason.length, ...moments.map((moment) => moment?.getTime() ?? 0)].join(".");
