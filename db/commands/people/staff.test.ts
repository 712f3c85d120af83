import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { and, eq, isNotNull } from "drizzle-orm";
import { asSystem, changeAgencyAs } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { inviteStaff } from "@/db/commands/people/inviting";
import { assignStaff } from "@/db/commands/people/memberships";
import { changeStaffRole } from "@/db/commands/people/staff";
import { staff } from "@/db/schema/agency";
import { environments } from "@/db/schema/applications";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addStaff, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import type { AgencyRole } from "@/domain/people/role";
import { Forbidden, NotFound, Refusal } from "@/domain/refusal";

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

  it("is not taken from somebody while what it allows is done", async () => {
    const bob = await addStaff("bob@harbour.com", "admin");
    let taken = false;
    let taking: Promise<unknown> = Promise.resolve();
    const invited = changeAgencyAs(bob, "group.change", async () => {
      taking = change(owner, bob, "member").then(() => {
        taken = true;
      });
      await setTimeout(300);
      return { result: taken, event: { action: "group.created", subject: "Night shift" } };
    });
    assert.equal(await invited, false);
    await taking;
    await assert.rejects(inviteStaff(bob, { addresses: ["new@harbour.com"], role: "member" }), Forbidden);
  });

  it("founds no account once it was taken away", async () => {
    const gone = await addStaff("gone@harbour.com", "admin");
    const website = { name: "Late", hostname: "www.late.com", origin: null };
    await asSystem((tx) => tx.delete(staff).where(eq(staff.userId, gone.userId)));
    await assert.rejects(foundAccount(gone, { name: "Late", website }), NotFound);
  });
});
