import { clock, distance } from "@/components/ui/time-words";
import type { ShownState } from "@/domain/go-live/state";

/** Why an environment stands as it does, in one line: of what was only last seen live, when that was. */
export function shownReason(
  { state, reason, checkedAt }: { state: ShownState; reason: string; checkedAt: Date | null },
  zone: string,
  now: Date,
) {
  if (state !== "unseen") return reason;
  if (!checkedAt) return "Nobody could look since it went live.";
  return `${clock(checkedAt, zone, { named: true, now })} (${distance(checkedAt, now)}). Nobody could look since.`;
}
