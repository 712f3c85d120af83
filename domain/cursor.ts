import { z } from "zod";

/** How many rows a list shows at once. */
export const PAGE_SIZE = 50;

/** The sort key of a list's last row, as one word of an address. */
export const writeCursor = (key: readonly (string | number)[]) =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** Parts of keys, no wider than what the database compares them with. */
export const KeyFlag = z.enum(["true", "false"]);
export const KeyRank = z.number().int().min(0).max(32_767);
export const KeyDay = z.iso.date().refine(inSomeYear);
export const KeyMoment = z.iso.datetime({ precision: 6 }).refine(inSomeYear);

/** There is no year 0. */
function inSomeYear(day: string) {
  return day >= "0001";
}

/** Reads back what `writeCursor` wrote; undefined for anything else, so that a list then starts at its beginning. */
export function readCursor<Key extends z.ZodType>(key: Key, word: string | undefined) {
  if (!word) return undefined;
  const text = Buffer.from(word, "base64url").toString();
  // A character that no text of the database has.
  if (text.includes("\\u0000")) return undefined;
  try {
    return z.parse(key, JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** One page of rows that were fetched with one too many, and where the next page begins. */
export function pageOf<Row>(
  rows: Row[],
  keyOf: (row: Row) => readonly (string | number)[],
  size = PAGE_SIZE,
) {
  const last = rows[size - 1];
  return {
    rows: rows.slice(0, size),
    next: last && rows.length > size ? writeCursor(keyOf(last)) : undefined,
  };
}
