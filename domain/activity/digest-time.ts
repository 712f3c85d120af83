import { dateFormat } from "@/domain/date-format";

/** The hour at which a day's notices go out, by the reader's own clock. */
export const DIGEST_HOUR = 8;

/** The last time that it was eight in the morning there. */
export function lastDigestAt(now: Date, timeZone: string): Date {
  const today = atHour(dayThere(now, timeZone), timeZone);
  if (today <= now) return today;
  const noonBefore = new Date(today.getTime() - 20 * 3_600_000);
  return atHour(dayThere(noonBefore, timeZone), timeZone);
}

const partsOf = (at: Date, timeZone: string) =>
  Object.fromEntries(
    dateFormat({
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );

function dayThere(at: Date, timeZone: string) {
  const { year = 0, month = 1, day = 1 } = partsOf(at, timeZone);
  return Date.UTC(year, month - 1, day);
}

/** The clock there differs from UTC by what it differs at a first guess, and after a change of clocks at the second. */
function atHour(day: number, timeZone: string) {
  const wanted = day + DIGEST_HOUR * 3_600_000;
  const guess = wanted - offsetAt(new Date(wanted), timeZone);
  return new Date(wanted - offsetAt(new Date(guess), timeZone));
}

function offsetAt(at: Date, timeZone: string) {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = partsOf(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - at.getTime();
}
