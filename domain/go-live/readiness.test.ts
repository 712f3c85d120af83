import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeCourse } from "@/domain/go-live/readiness";
import { pairOf, proofNames } from "@/domain/go-live/seen/edge";
import type { Answer, RecordSeen } from "@/domain/go-live/seen/facts";
import { ACME, AT, seenOfAcme } from "@/domain/testing/acme";
import { hostnameState } from "./state";

test("only a production site at www or the bare domain has a second name", () => {
  assert.equal(pairOf("www.acme.com", "production"), "acme.com");
  assert.equal(pairOf("acme.co.uk", "production"), "www.acme.co.uk");
  assert.equal(pairOf("shop.acme.com", "production"), undefined);
  assert.equal(pairOf("www.acme.com", "staging"), undefined);
});

test("a proof may stand at the name and at every name above it in the domain", () => {
  assert.deepEqual(proofNames("a.b.acme.co.uk"), [
    "_portico-verify.a.b.acme.co.uk",
    "_portico-verify.b.acme.co.uk",
    "_portico-verify.acme.co.uk",
  ]);
});

test("what is ready is the agency's turn until it is handed over, and the client's after that", () => {
  const course = { handedOver: false, everLive: false };
  assert.equal(hostnameState("ready", course), "your_turn");
  assert.equal(hostnameState("ready", { ...course, handedOver: true }), "waiting_client");
});

test("a record that was deleted is changed, and so is one that leads elsewhere", () => {
  const at = (data: string | null) => {
    const record = { name: "www.acme.com", type: "A", ttl: 300, data: data ?? "" };
    const answer = (type: string, records: RecordSeen[]): Answer => ({
      name: "www.acme.com",
      type,
      outcome: records.length > 0 ? "answer" : "empty",
      records,
      at: AT,
      ms: 1,
    });
    const answers = [answer("A", data ? [record] : []), answer("AAAA", []), answer("CNAME", [])];
    const facts = seenOfAcme({ servers: [{ name: "ns1.host.net", address: "192.0.2.1", answers }] });
    const saved = { takenAt: AT, records: [{ ...record, data: "198.51.100.7" }] };
    return judgeCourse(facts, { ...ACME, snapshot: saved }, { sightings: [] }, new Date(AT)).blocker;
  };
  assert.equal(at("192.0.2.9"), "point.target");
  assert.equal(at(null), "point.target");
  assert.notEqual(at("198.51.100.7"), "point.target");
});
