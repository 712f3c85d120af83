import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { and, eq, isNotNull } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { assignStaff } from "@/db/commands/people/memberships";
import { changeStaffRole } from "@/db/commands/people/staff";
import { staff } from "@/db/schema/agency";
import { environments } from "@/db/schema/applications";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addStaff, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import type { AgencyRole } from "@/domain/people/role";
import { Refusal } from "@/domain/refusal";

describe("the role of a colleague", () => {
  withDatabase();
  let owner: Actor;

  before(async () => {
    owner = await foundOwner();
  });

  const change = (by: Actor, { userId }: Actor, role: AgencyRole) => changeStaffRole(by, { userId, role });
  const roleOf = async ({ userId }: Actor) =>
    (await asSystem((tx) => tx.select().from(staff).where(eq(staff.userId, userId))))[0]?.role;

  it("takes along the go-lives that it alone reached, and leaves those reached in another way", async () => {
    const lead = await addStaff("lead@harbour.com", "admin");
    const [kept, lost] = [await foundSite(owner), await foundSite(owner)];
    await assignStaff(owner, kept.account.id, lead.userId);
    await asSystem((tx) => tx.update(environments).set({ ownerId: lead.userId }));
    const seenTo = () =>
      asSystem((tx) =>
        tx
          .selectDistinct({ account: environments.accountId })
          .from(environments)
          .where(and(eq(environments.ownerId, lead.userId), isNotNull(environments.ownerId))),
      );
    assert.equal((await seenTo()).length, 2);
    await change(owner, lead, "member");
    assert.deepEqual(await seenTo(), [{ account: kept.account.id }]);
    assert.notEqual(kept.account.id, lost.account.id);
  });

  it("is out of an admin's hands once an owner made them one, however close together", async () => {
    const lead = await addStaff("second@harbour.com", "admin");
    const jo = await addStaff("jo@harbour.com");
    for (let round = 0; round < 15; round++) {
      const [given, taken] = await Promise.allSettled([
        change(owner, jo, "owner"),
        change(lead, jo, "member"),
      ]);
      assert.equal(given.status, "fulfilled");
      if (taken.status === "rejected") assert.ok(taken.reason instanceof Refusal, String(taken.reason));
      assert.equal(await roleOf(jo), "owner");
      await change(owner, jo, "member");
    }
  });
});
