import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facts, Outcome, RecordSeen } from "@/domain/go-live/seen/facts";
import { type History, noHistory } from "@/domain/go-live/seen/history";
import { remember } from "@/domain/go-live/seen/memory";
import { ACME, seenOfAcme } from "@/domain/testing/acme";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-03-02T14:00:00Z");
const hour = (count: number) => new Date(START + count * HOUR_MS).toISOString();

const toEdge: RecordSeen = { name: "www.acme.com", type: "CNAME", ttl: 300, data: "c42.edge.net" };
const toOld: RecordSeen = { ...toEdge, data: "old.host.net" };

const server = (name: string, address: string, said: RecordSeen | Outcome) => ({
  name,
  address,
  answers: ["A", "AAAA"].map((type) => ({
    name: "www.acme.com",
    type,
    outcome: typeof said === "string" ? said : ("answer" as const),
    records: typeof said === "string" ? [] : [said],
    at: hour(0),
    ms: 1,
  })),
});

const looks = (...all: Facts["servers"][]) =>
  all.reduce<History>(
    (history, servers, count) => remember(history, { ...seenOfAcme({ servers }), at: hour(count) }, ACME),
    noHistory,
  );

test("since when the name points to the edge outlasts a look that could ask nobody, and no change back", () => {
  const at = (said: RecordSeen | Outcome) => [server("ns1", "192.0.2.1", said)];
  assert.equal(looks(at(toEdge), at("silent"), at(toEdge)).pointedSince, hour(0));
  assert.equal(looks(at(toEdge), at("servfail")).pointedSince, hour(0));
  assert.equal(looks(at(toEdge), at(toOld)).pointedSince, undefined);
  assert.equal(looks(at(toEdge), at(toOld), at("silent"), at(toEdge)).pointedSince, hour(3));
});

test("a nameserver is silent when this machine has a way to none of its addresses", () => {
  const both = [server("ns1", "192.0.2.1", toEdge), server("ns1", "2001:db8::1", "no-route")];
  assert.deepEqual(looks(both).silentSince, {});
  const six = [...both, server("ns2", "2001:db8::2", "no-route")];
  assert.deepEqual(looks(six, six).silentSince, { ns2: hour(0) });
});
