import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connection, EdgeFacts } from "@/domain/go-live/seen/facts";
import { noHistory } from "@/domain/go-live/seen/history";
import type { Situation } from "@/domain/go-live/seen/situation";
import { tlsChecks } from "./tls-checks";

const now = new Date("2026-11-23T12:00:00Z");

function address(outcome: Connection, code?: string): EdgeFacts {
  const at = now.toISOString();
  return { address: `203.0.113.${code ? 11 : 10}`, tls: { outcome, code, at, ms: 1, names: [], chain: [] } };
}

function handshakeAt(...edge: EdgeFacts[]) {
  const facts = { edge };
  const target = { edge: {} };
  const situation = {
    facts,
    target,
    host: "www.acme.com",
    pointing: [{}],
    before: false,
    history: noHistory,
    now,
  };
  return tlsChecks(situation as unknown as Situation).find(({ id }) => id === "tls.handshake");
}

test("an address that there was no time to try is unknown, beside one that works", () => {
  assert.equal(handshakeAt(address("ok"))?.status, "pass");
  const found = handshakeAt(address("ok"), address("no-route", "late"));
  assert.deepEqual([found?.status, found?.seen], ["unknown", "203.0.113.11"]);
  assert.equal(handshakeAt(address("no-route", "late"))?.status, "unknown");
});

test("a machine without IPv6 judges by the other addresses, and a failure counts before lack of time", () => {
  assert.equal(handshakeAt(address("ok"), address("no-route", "ENETUNREACH"))?.status, "pass");
  assert.equal(handshakeAt(address("alert"), address("no-route", "late"))?.status, "pending");
});
