import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mayPass, standingAfter } from "@/domain/go-live/standing";
import { type CheckedHostname, environmentState, hostnameState } from "@/domain/go-live/state";

const course = { handedOver: false, everLive: false };
const hostname = (over: Partial<CheckedHostname>): CheckedHostname => ({
  name: "www.acme.com",
  standing: "live",
  couldAsk: true,
  strayed: false,
  reason: "Seen by 2 of 2 nameservers.",
  ...over,
});
const stateOf = (hostnames: CheckedHostname[], over = {}, blocker: string | null = null) =>
  environmentState(hostnames, { ...course, ...over }, blocker);

describe("what a host name's state rests on", () => {
  it("is the verdict, but for one that could not be reached", () => {
    assert.equal(standingAfter("broken", "staging", null), "broken");
    assert.equal(standingAfter("unknown", "staging", { verdict: "waiting", standing: "waiting" }), "waiting");
    assert.equal(standingAfter("unknown", "staging", null), null);
  });

  it("needs two passes in a row in production, one elsewhere", () => {
    assert.equal(standingAfter("live", "staging", null), "live");
    assert.equal(standingAfter("live", "production", null), "confirming");
    const once = { verdict: "live", standing: "confirming" } as const;
    assert.equal(standingAfter("live", "production", once), "live");
    const interrupted = { verdict: "unknown", standing: "confirming" } as const;
    assert.equal(standingAfter("live", "production", interrupted), "confirming");
    const live = { verdict: "unknown", standing: "live" } as const;
    assert.equal(standingAfter("live", "production", live), "live");
  });

  it("is looked at once more where a live website fails in what may pass", () => {
    for (const blocker of ["tls.handshake", "http.status", "dnssec.valid"] as const)
      assert.ok(mayPass("live", { verdict: "broken", blocker }), blocker);
    for (const blocker of ["point.aaaa", "mail.mx", "ns.delegated"] as const)
      assert.ok(!mayPass("live", { verdict: "broken", blocker }), blocker);
    assert.ok(!mayPass("live", { verdict: "waiting", blocker: "tls.handshake" }));
    assert.ok(!mayPass("broken", { verdict: "broken", blocker: "tls.handshake" }));
  });
});

describe("whose turn it is", () => {
  it("is the client's only after the instructions were handed over", () => {
    assert.equal(hostnameState("not_pointed", course), "your_turn");
    assert.equal(hostnameState("not_pointed", { ...course, handedOver: true }), "waiting_client");
    assert.equal(hostnameState("not_pointed", { handedOver: true, everLive: true }), "problem");
  });

  it("follows the worst host name and names it", () => {
    const { state, reason } = stateOf([
      hostname({}),
      hostname({ name: "shop.acme.com", standing: "broken", reason: "An old AAAA record is left." }),
    ]);
    assert.equal(state, "problem");
    assert.equal(reason, "shop.acme.com: An old AAAA record is left.");
  });

  it("is never live with a host name unchecked, none at all, or a rule of the environment broken", () => {
    assert.equal(stateOf([hostname({}), hostname({ standing: null })]).state, "not_started");
    assert.equal(stateOf([]).state, "your_turn");
    assert.deepEqual(stateOf([hostname({})], {}, "It fetches from production's server"), {
      state: "your_turn",
      reason: "It fetches from production's server",
    });
    assert.equal(stateOf([hostname({ standing: "broken" })], {}, "It fetches").state, "problem");
  });

  it("does not call DNS unchanged, or at the old server, when the record says something else", () => {
    const strayed = hostname({ standing: "not_pointed", strayed: true, reason: "It has A 192.0.2.9." });
    assert.equal(stateOf([strayed]).reason, "It has A 192.0.2.9.");
    assert.deepEqual(stateOf([strayed], { handedOver: true }), {
      state: "waiting_client",
      reason: "It has A 192.0.2.9.",
    });
    const unchanged = { ...strayed, strayed: false };
    assert.match(stateOf([unchanged], { handedOver: true }).reason, /^DNS unchanged/);
    assert.match(stateOf([unchanged]).reason, /old server$/);
  });

  it("does not miss a host name that came to a live environment and was never live itself", () => {
    const added = hostname({ name: "acme.de", standing: "not_pointed" });
    assert.deepEqual(stateOf([hostname({ lastLive: "14:02 UTC" }), added]), {
      state: "your_turn",
      reason: "acme.de: DNS still points to the old server",
    });
    assert.equal(stateOf([{ ...added, lastLive: "14:02 UTC" }]).state, "problem");
  });

  it("says that it could not ask, and leaves the state", () => {
    const { state, reason } = stateOf([hostname({ couldAsk: false, lastLive: "14:02 UTC" })]);
    assert.equal(state, "live");
    assert.match(reason, /^Live when last seen, at 14:02 UTC\. We could not ask everybody/);
    const problem = stateOf([hostname({ couldAsk: false, lastLive: "14:02 UTC", standing: "broken" })]);
    assert.match(problem.reason, /^We could not ask everybody/);
  });
});
