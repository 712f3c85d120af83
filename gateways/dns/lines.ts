import { connectUdp, type Place } from "@/gateways/network";
import { Line } from "./line";

/** The sockets to nameservers that the checks of this process share, by place. */
const free = new Map<string, Line | Promise<Line>>();

/** A socket to ask a nameserver with. Throws as `connectUdp` does. */
export function lineTo(place: Place): Line | Promise<Line> {
  const { key } = place;
  const known = free.get(key);
  if (known instanceof Promise || known?.isFree) return known;
  const opening = open(key, place);
  free.set(key, opening);
  return opening;
}

async function open(key: string, place: Place): Promise<Line> {
  try {
    const line = new Line(await connectUdp(place), () => leave(key, line));
    free.set(key, line);
    return line;
  } catch (error) {
    free.delete(key);
    throw error;
  }
}

/** A busy line may have been followed by another. */
function leave(key: string, line: Line): void {
  if (free.get(key) === line) free.delete(key);
}
