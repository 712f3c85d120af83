import { z } from "zod";

/** How many rows a list shows at once. */
export const PAGE_SIZE = 50;

/** The sort key of a list's last row, as one word of an address. */
export const writeCursor = (key: readonly (string | number)[]) =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** Reads back what `writeCursor` wrote; undefined for anything else, so that a list then starts at its beginning. */
export function readCursor<Key extends z.ZodType>(key: Key, word: string | undefined) {
  if (!word) return undefined;
  try {
    return z.parse(key, JSON.parse(Buffer.from(word, "base64url").toString()));
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
