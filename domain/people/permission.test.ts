import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { can, isRankLimited, PERMISSIONS, wantsFreshProof } from "@/domain/people/permission";
import { CLIENT_ROLES, mayGrant, ROLES } from "@/domain/people/role";

describe("the table of permissions", () => {
  it("lets nobody do what nobody may, and no role do nothing", () => {
    for (const action of PERMISSIONS)
      assert.ok(
        ROLES.some((role) => can(role, action)),
        action,
      );
    for (const role of ROLES)
      assert.ok(
        PERMISSIONS.some((action) => can(role, action)),
        role,
      );
  });

  it("never gives a lower role of the same side more than a higher one", () => {
    for (const action of PERMISSIONS)
      for (const [higher, lower] of [
        ["owner", "admin"],
        ["admin", "member"],
        ["client_admin", "client_billing"],
        ["client_admin", "client_member"],
        ["client_member", "client_viewer"],
      ] as const)
        assert.ok(can(higher, action) || !can(lower, action), `${lower} ${action}`);
  });

  it("leaves what concerns the agency itself to the agency", () => {
    for (const action of PERMISSIONS.filter((one) => /^(agency|staff|mail|template)\./.test(one)))
      for (const role of CLIENT_ROLES) assert.equal(can(role, action), false, `${role} ${action}`);
  });

  it("limits whoever gives or takes access to their own rank, but for the highest", () => {
    for (const action of [
      "membership.change",
      "membership.remove",
      "invitation.send",
      "staff.change",
    ] as const) {
      assert.equal(isRankLimited("owner", action), false);
      assert.ok(
        ROLES.some((role) => isRankLimited(role, action)),
        action,
      );
    }
  });

  it("lets nobody change a client's role or remove a colleague whose own rank is too low for it", () => {
    for (const role of ROLES.filter((one) => can(one, "membership.change")))
      assert.ok(
        CLIENT_ROLES.every((other) => mayGrant(role, other)),
        role,
      );
    for (const role of ROLES.filter((one) => can(one, "staff.remove")))
      assert.ok(can(role, "membership.remove"), role);
  });

  it("asks for a fresh proof before what cannot be taken back", () => {
    for (const action of [
      "account.remove",
      "application.remove",
      "environment.remove",
      "staff.remove",
    ] as const)
      assert.equal(wantsFreshProof(action), true, action);
    assert.equal(wantsFreshProof("account.read"), false);
  });
});
