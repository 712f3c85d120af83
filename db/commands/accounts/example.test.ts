import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem, readAs } from "@/db/access";
import { seedExample } from "@/db/commands/accounts/example";
import { accounts, memberships } from "@/db/schema/accounts";
import { applications, environments } from "@/db/schema/applications";
import { hostnames } from "@/db/schema/hostnames";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

describe("the guide's example", () => {
  withDatabase();
  let ana: Actor;

  before(async () => {
    ana = await foundOwner();
  });

  it("draws the picture: accounts, websites, environments, people", async () => {
    assert.equal(await seedExample(ana), true);
    const sites = await readAs(ana, (tx) =>
      tx
        .select({
          account: accounts.name,
          website: applications.name,
          kind: environments.kind,
          host: hostnames.name,
        })
        .from(hostnames)
        .innerJoin(environments, eq(environments.id, hostnames.environmentId))
        .innerJoin(applications, eq(applications.id, environments.applicationId))
        .innerJoin(accounts, eq(accounts.id, applications.accountId))
        .orderBy(applications.name, environments.kind),
    );
    assert.deepEqual(
      sites.map((site) => Object.values(site).join(" ")),
      [
        "Client 1 Website1 production www.website1.com",
        "Client 1 Website1 staging staging.website1.com",
        "Client 2 Website2 production www.website2.com",
        "Client 2 Website2 staging staging.website2.com",
        "Client 2 Website3 production www.website3.com",
        "Client 2 Website3 staging staging.website3.com",
      ],
    );
    const people = await readAs(ana, (tx) =>
      tx
        .select({ account: accounts.name, role: memberships.role })
        .from(memberships)
        .innerJoin(accounts, eq(accounts.id, memberships.accountId)),
    );
    const count = (account: string, staff: boolean) =>
      people.filter((one) => one.account === account && (one.role === "staff") === staff).length;
    assert.deepEqual(
      [count("Client 1", true), count("Client 1", false), count("Client 2", true), count("Client 2", false)],
      [2, 2, 2, 3],
    );
  });

  it("is drawn once", async () => {
    const everybody = () => asSystem((tx) => tx.select({ id: users.id }).from(users));
    const before = (await everybody()).length;
    assert.equal(await seedExample(ana), false);
    assert.equal((await everybody()).length, before);
  });

  it("is not for a client's person", async () => {
    const [client] = await asSystem((tx) => tx.select({ id: accounts.id }).from(accounts));
    const cleo = await addClientUser(client?.id ?? "", "cleo@acme.com", "client_admin");
    await assert.rejects(seedExample(cleo), NotFound);
  });
});
