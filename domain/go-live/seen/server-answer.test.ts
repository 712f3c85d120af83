import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isChanged, isPointed, type ServerAnswer } from "./server-answer";

const told = (result: ServerAnswer["result"], authoritative = true): ServerAnswer => ({
  server: "ns1.hostco.net",
  address: "192.0.2.53",
  authoritative,
  answers: [],
  result,
});
const site = (...answers: ServerAnswer[]) => ({ answers });

describe("whether the record was changed", () => {
  it("is what every nameserver says, whatever resolvers remember", () => {
    assert.equal(isChanged(site(told("new"), told("new"), told("old", false))), true);
    assert.equal(isChanged(site(told("new"), told("old"))), false);
    assert.equal(isChanged(site(told("new"), told("mixed"))), false);
    assert.equal(isChanged(site(told("new", false))), false, "no nameserver was asked");
  });

  it("is begun with the first nameserver that has the new one", () => {
    assert.equal(isPointed(site(told("new"), told("old"))), true);
    assert.equal(isPointed(site(told("mixed"))), true);
    assert.equal(isPointed(site(told("old"), told("new", false))), false);
  });
});
