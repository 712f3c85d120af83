import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connection, EdgeFacts, TlsFacts } from "@/domain/go-live/seen/facts";
import { type History, noHistory } from "@/domain/go-live/seen/history";
import type { Situation } from "@/domain/go-live/seen/situation";
import type { CheckId } from "./catalogue";
import { tlsChecks } from "./tls-checks";

const now = new Date("2026-11-23T12:00:00Z");

function address(outcome: Connection, code?: string): EdgeFacts {
  const at = now.toISOString();
  return { address: `203.0.113.${code ? 11 : 10}`, tls: { outcome, code, at, ms: 1, names: [], chain: [] } };
}

function checkAt(id: CheckId, history: History, ...edge: EdgeFacts[]) {
  const facts = { edge };
  const target = { edge: {} };
  const situation = {
    facts,
    target,
    host: "www.acme.com",
    pointing: [{}],
    before: false,
    history,
    now,
  };
  return tlsChecks(situation as unknown as Situation).find((found) => found.id === id);
}

const handshakeAt = (...edge: EdgeFacts[]) => checkAt("tls.handshake", noHistory, ...edge);

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

test("an address without a certificate waits with the handshake for half an hour, and is wrong after it", () => {
  const good = address("ok");
  const dates = { validFrom: "2026-11-01T00:00:00Z", validTo: "2027-01-30T00:00:00Z" };
  const edge = [{ ...good, tls: { ...good.tls, ...dates } as TlsFacts }, address("alert", "EPROTO")];
  const early = checkAt("tls.alladdr", noHistory, ...edge);
  assert.deepEqual([early?.status, early?.seen], ["pending", "203.0.113.11"]);
  const sighting = { server: "ns1", name: "www.acme.com", type: "CNAME", ttl: 300 };
  const since = (at: string): History => ({ ...noHistory, sightings: [{ ...sighting, at }] });
  assert.equal(checkAt("tls.alladdr", since("2026-11-23T11:31:00Z"), ...edge)?.status, "pending");
  assert.equal(checkAt("tls.alladdr", since("2026-11-23T11:29:00Z"), ...edge)?.status, "fail");
});

test("a certificate's end is near in its last fourteen days, however long it is for", () => {
  const ending = (validFrom: string, validTo: string) => {
    const good = address("ok");
    const found = checkAt("tls.dates", noHistory, {
      ...good,
      tls: { ...good.tls, validFrom, validTo } as TlsFacts,
    });
    return [found?.status, found?.seen];
  };
  assert.deepEqual(ending("2026-09-08T12:00:00Z", "2026-12-07T12:00:00Z"), ["pass", "14 days"]);
  assert.deepEqual(ending("2026-09-07T12:00:00Z", "2026-12-06T12:00:00Z"), ["warn", "13 days"]);
  assert.deepEqual(ending("2026-11-18T13:00:00Z", "2026-11-24T13:00:00Z"), ["warn", "1 day"]);
});
