import type { Place } from "@/gateways/network";
import { Line } from "./line";

/** The sockets to nameservers that the checks of this process share, by place. */
const free = new Map<string, Line>();

/** A socket to ask a nameserver with. */
export function lineTo(place: Place): Line {
  const { key } = place;
  const known = free.get(key);
  if (known?.isFree) return known;
  const line = new Line(place, () => leave(key, line));
  free.set(key, line);
  return line;
}

/** A busy line may have been followed by another. */
function leave(key: string, line: Line): void {
  if (free.get(key) === line) free.delete(key);
}
