import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { pageOf, readCursor, writeCursor } from "@/domain/cursor";

const Key = z.tuple([z.number().int(), z.string()]);

test("a cursor comes back as it was written, and anything else as none", () => {
  assert.deepEqual(readCursor(Key, writeCursor([3, "Zoë"])), [3, "Zoë"]);
  for (const word of [undefined, "", "%%%", writeCursor(["3", "x"]), writeCursor([3])])
    assert.equal(readCursor(Key, word), undefined);
});

test("a page has a next one only when there was a row too many", () => {
  const keyOf = (row: number) => [row];
  assert.equal(pageOf([1, 2], keyOf, 2).next, undefined);
  assert.deepEqual(pageOf([1, 2, 3], keyOf, 2), { rows: [1, 2], next: writeCursor([2]) });
});
