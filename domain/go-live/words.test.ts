import assert from "node:assert/strict";
import { test } from "node:test";
import { type Reach, visitorsReach } from "./words";

const seen = (over: Partial<Reach>): Reach => ({
  told: true,
  pointed: "none",
  absent: false,
  strayed: false,
  arrived: false,
  ...over,
});

test("what visitors reach is said only of what a nameserver told", () => {
  assert.equal(visitorsReach("problem", seen({ told: false })), "Visitors may reach nothing at this name.");
  assert.equal(visitorsReach("problem", seen({})), "Visitors are led somewhere else.");
  assert.match(visitorsReach("problem", seen({ pointed: "some" })), /^Something is wrong/);
});

test("nobody reaches the old server where every name is on the edge", () => {
  assert.equal(visitorsReach("your_turn", seen({ pointed: "all" })), "DNS points to the edge.");
  assert.match(visitorsReach("your_turn", seen({ pointed: "some" })), /old server/);
  assert.match(visitorsReach("spreading", seen({ pointed: "all" })), /some still the old server/);
  assert.match(
    visitorsReach("spreading", seen({ pointed: "all", arrived: true })),
    /^Visitors are led to the edge/,
  );
});
