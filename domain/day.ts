import { dateFormat } from "@/domain/date-format";

/** A day of the calendar, as forms and the database write it: 2026-11-24. */
export type Day = string;

const DAY = 86_400_000;

/** Which day it is there. */
export function dayIn(zone: string, at: Date): Day {
  const format = dateFormat({ timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/** When the clock there first shows the full hour of that day, or a later time where it skips it. */
export function momentIn(zone: string, day: Day, hour = 0): Date {
  const wanted = midnight(day) + hour * 3_600_000;
  const before = wanted - offsetAt(zone, wanted - DAY);
  const after = wanted - offsetAt(zone, wanted + DAY);
  const sooner = Math.min(before, after);
  return new Date(sooner + offsetAt(zone, sooner) < wanted ? Math.max(before, after) : sooner);
}

/** How far the clock there is ahead of UTC. */
function offsetAt(zone: string, time: number) {
  const clock = dateFormat({
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return Date.parse(`${dayIn(zone, new Date(time))}T${clock.format(time)}Z`) - time;
}

const midnight = (day: Day) => Date.parse(`${day}T00:00:00Z`);

export const daysBetween = (from: Day, to: Day) => Math.round((midnight(to) - midnight(from)) / DAY);

export const daysLater = (day: Day, days: number): Day =>
  new Date(midnight(day) + days * DAY).toISOString().slice(0, 10);

/** "3 Dec", with the year when it is another one than today's. */
export const dayWords = (day: Day, today: Day) =>
  dateFormat({
    day: "numeric",
    month: "short",
    year: day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric",
    timeZone: "UTC",
  }).format(midnight(day));
