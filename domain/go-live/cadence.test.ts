import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextCheckAt, restsUntil, shownState, tooOften, tooSoon } from "@/domain/go-live/cadence";
import type { GoLiveState } from "@/domain/go-live/state";

const now = new Date("2026-03-02T14:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const secondsUntil = (state: GoLiveState, over = {}, random = 0.5) =>
  (nextCheckAt({ state, confirming: false, couldAsk: true, ...over }, now, random).getTime() -
    now.getTime()) /
  1000;

describe("when to ask again", () => {
  it("is soon while somebody waits, and hourly when live", () => {
    assert.equal(secondsUntil("waiting_client"), 60);
    assert.equal(secondsUntil("spreading"), 60);
    assert.equal(secondsUntil("your_turn"), 900);
    assert.equal(secondsUntil("live"), 3600);
  });

  it("is sooner for what passed once, and for what could not be asked", () => {
    assert.equal(secondsUntil("spreading", { confirming: true }), 15);
    assert.equal(secondsUntil("live", { couldAsk: false }), 60);
  });

  it("is when the caches are clear, should that come first", () => {
    assert.equal(secondsUntil("spreading", { clearAt: at(20) }), 20);
    assert.equal(secondsUntil("spreading", { clearAt: at(300) }), 60);
    assert.equal(secondsUntil("spreading", { clearAt: at(-1) }), 60);
    assert.equal(secondsUntil("problem", { clearAt: at(20) }), 300);
  });

  it("leaves a host name alone between two checks, for less long while it spreads", () => {
    const until = (state: GoLiveState, began: number, ended: number) =>
      (restsUntil(state, at(began), at(ended)).getTime() - now.getTime()) / 1000;
    assert.equal(until("spreading", 0, 1), 2);
    assert.equal(until("spreading", 0, 5), 5);
    assert.equal(until("waiting_client", 0, 1), 11);
    assert.equal(until("live", 0, 1), 11);
  });

  it("varies by a tenth, so that checks do not flock", () => {
    assert.equal(secondsUntil("live", {}, 0), 3240);
    assert.equal(secondsUntil("live", {}, 1), 3960);
  });

  it("says live of nothing that was last seen longer than three hours ago, and changes nothing else", () => {
    const hours = (count: number) => at(-count * 3600);
    assert.equal(shownState("live", hours(3), now), "live");
    assert.equal(shownState("live", hours(3.01), now), "unseen");
    assert.equal(shownState("live", null, now), "unseen");
    assert.equal(shownState("problem", hours(30), now), "problem");
  });

  it("tells somebody who asks too soon how long to wait", () => {
    assert.equal(tooSoon(at(10), now, at(9)), "Checked 9 seconds ago. Check again in 1 second.");
    assert.equal(tooSoon(at(34), now, at(4)), "A check is running. Its result appears here.");
    assert.equal(tooSoon(at(30), at(-3600), now), "A check is running. Its result appears here.");
    assert.equal(tooSoon(at(30), null, now), "A check is running. Its result appears here.");
  });

  it("tells an account that asked very often how long to wait", () => {
    const first = new Date(now.getTime() - 18_000);
    assert.match(tooOften(first, now), /^20 checks .* Check again in 42 seconds; the regular checks go on/);
  });
});
