import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, distance } from "./time-words";

const now = new Date("2026-03-05T13:02:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test("a distance is told in its largest whole unit", () => {
  assert.equal(distance(now, now), "now");
  assert.equal(distance(after(-40), now), "40 seconds ago");
  assert.equal(distance(after(41 * 60 + 59), now), "in 41 minutes");
  assert.equal(distance(after(-3 * 86_400 - 5), now), "3 days ago");
});

test("the clock names the day unless it is today in that zone", () => {
  assert.equal(clock(now, "Europe/Berlin", { now, named: true }), "14:02 CET");
  assert.equal(clock(after(-86_400), "Europe/Berlin", { now }), "4 Mar 2026, 14:02");
  assert.equal(clock(new Date("2026-03-04T23:30:00Z"), "Europe/Berlin", { now }), "00:30");
});
