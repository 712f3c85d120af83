import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { and, eq, inArray } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { addAccountsToGroup } from "@/db/commands/people/group-accounts";
import { addToGroup } from "@/db/commands/people/group-members";
import { createGroup } from "@/db/commands/people/groups";
import { inviteClients } from "@/db/commands/people/inviting";
import { removeEverywhere } from "@/db/commands/people/leaving";
import { assignStaff } from "@/db/commands/people/memberships";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { auditOf } from "@/db/queries/activity/audit";
import { leavingOf } from "@/db/queries/people/leaving";
import { accounts, memberships } from "@/db/schema/accounts";
import { environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { invitations } from "@/db/schema/people";
import { sessions } from "@/db/schema/sessions";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import { countStatements } from "@/db/testing/statements";
import { sentenceOf } from "@/domain/activity/activity";
import type { Actor } from "@/domain/people/actor";
import type { Leaving } from "@/domain/people/leaving";

let owner: Actor;
let jo: Actor;
let clients: { id: string; slug: string }[];

async function aPortal() {
  owner = await foundOwner();
  jo = await addStaff("jo@harbour.com");
  clients = [];
  for (const n of [1, 2, 3]) {
    const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null };
    clients.push((await foundAccount(owner, { name: `Client ${n}`, website })).account);
  }
}
const idOf = (n: number) => clients[n - 1]?.id as string;
const leaving = ({ userId }: Actor, more?: Partial<Leaving>): Leaving => ({
  userId,
  successor: "",
  invitations: "keep",
  ...more,
});
const ownersOf = (accountId: string) =>
  asSystem((tx) =>
    tx
      .select({ owner: environments.ownerId })
      .from(environments)
      .where(eq(environments.accountId, accountId)),
  );
const signIn = ({ userId }: Actor) =>
  asSystem((tx) =>
    tx
      .insert(sessions)
      .values({ userId, tokenHash: `token of ${userId}`, expiresAt: new Date(Date.now() + 1e6), agent: "" }),
  );
const sessionsOf = async ({ userId }: Actor) =>
  (await asSystem((tx) => tx.select().from(sessions).where(eq(sessions.userId, userId)))).length;
const leftEvents = async (accountId: string, name: string) =>
  (
    await asSystem((tx) =>
      tx
        .select()
        .from(events)
        .where(
          and(
            eq(events.accountId, accountId),
            eq(events.subject, name),
            inArray(events.action, ["staff.left", "membership.removed"]),
          ),
        ),
    )
  ).map((event) => sentenceOf(event, { staffRole: "owner" }));

