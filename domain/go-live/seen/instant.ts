import { dateFormat } from "@/domain/date-format";

/** "14:32 UTC", with the date when it is another day: "26 Nov 14:32 UTC". */
export function clockTime(iso: string, now: Date): string {
  const at = new Date(iso);
  const time = `${at.toISOString().slice(11, 16)} UTC`;
  if (at.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)) return time;
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${time}`;
}

/** "Thursday 26 Nov, 14:10 CET": a moment that somebody plans for, in their own time zone. */
export function appointment(at: Date, zone: string): string {
  const format = dateFormat({
    weekday: "long",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month}, ${part.hour}:${part.minute} ${part.timeZoneName}`;
}

export function secondsAfter(iso: string, seconds: number): string {
  return new Date(Date.parse(iso) + seconds * 1000).toISOString();
}

export function minutesBetween(from: string, to: Date): number {
  return (to.getTime() - Date.parse(from)) / 60_000;
}
