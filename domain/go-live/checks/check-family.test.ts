import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checklist } from "@/domain/go-live/checklist/checklist";
import type { ChecklistFacts } from "@/domain/go-live/checklist/checklist-task";
import { type CheckId, checkIds } from "@/domain/go-live/checks/catalogue";
import { taskOfCheck } from "@/domain/go-live/checks/check-family";

const SHOWN: Record<CheckId, string> = {
  "host.valid": "domain",
  "host.unclaimed": "domain",
  "own.txt": "domain",
  "ns.delegated": "domain",
  "ns.safe": "domain",
  "ns.answering": "domain",
  "ns.authoritative": "domain",
  "ns.consistent": "domain",
  "dnssec.valid": "domain",
  "caa.permits": "domain",
  "pre.snapshot": "records",
  "pre.ttl": "ttl",
  "pre.edge": "edge",
  "point.target": "record",
  "point.conflict": "record",
  "point.extra": "record",
  "point.aaaa": "record",
  "point.httpsrr": "record",
  "point.chain": "record",
  "point.proxied": "record",
  "point.wildcard": "record",
  "addr.safe": "record",
  "prop.auth": "everywhere",
  "prop.resolvers": "everywhere",
  "prop.expiry": "everywhere",
  "tls.handshake": "certificate",
  "tls.name": "certificate",
  "tls.chain": "certificate",
  "tls.dates": "certificate",
  "tls.alladdr": "certificate",
  "http.edge": "website",
  "http.status": "website",
  "http.redirect": "website",
  "http.host": "website",
  "http.parity": "website",
  "http.robots": "website",
  "http.hsts": "website",
  "http.bounded": "website",
  "pair.www": "website",
  "mail.mx": "website",
  "zone.unharmed": "website",
  "live.moved": "website",
};

describe("where the portal shows a check", () => {
  const facts: ChecklistFacts = {
    hostnames: [],
    origin: null,
    sharesOrigin: false,
    live: false,
    staging: null,
    manual: [],
    zone: "UTC",
  };
  const lines = checklist(facts).map(({ key }) => key);

  it("counts 42 checks", () => assert.equal(checkIds.length, 42));

  for (const id of checkIds)
    it(`${id} stands in a line of the checklist`, () => {
      assert.equal(taskOfCheck(id), SHOWN[id]);
      assert.ok(lines.includes(SHOWN[id]));
    });

  it("puts the certificate before the change where the edge allows it", () => {
    const phase = (certificates: "before" | "after") =>
      checklist({ ...facts, certificates }).find(({ key }) => key === "certificate")?.phase;
    assert.deepEqual([phase("before"), phase("after")], ["before", "after"]);
  });
});
