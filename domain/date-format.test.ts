import assert from "node:assert/strict";
import { test } from "node:test";
import { dateFormat } from "./date-format";

const noon = new Date("2026-11-27T12:00:00Z");

test("a formatter is made once for the same purpose and time zone", () => {
  const madrid = { hour: "2-digit", timeZone: "Europe/Madrid" } as const;
  assert.equal(dateFormat(madrid), dateFormat({ ...madrid }));
  assert.equal(dateFormat(madrid).format(noon), "13");
  assert.equal(dateFormat({ ...madrid, timeZone: "UTC" }).format(noon), "12");
});

test("formatters that many zones ask for do not pile up", () => {
  const first = dateFormat({ weekday: "long", timeZone: "UTC" });
  for (const timeZone of Intl.supportedValuesOf("timeZone").slice(0, 150)) dateFormat({ timeZone });
  assert.notEqual(dateFormat({ weekday: "long", timeZone: "UTC" }), first);
});
