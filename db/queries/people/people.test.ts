import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { createApplication } from "@/db/commands/accounts/new-application";
import { assignStaff, changeClientRole } from "@/db/commands/people/memberships";
import { peopleOf, personOf } from "@/db/queries/people/people";
import { scopeChoices } from "@/db/queries/people/scope-choices";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";

describe("the people of an account", () => {
  withDatabase();
  let owner: Actor;
  let vera: Actor;
  let site: Awaited<ReturnType<typeof foundSite>>;

  before(async () => {
    owner = await foundOwner();
    site = await foundSite(owner);
    vera = await addClientUser(site.account.id, "vera@client1.com");
  });

  const rowsFor = async (reader: Actor) => {
    const { rows } = await peopleOf(reader, site.account.id);
    return new Map(rows.map((row) => [row.id, row]));
  };

  it("tells a client the addresses of their own people, and of the agency's the names", async () => {
    const jo = await addStaff("jo@harbour.com");
    await asSystem((tx) => tx.update(users).set({ name: "" }).where(eq(users.id, jo.userId)));
    await assignStaff(owner, site.account.id, jo.userId);
    const seen = await rowsFor(vera);
    assert.equal(seen.get(vera.userId)?.email, "vera@client1.com");
    assert.deepEqual([seen.get(owner.userId)?.name, seen.get(owner.userId)?.email], ["Ana Ruiz", null]);
    assert.deepEqual([seen.get(jo.userId)?.name, seen.get(jo.userId)?.email], ["Harbour Row", null]);
    assert.equal((await personOf(vera, site.account.id, jo.userId))?.email, null);
    assert.equal((await rowsFor(owner)).get(jo.userId)?.email, "jo@harbour.com");
  });

  it("does not say that somebody sees no website because the reader sees none of theirs", async () => {
    const website = { name: "Second", hostname: "www.second.com", origin: null, staging: null };
    await createApplication(owner, site.account.id, website);
    const second = (await scopeChoices(owner, site.account.id)).find(({ name }) => name === "Second");
    const bill = await addClientUser(site.account.id, "bill@client1.com", "client_billing");
    const vito = await addClientUser(site.account.id, "vito@client1.com");
    const limited = (userId: string, id: string) =>
      changeClientRole(owner, site.account.id, { userId, role: "client_viewer", scope: [id] });
    await limited(vera.userId, site.application.id);
    await limited(vito.userId, String(second?.id));
    for (const [reader, whom, names] of [
      [owner, vito, ["Second"]],
      [vera, vera, [site.application.name]],
      [vera, vito, null],
      [bill, vera, null],
    ] as const) {
      const { scope, scopeHidden } = (await rowsFor(reader)).get(whom.userId) ?? {};
      assert.deepEqual(
        scopeHidden ? null : scope?.map(({ name }) => name),
        names,
        `${reader.name} of ${whom.name}`,
      );
    }
  });
});
