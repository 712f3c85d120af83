import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { internalPath } from "@/domain/sign-in/session";

describe("the page to go to after signing in", () => {
  it("is a path of this portal with its query", () =>
    assert.equal(internalPath("/accounts/acme?after=x"), "/accounts/acme?after=x"));

  for (const elsewhere of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "accounts",
    "",
    null,
    ["/accounts"],
  ])
    it(`is never ${JSON.stringify(elsewhere)}`, () => assert.equal(internalPath(elsewhere), undefined));

  it("does not climb out through dots", () => assert.equal(internalPath("/..//evil.example"), undefined));
});
