import { dateFormat } from "@/domain/date-format";

/** A day of the calendar, as forms and the database write it: 2026-11-24. */
export type Day = string;

/** Which day it is there. */
export function dayIn(zone: string, at: Date): Day {
  const format = dateFormat({ timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

const midnight = (day: Day) => Date.parse(`${day}T00:00:00Z`);

export const daysBetween = (from: Day, to: Day) => Math.round((midnight(to) - midnight(from)) / 86_400_000);

export const daysLater = (day: Day, days: number): Day =>
  new Date(midnight(day) + days * 86_400_000).toISOString().slice(0, 10);

/** "3 Dec", with the year when it is another one than today's. */
export const dayWords = (day: Day, today: Day) =>
  dateFormat({
    day: "numeric",
    month: "short",
    year: day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric",
    timeZone: "UTC",
  }).format(midnight(day));
