import assert from "node:assert/strict";
import { test } from "node:test";
import { bestError } from "./dns-error";

test("a resolver's own words come first, then those of the standard, then the bare code", () => {
  const mute = { code: 9, text: "" };
  assert.equal(bestError([mute, { code: 7, text: "expired on 1 May" }]), "7, expired on 1 May");
  assert.equal(bestError([mute]), "9, DNSKEY missing");
  assert.equal(bestError([{ code: 4711, text: "" }]), "4711");
  assert.equal(bestError([]), undefined);
});
