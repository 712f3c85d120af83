import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { asSystem, readAs } from "@/db/access";
import { createApplication } from "@/db/commands/accounts/new-application";
import { applicationBySlug } from "@/db/queries/accounts/applications";
import { environmentBySlug } from "@/db/queries/accounts/environments";
import { overviewOf } from "@/db/queries/accounts/overview";
import { placeOf } from "@/db/queries/accounts/place";
import { portfolio } from "@/db/queries/accounts/portfolio";
import { withDatabase } from "@/db/testing/database";
import { findAll, foundSite } from "@/db/testing/go-live";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { PortfolioFilter } from "@/domain/accounts/portfolio";
import type { Actor } from "@/domain/people/actor";

describe("somebody who is limited to some applications", () => {
  withDatabase();
  let ana: Actor;
  let vera: Actor;
  let site: Awaited<ReturnType<typeof foundSite>>;
  let other: { slug: string };

  before(async () => {
    ana = await foundOwner();
    site = await foundSite(ana);
    const website = { name: "Second", hostname: "www.second.com", origin: null, staging: null };
    other = await createApplication(ana, site.account.id, website);
    await findAll(site.production.id, "live", new Date());
    vera = await addClientUser(site.account.id, "vera@client1.com");
    await asSystem((tx) =>
      tx.execute(sql`insert into membership_scopes (account_id, user_id, application_id)
        values (${site.account.id}, ${vera.userId}, ${site.application.id})`),
    );
    await asSystem((tx) =>
      tx.execute(sql`update memberships set scoped = true where user_id = ${vera.userId}`),
    );
  });

  it("sees those alone with every condition forgotten", async () => {
    const names = (table: string) =>
      readAs(vera, async (tx) =>
        (await tx.execute(sql`select name from ${sql.identifier(table)}`)).rows.map(({ name }) => name),
      );
    assert.deepEqual(await names("applications"), [site.application.name]);
    assert.deepEqual(await names("hostnames"), ["www.website1.com"]);
    const { rows } = await readAs(vera, (tx) => tx.execute(sql`select from findings`));
    assert.equal(rows.length, 1);
  });

  it("finds the other at no address, and counts only what is theirs", async () => {
    const { id } = site.account;
    assert.equal(await applicationBySlug(vera, id, other.slug), undefined);
    const path = { application: other.slug, environment: "production" };
    assert.equal(await environmentBySlug(vera, id, path), undefined);
    const place = await placeOf(vera, { account: site.account.slug, ...path });
    assert.equal(place.names?.application, null);
    assert.equal((await overviewOf(vera, id)).sites, 1);
    const found = await portfolio(vera, PortfolioFilter.parse({ q: "second" }));
    assert.equal(found.rows.length, 0);
    assert.deepEqual(Object.values(found.sites), [1]);
  });

  it("is told apart from those who see everything, and from those who see no website", async () => {
    const { id } = site.account;
    const bill = await addClientUser(id, "bill@client1.com", "client_billing");
    const reach = async ({ userId }: Actor) => (await overviewOf(ana, id, userId)).people.chosen?.reach;
    assert.deepEqual(await reach(vera), { applications: [site.application.slug], environments: 1 });
    assert.equal((await reach(ana))?.applications.length, 2);
    assert.deepEqual(await reach(bill), { applications: [], environments: 0 });
  });

  it("reads no activity: it tells of the other applications too", async () => {
    const { rows } = await readAs(vera, (tx) => tx.execute(sql`select from events`));
    assert.equal(rows.length, 0);
  });

  it("sees nothing, and not everything, when the last of them is removed", async () => {
    await asSystem((tx) => tx.execute(sql`delete from applications where id = ${site.application.id}`));
    const { rows } = await readAs(vera, (tx) => tx.execute(sql`select from applications`));
    assert.equal(rows.length, 0);
  });
});
