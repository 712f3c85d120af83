import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dayIn, daysBetween, daysLater, dayWords, momentIn } from "@/domain/day";

describe("a day", () => {
  it("depends on where one is", () => {
    const late = new Date("2026-11-24T23:30:00Z");
    assert.equal(dayIn("UTC", late), "2026-11-24");
    assert.equal(dayIn("Europe/Berlin", late), "2026-11-25");
    assert.equal(dayIn("America/New_York", late), "2026-11-24");
  });

  it("begins at midnight there, or where the clocks skip midnight, after it", () => {
    const begins = (zone: string, day: string) => momentIn(zone, day).toISOString();
    assert.equal(begins("UTC", "2026-11-24"), "2026-11-24T00:00:00.000Z");
    assert.equal(begins("Europe/Berlin", "2026-03-29"), "2026-03-28T23:00:00.000Z");
    assert.equal(begins("Europe/Berlin", "2026-03-30"), "2026-03-29T22:00:00.000Z");
    assert.equal(begins("Asia/Kathmandu", "2026-11-24"), "2026-11-23T18:15:00.000Z");
    assert.equal(begins("America/Santiago", "2026-09-06"), "2026-09-06T04:00:00.000Z");
  });

  it("is counted across months and the change of clocks", () => {
    assert.equal(daysLater("2026-02-26", 7), "2026-03-05");
    assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
    assert.equal(daysBetween("2026-03-30", "2026-03-28"), -2);
  });

  it("names the year only where it is another", () => {
    assert.equal(dayWords("2026-12-03", "2026-11-24"), "3 Dec");
    assert.equal(dayWords("2027-01-03", "2026-11-24"), "3 Jan 2027");
  });
});
