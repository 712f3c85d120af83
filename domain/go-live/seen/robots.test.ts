import assert from "node:assert/strict";
import { test } from "node:test";
import { forbidsListing } from "./robots";

test("noindex and none forbid listing, for every engine or one", () => {
  for (const text of ["noindex", "NOINDEX, nofollow", "none", "nofollow,noindex", "googlebot: noindex"])
    assert.equal(forbidsListing(text), true, text);
});

test("values of other directives do not", () => {
  for (const text of [
    "",
    "all",
    "nofollow",
    "max-image-preview:none",
    "max-image-preview: none, all",
    "index",
  ])
    assert.equal(forbidsListing(text), false, text);
});
