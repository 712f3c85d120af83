import assert from "node:assert/strict";
import { test } from "node:test";
import { Courtesy } from "./courtesy";

test("a burst passes at once, then one turn after the other, each destination for itself", () => {
  let now = 0;
  const courtesy = new Courtesy(20, 3, () => now);
  const turns = Array.from({ length: 5 }, () => courtesy.turn("192.0.2.11"));
  assert.deepEqual(turns, [0, 0, 0, 50, 100]);
  assert.equal(courtesy.turn("192.0.2.12"), 0);
  now += 150;
  assert.equal(courtesy.turn("192.0.2.11"), 0);
  assert.equal(courtesy.turn("192.0.2.11"), 50);
});

test("it forgets whom it has not asked for a while", () => {
  let now = 0;
  const courtesy = new Courtesy(20, 40, () => now);
  for (let i = 0; i < 10_000; i++) {
    now += 10;
    courtesy.turn(`destination ${i}`);
  }
  assert.ok(courtesy.size <= 1000, String(courtesy.size));
});
