/** Enough for every purpose of this portal in the time zones of those who read at the same time. */
const MOST = 100;
const kept = new Map<string, Intl.DateTimeFormat>();

/** A formatter of dates in British English. Making one takes as long as formatting a hundred dates, so they are kept. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = kept.get(key);
  if (known) return known;
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MOST) kept.delete(oldest);
  const format = new Intl.DateTimeFormat("en-GB", options);
  kept.set(key, format);
  return format;
}
