import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { getTableName } from "drizzle-orm";
import { readAccountAs, readAs, type Tx } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { accounts, memberships } from "@/db/schema/accounts";
import { applications, environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { hostnames } from "@/db/schema/hostnames";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";

describe("every query without a single where", () => {
  withDatabase();
  let owner: Actor;
  let cleo: Actor;
  let client1: string;
  let client2: string;

  before(async () => {
    owner = await foundOwner();
    const website = (n: number) => ({ name: `Website${n}`, hostname: `www.website${n}.com`, origin: null });
    client1 = (await foundAccount(owner, { name: "Client 1", website: website(1) })).account.id;
    client2 = (await foundAccount(owner, { name: "Client 2", website: website(2) })).account.id;
    cleo = await addClientUser(client1, "cleo@client1.com");
  });

  for (const table of [accounts, memberships, applications, environments, hostnames, events])
    it(`shows a client's user only its own rows of ${getTableName(table)}`, async () => {
      const rows = (await readAs(cleo, (tx) => tx.select().from(table as typeof memberships))) as {
        accountId?: string;
        id?: string;
      }[];
      assert.ok(rows.length > 0);
      for (const row of rows) assert.equal(row.accountId ?? row.id, client1);
    });

  it("shows the owner both accounts, and only the one in view when a page is about one", async () => {
    assert.equal((await readAs(owner, (tx) => tx.select().from(accounts))).length, 2);
    const [one, ...others] = await readAccountAs(owner, "environment.read", client2, (tx) =>
      tx.select().from(environments),
    );
    assert.equal(one?.accountId, client2);
    assert.equal(others.length, 0);
  });

  it("shows a client's user the people they meet, the owner everybody, and on an account's page its own", async () => {
    const zoe = await addClientUser(client2, "zoe@client2.com");
    const people = async (tx: Tx) => (await tx.select({ id: users.id }).from(users)).map(({ id }) => id);
    const met = (actor: Actor, accountId?: string) =>
      accountId ? readAccountAs(actor, "people.list", accountId, people) : readAs(actor, people);
    const [ana, cleoId, zoeId] = [owner.userId, cleo.userId, zoe.userId];
    assert.deepEqual((await met(cleo)).sort(), [ana, cleoId].sort());
    assert.deepEqual((await met(owner)).sort(), [ana, cleoId, zoeId].sort());
    assert.deepEqual((await met(owner, client2)).sort(), [ana, zoeId].sort());
  });

  it("forbids a query to write", async () => {
    await assert.rejects(
      readAs(owner, (tx) => tx.update(accounts).set({ name: "x" })),
      /read-only|permission|Failed query/,
    );
  });
});
