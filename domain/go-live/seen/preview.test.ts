import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { HttpFacts } from "@/domain/go-live/seen/facts";
import { differences, type Glance, glanceOf } from "@/domain/go-live/seen/preview";

const page: Glance = {
  address: "203.0.113.10",
  at: "",
  status: 200,
  title: "Harbour",
  size: 1000,
  known: true,
};

describe("comparing edge and origin", () => {
  it("finds nothing where both look alike", () => {
    const origin = { ...page, known: undefined, address: "198.51.100.11", size: 1100 };
    assert.deepEqual(differences({ edge: page, origin }), []);
  });

  it("says what differs in words", () => {
    const origin = { ...page, status: 503, title: undefined, robots: "noindex", size: 90 };
    assert.deepEqual(differences({ edge: { ...page, known: false }, origin }), [
      "The edge does not answer for this website yet.",
      "The edge answers 200, the origin 503.",
      "The title is “Harbour” at the edge and missing at the origin.",
      "To search engines the edge says nothing, the origin noindex.",
      "One page is more than a fifth larger than the other.",
    ]);
  });

  it("draws no conclusion from a side that could not be asked", () => {
    const hung: HttpFacts = { outcome: "hang", url: "", at: "", ms: 1, headers: {}, hops: [] };
    assert.equal(glanceOf("203.0.113.10", hung), null);
    assert.deepEqual(differences({ edge: null, origin: page }), []);
  });
});
