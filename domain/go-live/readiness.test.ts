import assert from "node:assert/strict";
import { test } from "node:test";
import { pairOf, proofNames } from "@/domain/go-live/seen/edge";
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
