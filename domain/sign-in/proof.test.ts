import assert from "node:assert/strict";
import { test } from "node:test";
import { FRESH_MINUTES, isFresh } from "./proof";

const now = new Date("2026-11-23T12:00:00Z");
const minutesFrom = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test("a proof is fresh for ten minutes, and not after a clock that was put back", () => {
  assert.ok(isFresh(now, now));
  assert.ok(isFresh(minutesFrom(-FRESH_MINUTES), now));
  assert.ok(!isFresh(minutesFrom(-FRESH_MINUTES - 1), now));
  assert.ok(!isFresh(minutesFrom(60), now));
  assert.ok(!isFresh(undefined, now));
});
