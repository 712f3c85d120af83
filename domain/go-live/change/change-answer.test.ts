import assert from "node:assert/strict";
import { test } from "node:test";
import type { Judgement } from "@/domain/go-live/judge";
import type { Answer, Outcome, RecordSeen, ServerFacts } from "@/domain/go-live/seen/facts";
import { ACME, AT, seenOfAcme } from "@/domain/testing/acme";
import { changeAnswer } from "./change-answer";

const toEdge = { name: "www.acme.com", type: "CNAME", ttl: 300, data: "c42.edge.net" };
const toOld = { name: "www.acme.com", type: "A", ttl: 300, data: "198.51.100.7" };

const server = (
  name: string,
  address: string,
  record: RecordSeen,
  outcome: Outcome = "answer",
): ServerFacts => {
  const answer = (type: string): Answer => {
    const records = record.type === "CNAME" || record.type === type ? [record] : [];
    const found = records.length > 0 ? "answer" : "empty";
    return {
      name: "www.acme.com",
      type,
      outcome: outcome === "answer" ? found : outcome,
      records,
      at: AT,
      ms: 1,
    };
  };
  return { name, address, answers: ["A", "AAAA", "CNAME"].map(answer) };
};

const answered = (verdict: Judgement["verdict"], ...servers: ServerFacts[]) => {
  const judgement: Judgement = { verdict, reason: "", checks: [] };
  return changeAnswer(
    { facts: seenOfAcme({ servers }), judgement, standing: "waiting" },
    ACME,
    undefined,
    new Date(AT),
  );
};

test("a nameserver has a change when each of its addresses says so, and is counted once", () => {
  assert.deepEqual(
    answered(
      "waiting",
      server("ns1", "192.0.2.1", toEdge),
      server("ns1", "2001:db8::1", toEdge),
      server("ns2", "192.0.2.2", toEdge),
      server("ns2", "2001:db8::2", toOld),
    ),
    { kind: "spreading", done: 1, of: 2 },
  );
});

test("an address that did not answer leaves open whether its nameserver has the change", () => {
  const mute = server("ns1", "2001:db8::1", toEdge, "silent");
  assert.equal(answered("unknown", server("ns1", "192.0.2.1", toEdge), mute).kind, "unasked");
});

test("new addresses at a bare domain may be the old server's, which an alias there follows", () => {
  const old = { ...toOld, name: "acme.com" };
  const at = (one: ServerFacts): ServerFacts => ({
    ...one,
    answers: one.answers.map((answer) => ({ ...answer, name: "acme.com" })),
  });
  const said = changeAnswer(
    {
      facts: { ...seenOfAcme({ servers: [at(server("ns1", "192.0.2.1", old))] }), host: "acme.com" },
      judgement: { verdict: "not_pointed", reason: "", checks: [] },
      standing: "not_pointed",
    },
    { ...ACME, host: "acme.com", apex: true },
    [{ ...old, data: "198.51.100.8" }],
    new Date(AT),
  );
  assert.deepEqual(said, {
    kind: "nearly",
    sentence: "It says A 198.51.100.7 now, which is not the new value yet.",
  });
});
