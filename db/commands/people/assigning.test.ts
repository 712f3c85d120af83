import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { assignToMany, removeFromMany } from "@/db/commands/people/assigning";
import { addAccountsToGroup } from "@/db/commands/people/group-accounts";
import { addToGroup } from "@/db/commands/people/group-members";
import { createGroup } from "@/db/commands/people/groups";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { peopleOf } from "@/db/queries/people/people";
import { accountsOfStaff } from "@/db/queries/people/staff-accounts";
import { events } from "@/db/schema/events";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { wayWords } from "@/domain/people/reach";
import { NotFound } from "@/domain/refusal";

describe("many accounts at once", () => {
  withDatabase();
  let owner: Actor;
  let jo: Actor;
  const ids: string[] = [];

  before(async () => {
    owner = await foundOwner();
    jo = await addStaff("jo@harbour.com");
    for (const n of [1, 2, 3]) {
      const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null };
      ids.push((await foundAccount(owner, { name: `Client ${n}`, website })).account.id);
    }
  });

  it("adds somebody and says what became of each; again, nothing happens", async () => {
    const first = await assignToMany(owner, jo.userId, ids.slice(0, 1));
    assert.deepEqual(first, [{ label: "Client 1", sentence: "Added." }]);
    const { length } = await asSystem((tx) => tx.select().from(events));
    assert.deepEqual(await assignToMany(owner, jo.userId, ids.slice(0, 2)), [
      { label: "Client 1", sentence: "Worked on it directly already." },
      { label: "Client 2", sentence: "Added." },
    ]);
    assert.equal(
      (await asSystem((tx) => tx.select().from(events))).length,
      length + 2,
      "Client 2, and the agency",
    );
    await assert.rejects(assignToMany(owner, jo.userId, ids.slice(0, 2)), /directly already/);
    assert.equal((await accountBySlug(jo, "client-2"))?.role, "member");
    assert.equal(await accountBySlug(jo, "client-3"), undefined);
  });

  it("explains every way in to the agency, and none to a client", async () => {
    const group = await createGroup(owner, "Delivery");
    await addToGroup(owner, group, [jo.userId]);
    await addAccountsToGroup(owner, group, [ids[1] as string, ids[2] as string]);
    const cleo = await addClientUser(ids[1] as string, "cleo@client2.com", "client_admin");
    const waysFor = async (reader: Actor) => {
      const { rows } = await peopleOf(reader, ids[1] as string);
      const found = rows.find(({ id }) => id === jo.userId);
      assert.ok(found, "whoever works on the account is listed");
      return found.ways.map((way) => wayWords(way, "UTC").replace(/\d.*\d/, "…"));
    };
    assert.deepEqual(await waysFor(owner), [
      "directly, since …, by Ana Ruiz",
      "through Delivery, since …, by Ana Ruiz",
    ]);
    assert.deepEqual(await waysFor(cleo), []);
    const { rows } = await accountsOfStaff(owner, jo.userId, { find: "" });
    assert.deepEqual(
      rows.map(({ name, ways }) => [name, ways.length]),
      [
        ["Client 1", 1],
        ["Client 2", 2],
        ["Client 3", 1],
      ],
    );
    assert.deepEqual((await accountsOfStaff(owner, jo.userId, { find: "3" })).rows.length, 1);
  });

  it("takes somebody out, and says where a group still lets them in", async () => {
    assert.deepEqual(await removeFromMany(owner, jo.userId, ids), [
      { label: "Client 1", sentence: "Removed." },
      { label: "Client 2", sentence: "Direct access ended; still reached through Delivery." },
      { label: "Client 3", sentence: "Had no direct access." },
    ]);
    assert.equal(await accountBySlug(jo, "client-1"), undefined);
    assert.ok(await accountBySlug(jo, "client-2"));
    await assert.rejects(removeFromMany(owner, jo.userId, ids), /no direct access/);
    const lead = await addStaff("lead@harbour.com", "admin");
    await assert.rejects(assignToMany(lead, owner.userId, ids), /above yours/);
  });

  it("is the agency's leads' alone", async () => {
    await assert.rejects(assignToMany(jo, jo.userId, ids), /does not allow/);
    const cleo = await addClientUser(ids[0] as string, "cleo@client1.com", "client_admin");
    await assert.rejects(assignToMany(cleo, jo.userId, ids), NotFound);
    await assert.rejects(assignToMany(owner, cleo.userId, ids), NotFound);
  });
});
