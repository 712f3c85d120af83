import assert from "node:assert/strict";
import { it } from "node:test";
import { RoleChoice } from "@/domain/people/membership";
import { scopeWords } from "@/domain/people/scope";

const id = "7f9c24e8-3b12-4fef-91e0-56a2d5a0c6d1";
const parse = (form: object) => RoleChoice.safeParse({ userId: id, role: "client_viewer", ...form });

it("reads all websites as no limit, whatever is ticked", () => {
  assert.equal(parse({}).data?.scope, null);
  assert.equal(parse({ reach: "all", "applications[]": [id] }).data?.scope, null);
});

it("reads the websites that are ticked", () => {
  assert.deepEqual(parse({ reach: "some", "applications[]": [id] }).data?.scope, [id]);
});

it("refuses to take away the last website, and a limit for those who have none", () => {
  const sentence = (form: object) => parse(form).error?.issues[0]?.message;
  assert.match(sentence({ reach: "some" }) ?? "", /remove their access instead/);
  for (const role of ["client_admin", "client_billing"])
    assert.match(sentence({ role, reach: "some", "applications[]": [id] }) ?? "", /Only members and viewers/);
});

it("does not say that somebody sees no website when the reader only sees none of theirs", () => {
  assert.equal(scopeWords(["Shop", "Blog"], false), "Shop and Blog");
  assert.equal(scopeWords([], false), "No website");
  assert.equal(scopeWords([], true), "Some websites");
});
