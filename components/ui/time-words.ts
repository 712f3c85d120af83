import { dateFormat } from "@/domain/date-format";

const units: [seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  [1, "second"],
];

const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "always" });

/** How far `at` lies from `now`, rounded down in its largest unit: "3 days ago", "in 41 minutes", "now". */
export function distance(at: Date, now: Date) {
  const seconds = Math.trunc((at.getTime() - now.getTime()) / 1000);
  const [size, unit] = units.find(([size]) => Math.abs(seconds) >= size) ?? [1, "second"];
  return seconds === 0 ? "now" : relative.format(Math.trunc(seconds / size), unit);
}

/** The clock and, unless it is today there, the date: "14:32", "2 Mar 2026, 14:32"; with the zone's short name if asked. */
export function clock(at: Date, zone: string, options: { now?: Date; named?: boolean } = {}) {
  const day = dateFormat({ dateStyle: "medium", timeZone: zone });
  const today = options.now && day.format(at) === day.format(options.now);
  const time = dateFormat({
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: options.named ? "short" : undefined,
  });
  return today ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
}
