import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { proposedEnvironment } from "@/domain/accounts/draft-environments";
import {
  ApplicationForm,
  meantInstead,
  NewApplication,
  proposed,
  swapped,
  wantsProposal,
} from "@/domain/accounts/new-application";

const sent = (fields: Record<string, string>) =>
  ApplicationForm.parse({ hostname: "www.acme.com", ...fields });
const found = { asked: true, records: ["A 203.0.113.10"], server: "ns1.hostco.net", origin: "203.0.113.10" };

describe("the form that adds a website", () => {
  it("proposes what is empty once, and never over what was typed", () => {
    assert.equal(wantsProposal(sent({})), true);
    assert.equal(wantsProposal(sent({ asked: "www.acme.com" })), false);
    assert.equal(wantsProposal(sent({ name: "Shop", origin: "203.0.113.9" })), false);
    const { values, said } = proposed(sent({ name: "Shop" }), found);
    assert.deepEqual([values.name, values.origin, values.asked], ["Shop", "203.0.113.10", "www.acme.com"]);
    assert.match(said, /Found: A 203\.0\.113\.10 at ns1\.hostco\.net/);
  });

  it("asks again about a corrected address, and says that the fields were for another", () => {
    const corrected = sent({ asked: "www.acme.org", name: "acme.org", origin: "203.0.113.9" });
    assert.equal(wantsProposal(corrected), true);
    const { values, said } = proposed(corrected, found);
    assert.deepEqual([values.origin, values.asked], ["203.0.113.9", "www.acme.com"]);
    assert.match(said, /The address changed: look at the name and the origin again\.$/);
  });

  it("offers to swap a staging address, until it is meant", () => {
    const staging = sent({ hostname: "staging.acme.com" });
    assert.equal(meantInstead(staging), "www.acme.com");
    assert.equal(meantInstead({ ...staging, keep: "staging.acme.com" }), null);
    const { hostname, staging: second } = swapped(staging, "www.acme.com");
    assert.deepEqual([hostname, second], ["www.acme.com", "staging.acme.com"]);
  });

  it("needs a name, and an origin can wait", () => {
    assert.equal(NewApplication.safeParse(sent({})).success, false);
    assert.equal(NewApplication.parse(sent({ name: "Shop" })).origin, null);
  });
});

describe("the form that adds an environment", () => {
  it("begins with the next usual one", () => {
    const hostname = "www.acme.com";
    assert.equal(proposedEnvironment([{ slug: "production" }], hostname).hostname, "staging.acme.com");
    assert.equal(proposedEnvironment([{ slug: "staging" }], hostname).name, "Development");
    assert.equal(proposedEnvironment([{ slug: "staging" }, { slug: "development" }], hostname).name, "");
  });
});
