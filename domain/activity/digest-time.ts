import { dayIn, momentIn } from "@/domain/day";

/** The hour at which a day's notices go out, by the reader's own clock. */
export const DIGEST_HOUR = 8;

/** The last time that it was eight in the morning there. */
export function lastDigestAt(now: Date, timeZone: string): Date {
  const eightThere = (at: Date) => momentIn(timeZone, dayIn(timeZone, at), DIGEST_HOUR);
  const today = eightThere(now);
  return today <= now ? today : eightThere(new Date(today.getTime() - 20 * 3_600_000));
}
