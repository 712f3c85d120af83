import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { desc, eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { insertStaff } from "@/db/commands/accounts/agency";
import { planGoLive } from "@/db/commands/go-live/go-live-plan";
import { removeEverywhere } from "@/db/commands/people/leaving";
import { assignStaff, removeFromAccount } from "@/db/commands/people/memberships";
import { goLiveOwners } from "@/db/queries/go-live/go-live-owners";
import { environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { type AgencyRole, CLIENT_ROLES } from "@/domain/people/role";
import { NotFound } from "@/domain/refusal";

const now = new Date("2026-11-24T12:00:00Z");

describe("the plan of a go-live", () => {
  withDatabase();
  let owner: Actor;
  let mel: Actor;
  let lee: Actor;
  let place: { accountId: string; environmentId: string };

  const colleague = (name: string, role: AgencyRole): Promise<Actor> =>
    asSystem(async (tx) => {
      const email = `${name.toLowerCase()}@harbour.com`;
      const { id } = await insertStaff(tx, { name, email, role });
      return {
        userId: id,
        name,
        email,
        timeZone: "UTC",
        staffRole: role,
        sessionId: "",
        provenAt: new Date(),
      };
    });

  const stored = async () => {
    const where = eq(environments.id, place.environmentId);
    const [row] = await asSystem((tx) => tx.select().from(environments).where(where));
    return { ownerId: row?.ownerId, dueOn: row?.dueOn };
  };

  before(async () => {
    owner = await foundOwner();
    mel = await colleague("Mel", "member");
    lee = await colleague("Lee", "member");
    const website = { name: "Shop", hostname: "www.acme.com", origin: null };
    const { account, production } = await foundAccount(owner, { name: "Acme", website });
    place = { accountId: account.id, environmentId: production.id };
  });

  it("begins with whoever added the website, and no day", async () => {
    assert.deepEqual(await stored(), { ownerId: owner.userId, dueOn: null });
  });

  it("takes somebody who works on the account, and is told with both sides", async () => {
    await assert.rejects(planGoLive(owner, place, { owner: mel.userId }, now), {
      field: "owner",
      message: "Mel does not work on this account.",
    });
    await assignStaff(owner, place.accountId, mel.userId);
    await planGoLive(owner, place, { owner: mel.userId, due: "2026-12-03" }, now);
    assert.deepEqual(await stored(), { ownerId: mel.userId, dueOn: "2026-12-03" });
    const [event] = await asSystem((tx) => tx.select().from(events).orderBy(desc(events.id)).limit(1));
    assert.equal(event?.action, "environment.planned");
    assert.deepEqual(event?.before, { owner: "Ana Ruiz", dueOn: null });
    assert.deepEqual(event?.after, { owner: "Mel", dueOn: "2026-12-03" });
  });

  it("leaves what is not named, and refuses what changes nothing", async () => {
    await planGoLive(mel, place, { due: "2026-12-04" }, now);
    assert.deepEqual(await stored(), { ownerId: mel.userId, dueOn: "2026-12-04" });
    await assert.rejects(planGoLive(mel, place, { owner: mel.userId, due: "2026-12-04" }, now), {
      message: "It is planned like this already.",
    });
  });

  it("refuses a new day before today where the person is, and leaves an old one", async () => {
    const early = { field: "due", message: "Choose today or a later day." };
    await assert.rejects(planGoLive(owner, place, { due: "2026-11-23" }, now), early);
    const ahead = { ...owner, timeZone: "Pacific/Kiritimati" };
    await assert.rejects(planGoLive(ahead, place, { due: "2026-11-24" }, now), early);
    const later = new Date("2026-12-20T12:00:00Z");
    await planGoLive(owner, place, { owner: owner.userId, due: "2026-12-04" }, later);
    assert.deepEqual(await stored(), { ownerId: owner.userId, dueOn: "2026-12-04" });
    await planGoLive(owner, place, { owner: null, due: null }, later);
    assert.deepEqual(await stored(), { ownerId: null, dueOn: null });
  });

  it("is the agency's alone, and of those who work on the account", async () => {
    for (const role of CLIENT_ROLES) {
      const client = await addClientUser(place.accountId, `${role}@acme.com`, role);
      await assert.rejects(planGoLive(client, place, { due: "2026-12-05" }, now), {
        message: "Your role does not allow this.",
      });
      await assert.rejects(planGoLive(owner, place, { owner: client.userId }, now), {
        message: "Choose somebody of the agency.",
      });
    }
    await assert.rejects(planGoLive(lee, place, { due: "2026-12-05" }, now), NotFound);
    assert.deepEqual(await stored(), { ownerId: null, dueOn: null });
  });

  it("offers those who work on the account", async () => {
    const names = (await goLiveOwners(mel, place.accountId)).map(({ name }) => name);
    assert.deepEqual(names, ["Ana Ruiz", "Mel"]);
  });

  it("leaves those who lose their access", async () => {
    await planGoLive(owner, place, { owner: mel.userId }, now);
    await removeFromAccount(owner, place.accountId, mel.userId);
    assert.equal((await stored()).ownerId, null);
    await assignStaff(owner, place.accountId, lee.userId);
    await planGoLive(owner, place, { owner: lee.userId }, now);
    await removeEverywhere(owner, { userId: lee.userId, successor: "", invitations: "keep" });
    assert.equal((await stored()).ownerId, null);
  });
});