describe("somebody of the agency who leaves", () => {
  withDatabase();
  before(aPortal);

  it("is shown with every way, what is lost and who remains, and loses it all in one step", async () => {
    const group = await createGroup(owner, "Delivery");
    await addToGroup(owner, group, [jo.userId]);
    await addAccountsToGroup(owner, group, [idOf(1), idOf(2)]);
    await assignStaff(owner, idOf(1), jo.userId);
    const heir = await addStaff("lee@harbour.com");
    await assignStaff(owner, idOf(1), heir.userId);
    await asSystem((tx) =>
      tx
        .update(environments)
        .set({ ownerId: jo.userId })
        .where(inArray(environments.accountId, [idOf(1), idOf(2)])),
    );
    await inviteClients(jo, idOf(1), { addresses: ["maria@client1.com"], role: "client_viewer" });
    await signIn(jo);

    const preview = await leavingOf(owner, jo.userId);
    assert.deepEqual(
      preview?.places.map(({ name, membership, groups, goLives, sites, colleaguesLeft }) => ({
        name,
        membership,
        groups,
        goLives,
        sites,
        colleaguesLeft,
      })),
      [
        {
          name: "Client 1",
          membership: "staff",
          groups: ["Delivery"],
          goLives: 1,
          sites: 1,
          colleaguesLeft: 1,
        },
        { name: "Client 2", membership: null, groups: ["Delivery"], goLives: 1, sites: 1, colleaguesLeft: 0 },
      ],
    );
    assert.deepEqual(
      preview?.sent.map(({ email }) => email),
      ["maria@client1.com"],
    );

    const { results } = await removeEverywhere(
      owner,
      leaving(jo, { successor: heir.userId, invitations: "revoke" }),
    );
    assert.deepEqual(results, [
      {
        label: "Client 1",
        sentence: "Removed; they were there directly and through Delivery. 1 go-live or task now with lee.",
      },
      {
        label: "Client 2",
        sentence: "Removed; they were there through Delivery. 1 go-live or task now with nobody.",
      },
    ]);
    assert.deepEqual(await ownersOf(idOf(1)), [{ owner: heir.userId }]);
    assert.deepEqual(await ownersOf(idOf(2)), [{ owner: null }]);
    assert.equal(await sessionsOf(jo), 0);
    for (const { slug } of clients)
      assert.equal(await accountBySlug({ ...jo, staffRole: null }, slug), undefined);
    assert.equal((await leftEvents(idOf(1), "jo")).length, 1);
    assert.deepEqual(await leftEvents(idOf(2), "jo"), ["removed the access of jo through Delivery"]);
    assert.deepEqual(await leftEvents(idOf(3), "jo"), []);
    const [invited] = await asSystem((tx) => tx.select().from(invitations));
    assert.ok(invited?.revokedAt);
    for (const { id } of clients) assert.equal((await auditOf(owner, id)).fault, null);
  });

  it("is removed once: a second time says so and writes nothing", async () => {
    const count = async () => (await asSystem((tx) => tx.select().from(events))).length;
    const before = await count();
    await assert.rejects(removeEverywhere(owner, leaving(jo)), /jo has no access anywhere/);
    assert.equal(await count(), before);
    assert.deepEqual((await leavingOf(owner, jo.userId))?.places, []);
  });

  it("is above nobody who removes, and not the last owner", async () => {
    const lead = await addStaff("ada@harbour.com", "admin");
    const member = await addStaff("mel@harbour.com");
    await assert.rejects(removeEverywhere(lead, leaving(owner)), /above yours/);
    await assert.rejects(removeEverywhere(owner, leaving(owner)), /needs one owner/);
    await assert.rejects(removeEverywhere(member, leaving(lead)), /does not allow/);
  });

  it("leaves 500 accounts in as few statements as two", async () => {
    const busy = await addStaff("busy@harbour.com");
    await asSystem(async (tx) => {
      const many = await tx
        .insert(accounts)
        .values(Array.from({ length: 500 }, (_, n) => ({ slug: `many-${n}`, name: `Many ${n}` })))
        .returning({ id: accounts.id });
      await tx
        .insert(memberships)
        .values(many.map(({ id }) => ({ accountId: id, userId: busy.userId, role: "staff" as const })));
    });
    const preview = await countStatements(() => leavingOf(owner, busy.userId));
    assert.ok(preview <= 8, `${preview} statements`);
    let results: unknown[] = [];
    const statements = await countStatements(async () => {
      results = (await removeEverywhere(owner, leaving(busy))).results;
    });
    assert.equal(results.length, 500);
    assert.ok(statements <= 25, `${statements} statements`);
  });
});

describe("somebody of a client who leaves", () => {
  withDatabase();
  before(aPortal);

  it("leaves every account but the one whose only admin they are", async () => {
    const maria = await addClientUser(idOf(1), "maria@acme.com", "client_admin");
    await asSystem((tx) =>
      tx.insert(memberships).values([
        { accountId: idOf(2), userId: maria.userId, role: "client_viewer" },
        { accountId: idOf(3), userId: maria.userId, role: "client_admin" },
      ]),
    );
    await addClientUser(idOf(3), "leo@acme.com", "client_admin");
    await inviteClients(owner, idOf(2), { addresses: ["zoe@acme.com"], role: "client_viewer" });
    await signIn(maria);
    const { results } = await removeEverywhere(owner, leaving(maria));
    assert.deepEqual(results, [
      {
        label: "Client 1",
        sentence: "Still there: Client 1 needs one admin. Make someone else admin first.",
      },
      { label: "Client 2", sentence: "Removed; they were there directly." },
      { label: "Client 3", sentence: "Removed; they were there directly." },
    ]);
    assert.equal((await accountBySlug(maria, "client-1"))?.role, "client_admin");
    assert.equal(await accountBySlug(maria, "client-3"), undefined);
    assert.equal(await sessionsOf(maria), 0);
    assert.deepEqual(await leftEvents(idOf(1), "maria"), []);
    assert.equal((await leftEvents(idOf(3), "maria")).length, 1);
  });

  it("opens nothing later: invitations to them are revoked too", async () => {
    const kim = await addClientUser(idOf(1), "kim@acme.com");
    await inviteClients(owner, idOf(2), { addresses: ["kim@acme.com"], role: "client_viewer" });
    await removeEverywhere(owner, leaving(kim));
    const [open] = await asSystem((tx) =>
      tx.select().from(invitations).where(eq(invitations.email, "kim@acme.com")),
    );
    assert.ok(open?.revokedAt);
  });

  it("is not removed everywhere by an admin of the client", async () => {
    const cleo = await addClientUser(idOf(2), "cleo@acme.com", "client_admin");
    const kay = await addClientUser(idOf(2), "kay@acme.com");
    await assert.rejects(removeEverywhere(cleo, leaving(kay)));
    assert.ok(await accountBySlug(kay, "client-2"));
  });
});
