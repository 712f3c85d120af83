import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { holderAdvice, planSentence, ttlPlan } from "@/domain/go-live/change/ttl-plan";
import type { Outcome, ServerFacts } from "@/domain/go-live/seen/facts";
import { type History, noHistory } from "@/domain/go-live/seen/history";
import { remember } from "@/domain/go-live/seen/memory";
import { ACME, seenOfAcme } from "@/domain/testing/acme";

const HOST = ACME.host;

/** One nameserver: a TTL, "none" with the seconds of the zone's SOA, the edge, or silence. */
type Says = number | { none: number } | "edge" | "silent";
const server = (name: string, says: Says, at: string): ServerFacts => {
  const outcome: Outcome = says === "silent" ? "silent" : typeof says === "object" ? "empty" : "answer";
  const data = says === "edge" ? "203.0.113.10" : "198.51.100.7";
  const ttl = typeof says === "number" ? says : 60;
  const record = { name: HOST, type: "A", ttl, data };
  const base = { name: HOST, at, ms: 1, ...(typeof says === "object" && { negativeTtl: says.none }) };
  return {
    name,
    address: "192.0.2.1",
    answers: [
      { ...base, type: "A", outcome, records: outcome === "answer" ? [record] : [] },
      { ...base, type: "AAAA", outcome: outcome === "answer" ? "empty" : outcome, records: [] },
    ],
  };
};
const look = (at: string, servers: Record<string, Says>) =>
  seenOfAcme({ at, servers: Object.entries(servers).map(([name, says]) => server(name, says, at)) });
/** What is planned right after the last of these looks. */
const planAfter = (...looks: [at: string, servers: Record<string, Says>][]) => {
  let history: History = noHistory;
  for (const [at, servers] of looks) history = remember(history, look(at, servers), ACME);
  const [at, servers] = looks.at(-1) as [string, Record<string, Says>];
  return ttlPlan(look(at, servers), ACME, history, new Date(at));
};
const iso = (plan: ReturnType<typeof planAfter>) => plan?.quietAt.toISOString();

describe("when to change a record", () => {
  it("lowers a long TTL first, and counts from now", () => {
    const plan = planAfter(["2026-11-25T13:10:00.000Z", { ns1: 86_400, ns2: 86_400 }]);
    assert.deepEqual([plan?.step, plan?.ttl, plan?.lagging], ["lower", 86_400, []]);
    assert.equal(iso(plan), "2026-11-26T13:10:00.000Z");
    assert.match(
      planSentence(plan as NonNullable<typeof plan>, "Europe/Berlin"),
      /^Lower the TTL to 300 today; the earliest quiet moment for the change is Thursday 26 Nov, 14:10 CET\. .* for up to 24 hours/,
    );
  });

  it("goes by the nameserver that lags, and names it", () => {
    const plan = planAfter(["2026-11-25T12:00:00.000Z", { ns1: 300, ns2: 3600 }]);
    assert.deepEqual([plan?.step, plan?.ttl, plan?.lagging], ["lower", 3600, ["ns2"]]);
    assert.equal(iso(plan), "2026-11-25T13:00:00.000Z");
  });

  it("counts from the look that first saw it lowered: until then the long one may have been given out", () => {
    const plan = planAfter(
      ["2026-11-25T10:00:00.000Z", { ns1: 86_400 }],
      ["2026-11-25T12:00:00.000Z", { ns1: 300 }],
      ["2026-11-25T18:00:00.000Z", { ns1: 300 }],
    );
    assert.equal(plan?.step, "wait");
    assert.equal(iso(plan), "2026-11-26T12:00:00.000Z");
  });

  it("goes by the record that is changed, not by an HTTPS record beside it", () => {
    const at = "2026-11-25T12:00:00.000Z";
    const https = { at, server: "ns1", name: HOST, type: "HTTPS", ttl: 3600 };
    assert.equal(ttlPlan(look(at, { ns1: 300 }), ACME, { sightings: [https] }, new Date(at))?.step, "now");
  });

  it("waits for the last of the nameservers that lowered it", () => {
    const plan = planAfter(
      ["2026-11-25T10:00:00.000Z", { ns1: 7200, ns2: 7200 }],
      ["2026-11-25T11:00:00.000Z", { ns1: 300, ns2: 7200 }],
      ["2026-11-25T12:00:00.000Z", { ns1: 300, ns2: 300 }],
    );
    assert.equal(iso(plan), "2026-11-25T14:00:00.000Z");
  });

  it("lets the change be made once the long one has run out", () => {
    const plan = planAfter(
      ["2026-11-25T10:00:00.000Z", { ns1: 3600 }],
      ["2026-11-25T11:00:00.000Z", { ns1: 300 }],
      ["2026-11-25T12:00:00.000Z", { ns1: 300 }],
    );
    assert.deepEqual([plan?.step, iso(plan)], ["now", "2026-11-25T12:00:00.000Z"]);
  });

  it("keeps waiting for a nameserver that gave a long one and cannot be asked", () => {
    const plan = planAfter(
      ["2026-11-25T10:00:00.000Z", { ns1: 300, ns2: 3600 }],
      ["2026-11-25T12:00:00.000Z", { ns1: 300, ns2: "silent" }],
    );
    assert.deepEqual([plan?.step, plan?.unasked, iso(plan)], ["wait", ["ns2"], "2026-11-25T13:00:00.000Z"]);
  });

  it("goes by the zone's negative TTL where there is no record", () => {
    const plan = planAfter(["2026-11-25T12:00:00.000Z", { ns1: { none: 900 } }]);
    assert.deepEqual([plan?.step, plan?.ttl], ["absent", 900]);
    assert.match(planSentence(plan as NonNullable<typeof plan>, "UTC"), /up to 15 minutes/);
  });

  it("counts hours, not the clock's face, over the end of summer time", () => {
    const plan = planAfter(["2026-10-24T13:00:00.000Z", { ns1: 86_400 }]);
    const words = planSentence(plan as NonNullable<typeof plan>, "Europe/Berlin");
    assert.match(words, /quiet moment for the change is Sunday 25 Oct, 14:00 CET/);
    assert.match(planSentence(plan as NonNullable<typeof plan>, "America/New_York"), /25 Oct, 09:00 GMT-4/);
  });

  it("tells whoever changes the record when that is best, and nothing where any time is as good", () => {
    const advice = (...seen: Parameters<typeof planAfter>) => {
      const plan = planAfter(...seen);
      return plan && holderAdvice(plan, "Europe/Berlin");
    };
    const long = ["2026-11-25T13:10:00.000Z", { ns1: 86_400 }] as const;
    assert.match(
      advice([...long]) ?? "",
      /for up to 24 hours\. .* after Thursday 26 Nov, 14:10 CET: .* If not/,
    );
    assert.match(
      advice([...long], ["2026-11-25T18:00:00.000Z", { ns1: 300 }]) ?? "",
      /^The best time is after Thursday 26 Nov, 19:00 CET: .* longer than 5 minutes\.$/,
    );
    assert.equal(advice(["2026-11-25T12:00:00.000Z", { ns1: 300 }]), null);
  });

  it("has no plan once somebody changed it, or when nobody could be asked", () => {
    assert.equal(planAfter(["2026-11-25T12:00:00.000Z", { ns1: 3600, ns2: "edge" }]), null);
    assert.equal(planAfter(["2026-11-25T12:00:00.000Z", { ns1: "silent" }]), null);
  });
});
