import assert from "node:assert/strict";
import { it } from "node:test";
import { cellWords, MatrixFilter, matrixHref, NO_STANDING } from "@/domain/people/matrix";

const words = (...given: Parameters<typeof cellWords>) => {
  const { may, how } = cellWords(...given);
  return [may, how];
};

it("says of staff how they came to an account", () => {
  assert.deepEqual(words("member", { ...NO_STANDING, groups: ["Care", "Delivery"] }), [
    "Works on it",
    "Care, Delivery",
  ]);
  assert.deepEqual(words("member", { ...NO_STANDING, membership: "staff", groups: ["Care"] }), [
    "Works on it",
    "directly, Care",
  ]);
  assert.deepEqual(words("member", NO_STANDING), [null, null]);
  assert.deepEqual(words("owner", NO_STANDING), ["Owner", "by role"]);
  assert.deepEqual(words("admin", { ...NO_STANDING, groups: ["Care"] }), ["Admin", "Care"]);
});

it("says of a client's people what they may, with how many websites, and who is only invited", () => {
  assert.deepEqual(words(null, { ...NO_STANDING, membership: "client_admin" }), ["Client admin", null]);
  assert.deepEqual(words(null, { ...NO_STANDING, membership: "client_viewer", websites: 1 }), [
    "Viewer",
    "1 website",
  ]);
  assert.deepEqual(words(null, { ...NO_STANDING, membership: "client_member", websites: 0 }), [
    "Member",
    "0 websites",
  ]);
  const invited = { ...NO_STANDING, invited: "client_viewer" as const };
  assert.deepEqual(words(null, invited), ["Viewer", "Invited"]);
  assert.deepEqual(words(null, { ...invited, ended: true }), ["Viewer", "Invitation ended"]);
});

it("gives nobody who left the agency what a membership for staff gave", () => {
  assert.deepEqual(words(null, { ...NO_STANDING, membership: "staff" }), [null, null]);
});

it("keeps the filter in the address, and takes what it does not understand as none", () => {
  const filter = MatrixFilter.parse({ group: "x", find: " acme ", who: ["a"], below: "abc" });
  assert.equal(filter.group, undefined);
  assert.deepEqual([filter.find, filter.who, filter.below], ["acme", "", "abc"]);
  assert.equal(matrixHref(filter, { below: undefined }), "/people/matrix?find=acme");
  assert.equal(matrixHref(MatrixFilter.parse({}), {}), "/people/matrix");
});
