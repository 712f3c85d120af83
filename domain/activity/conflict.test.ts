import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { overtaken, SeenInput, seenAs } from "@/domain/activity/conflict";

const seen = (version: number | undefined, name: string | null) => ({ version, values: { name } });

describe("a change of what was seen", () => {
  it("is overtaken by another value only", () => {
    assert.equal(overtaken(seen(1, "A"), seen(2, "B"), { name: "C" }), "name");
    assert.equal(overtaken(seen(1, "A"), seen(2, "A"), { name: "C" }), undefined, "another field changed");
    assert.equal(overtaken(seen(1, "A"), seen(2, "B"), { name: "B" }), undefined, "both want the same");
    assert.equal(overtaken(seen(2, "A"), seen(2, "B"), { name: "C" }), undefined, "the version was seen");
    assert.equal(overtaken(undefined, seen(2, "B"), { name: "C" }), undefined, "nothing was seen");
    assert.equal(overtaken(seen(undefined, "A"), seen(undefined, "B"), { name: "C" }), "name");
    assert.equal(overtaken(seen(1, null), seen(2, ""), { name: "C" }), undefined, "empty is empty");
  });

  it("carries through a form what was seen, and refuses what is not such a thing", () => {
    assert.deepEqual(SeenInput.parse(seenAs(seen(3, null))), seen(3, null));
    assert.equal(SeenInput.parse(undefined), undefined);
    for (const wrong of ["", "{", "[]", '{"values":{"name":1}}'])
      assert.equal(SeenInput.safeParse(wrong).success, false, wrong);
  });
});
