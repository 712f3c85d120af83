import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { asSystem, readAs } from "@/db/access";
import { createApplication } from "@/db/commands/accounts/new-application";
import { claimMail, openMail } from "@/db/commands/notices/delivery";
import { tell } from "@/db/commands/notices/notices";
import { inviteClients } from "@/db/commands/people/inviting";
import { joinAsNewPerson } from "@/db/commands/people/joining";
import { changeClientRole } from "@/db/commands/people/memberships";
import { pendingInvitations } from "@/db/queries/people/pending-invitations";
import { personOf } from "@/db/queries/people/people";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addClientUser, foundOwner, someBrowser } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

describe("limiting one of the client's people to some websites", () => {
  withDatabase();
  let ana: Actor;
  let vera: Actor;
  let bill: Actor;
  let site: Awaited<ReturnType<typeof foundSite>>;
  let foreign: typeof site;

  before(async () => {
    ana = await foundOwner();
    site = await foundSite(ana);
    foreign = await foundSite(ana);
    const website = { name: "Second", hostname: "www.second.com", origin: null, staging: null };
    await createApplication(ana, site.account.id, website);
    vera = await addClientUser(site.account.id, "vera@client1.com");
    bill = await addClientUser(site.account.id, "bill@client1.com", "client_billing");
  });

  const seenBy = async (actor: Actor) =>
    (await readAs(actor, (tx) => tx.execute(sql`select name from applications order by name`))).rows.map(
      ({ name }) => name,
    );
  const secondId = async () =>
    String(
      (await asSystem((tx) => tx.execute(sql`select id from applications where name = 'Second'`))).rows[0]
        ?.id,
    );

  it("shows and tells them those alone, and all again when it is lifted", async () => {
    const change = { userId: vera.userId, role: "client_viewer" as const };
    const scope = [await secondId()];
    const said = await changeClientRole(ana, site.account.id, { ...change, scope });
    assert.equal(said, "vera is now viewer of Second.");
    assert.deepEqual(await seenBy(vera), ["Second"]);
    assert.deepEqual(
      (await personOf(ana, site.account.id, vera.userId))?.scope?.map(({ name }) => name),
      ["Second"],
    );
    await changeClientRole(ana, site.account.id, { ...change, scope: null });
    assert.equal((await seenBy(vera)).length, 2);
    const { rows } = await asSystem((tx) =>
      tx.execute(sql`select before, after from events where action = 'membership.changed' order by id`),
    );
    assert.deepEqual(rows, [
      { before: { role: "client_viewer" }, after: { role: "client_viewer", websites: ["Second"] } },
      { before: { role: "client_viewer", websites: ["Second"] }, after: { role: "client_viewer" } },
    ]);
  });

  it("refuses a website of another account", async () => {
    const change = { userId: vera.userId, role: "client_viewer" as const, scope: [foreign.application.id] };
    await assert.rejects(changeClientRole(ana, site.account.id, change), NotFound);
  });

  it("begins at the invitation, and leaves out what is added later", async () => {
    const input = {
      addresses: ["max@client1.com"],
      role: "client_member" as const,
      scope: [await secondId()],
    };
    await inviteClients(ana, site.account.id, input);
    assert.deepEqual((await pendingInvitations(ana, site.account.id)).rows[0]?.websites, ["Second"]);
    const mail = openMail((await claimMail(100)).find(({ to }) => to === "max@client1.com") ?? assert.fail());
    assert.match("text" in mail ? mail.text : "", /you see Second of them/);
    const token = /invitations\/(\S+)/.exec("text" in mail ? mail.text : "")?.[1] ?? "";
    const { session } = await joinAsNewPerson(
      { token, name: "Max", password: "a long enough phrase" },
      someBrowser,
    );
    const website = { name: "Third", hostname: "www.third.com", origin: null, staging: null };
    await createApplication(ana, site.account.id, website);
    assert.deepEqual(await seenBy({ ...vera, userId: session.userId }), ["Second"]);
    const { rows } = await asSystem((tx) =>
      tx.execute(sql`select after from events where subject = 'max@client1.com' order by id`),
    );
    const after = { role: "client_member", websites: ["Second"] };
    assert.deepEqual(rows, [{ after }, { after }]);
  });

  it("tells neither them nor billing what happens to other websites", async () => {
    const change = { userId: vera.userId, role: "client_viewer" as const };
    await changeClientRole(ana, site.account.id, { ...change, scope: [await secondId()] });
    const place = { ...site.place, production: true, ownerId: null, href: "/accounts" };
    const now = new Date();
    const live = { kind: "live" as const, hostname: "www.website1.com", seenBy: "all", watchedUntil: now };
    await asSystem((tx) => tell(tx, place, "live:1", live, now));
    const { rows } = await asSystem((tx) => tx.execute(sql`select user_id as id from notices`));
    const told = rows.map(({ id }) => id);
    assert.ok(told.includes(ana.userId));
    assert.ok(!told.includes(vera.userId) && !told.includes(bill.userId));
  });
});
