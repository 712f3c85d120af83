import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EnvironmentName } from "./environment";

describe("the name of an environment", () => {
  it("is none that the portal's own page has", () => {
    for (const name of ["New", "new", " NEW "])
      assert.match(EnvironmentName.safeParse(name).error?.message ?? "", /this one is a page of the portal/);
    assert.equal(EnvironmentName.parse("News"), "News");
  });
});
