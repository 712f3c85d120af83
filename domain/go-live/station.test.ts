import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gapBetween, stationCount, stationsOf, stationsReached, trackOf } from "@/domain/go-live/station";

const live = new Date("2026-03-02T14:00:00Z");
const all = { pointed: true, certificate: true, everywhere: true, liveSince: live };
const countAt = (progress: typeof all | { liveSince: null }, now: string) =>
  stationCount(stationsReached({ ...all, ...progress }, new Date(now)), stationsOf("after"));

describe("the stations of going live", () => {
  it("counts up to the first that is not behind", () => {
    const reached = stationsReached({ ...all, pointed: false, liveSince: null }, live);
    assert.equal(stationCount(reached, stationsOf("after")), 1);
    assert.equal(countAt({ liveSince: null }, "2026-03-02T14:00:00Z"), 4);
  });

  it("ends the watch seven days after going live", () => {
    assert.equal(countAt(all, "2026-03-09T13:59:59Z"), 5);
    assert.equal(countAt(all, "2026-03-09T14:00:00Z"), 6);
  });

  it("watches for longer when nobody could look for half a day, and not because of an hour", () => {
    const look = (hours: number) => new Date(live.getTime() + hours * 3_600_000);
    assert.equal(gapBetween(live, look(12)), 0);
    assert.equal(gapBetween(live, look(13)), 13 * 3_600_000);
    assert.equal(gapBetween(null, live) + gapBetween(live, null), 0);
    const later = { ...all, watchedFrom: look(13) };
    assert.equal(countAt(later, "2026-03-10T02:59:59Z"), 5);
    assert.equal(countAt(later, "2026-03-10T03:00:00Z"), 6);
  });

  it("has the certificate before the change where the edge allows it", () => {
    const keys = stationsOf("before").map(({ key }) => key);
    assert.deepEqual(keys.slice(0, 3), ["added", "certificate", "pointed"]);
    const reached = stationsReached({ ...all, pointed: false, everywhere: false, liveSince: null }, live);
    assert.equal(stationCount(reached, stationsOf("before")), 2);
    assert.equal(stationCount(reached, stationsOf("after")), 1);
  });

  it("draws where it is now, and a problem there", () => {
    const drawn = (count: number, state: "your_turn" | "problem" | "live") =>
      trackOf(count, state, stationsOf("after")).map((station) => station.state);
    assert.deepEqual(drawn(1, "your_turn"), ["done", "now", "later", "later", "later", "later"]);
    assert.deepEqual(drawn(2, "problem"), ["done", "done", "problem", "later", "later", "later"]);
    assert.deepEqual(drawn(6, "live"), Array(6).fill("done"));
  });
});
