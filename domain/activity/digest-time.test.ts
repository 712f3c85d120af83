import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lastDigestAt } from "@/domain/activity/digest-time";

const last = (now: string, zone: string) => lastDigestAt(new Date(now), zone).toISOString();

describe("eight in the morning", () => {
  it("is told by the clock of each place", () => {
    assert.equal(last("2026-01-15T12:00:00Z", "UTC"), "2026-01-15T08:00:00.000Z");
    assert.equal(last("2026-01-15T12:00:00Z", "America/New_York"), "2026-01-14T13:00:00.000Z");
    assert.equal(last("2026-01-15T13:00:00Z", "America/New_York"), "2026-01-15T13:00:00.000Z");
    assert.equal(last("2026-01-15T12:00:00Z", "Pacific/Auckland"), "2026-01-14T19:00:00.000Z");
    assert.equal(last("2026-01-15T12:00:00Z", "Asia/Kathmandu"), "2026-01-15T02:15:00.000Z");
  });

  it("has come at eight, and not a second sooner", () => {
    assert.equal(last("2026-01-15T07:59:59Z", "UTC"), "2026-01-14T08:00:00.000Z");
    assert.equal(last("2026-01-15T08:00:00Z", "UTC"), "2026-01-15T08:00:00.000Z");
  });

  it("stays at eight when the clocks change", () => {
    assert.equal(last("2026-03-28T12:00:00Z", "Europe/Berlin"), "2026-03-28T07:00:00.000Z");
    assert.equal(last("2026-03-29T12:00:00Z", "Europe/Berlin"), "2026-03-29T06:00:00.000Z");
    assert.equal(last("2026-03-29T05:00:00Z", "Europe/Berlin"), "2026-03-28T07:00:00.000Z");
    assert.equal(last("2026-10-25T06:59:00Z", "Europe/Berlin"), "2026-10-24T06:00:00.000Z");
    assert.equal(last("2026-10-25T07:00:00Z", "Europe/Berlin"), "2026-10-25T07:00:00.000Z");
    assert.equal(last("2026-10-04T00:00:00Z", "Australia/Lord_Howe"), "2026-10-03T21:00:00.000Z");
  });

  it("comes once a day, everywhere, all year long", () => {
    for (const zone of [
      "Europe/London",
      "America/New_York",
      "Pacific/Auckland",
      "Pacific/Apia",
      "Africa/Casablanca",
    ]) {
      const days = new Set<string>();
      for (let hour = 0; hour < 365 * 24; hour += 1)
        days.add(lastDigestAt(new Date(Date.UTC(2026, 0, 2, hour)), zone).toISOString());
      assert.ok(days.size >= 365 && days.size <= 366, `${zone}: ${days.size}`);
    }
  });
});
