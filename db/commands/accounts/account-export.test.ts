import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq, sql } from "drizzle-orm";
import { asSystem, record } from "@/db/access";
import { exportAccount } from "@/db/commands/accounts/account-export";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { renameAccount } from "@/db/commands/accounts/names";
import { suspendAccount } from "@/db/commands/accounts/suspension";
import { addAccountsToGroup } from "@/db/commands/people/group-accounts";
import { addToGroup } from "@/db/commands/people/group-members";
import { createGroup } from "@/db/commands/people/groups";
import { inviteClients } from "@/db/commands/people/inviting";
import { activityOf, activityTable } from "@/db/queries/activity/activity";
import { myData } from "@/db/queries/people/my-data";
import { memberships } from "@/db/schema/accounts";
import { taskPlans } from "@/db/schema/go-live";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";
import { StaleProof } from "@/domain/sign-in/proof";

describe("taking data along", () => {
  withDatabase();
  let owner: Actor;
  let maria: Actor;
  let jo: Actor;
  let acme: string;

  before(async () => {
    owner = { ...(await foundOwner()), address: "192.0.2.1" };
    const website = (name: string) => ({ name, hostname: `www.${name}.com`, origin: null });
    acme = (await foundAccount(owner, { name: "Acme", website: website("acme") })).account.id;
    await foundAccount(owner, { name: "Birch", website: website("birch") });
    maria = { ...(await addClientUser(acme, "maria@acme.com", "client_admin")), address: "192.0.2.2" };
    await renameAccount(owner, acme, "Acme Tools");
    await renameAccount(maria, acme, "Acme Ltd");
    const holder = { userId: null, name: "The holder of a copied DNS link", address: "192.0.2.3" };
    await asSystem((tx) => record(tx, holder, acme, { action: "dnsTask.saidDone", subject: "www.acme.com" }));
    await inviteClients(owner, acme, { addresses: ["leo@acme.com"], role: "client_viewer" });
    const group = await createGroup(owner, "Night shift");
    jo = await addStaff("jo@harbour.com");
    await addToGroup(owner, group, [jo.userId]);
    await addAccountsToGroup(owner, group, [acme]);
  });

  it("gives the client everything of the account, and nothing of others or of the agency alone", async () => {
    const data = await exportAccount(maria, acme);
    const text = JSON.stringify(data);
    for (const there of ["www.acme.com", "maria@acme.com", "leo@acme.com", "Acme Tools", "192.0.2.2"])
      assert.ok(text.includes(there), there);
    for (const absent of [
      "birch",
      '192.0.2.1"',
      '192.0.2.3"',
      "ana@harbour.com",
      "token_hash",
      '"side":"agency"',
      "Night shift",
    ])
      assert.ok(!text.includes(absent), absent);
  });

  it("has what the account's pages show: links, comparisons, plans, and who reaches it how", async () => {
    const cora = await addClientUser(acme, "cora@acme.com", "client_member");
    await asSystem(async (tx) => {
      const [host] = await tx.select().from(hostnames).where(eq(hostnames.accountId, acme));
      const { id: hostnameId, environmentId } = host ?? assert.fail("no host name");
      const link = { accountId: acme, hostnameId, recipient: "it@acme.com", expiresAt: new Date() };
      await tx.insert(dnsTasks).values({ ...link, tokenHash: "hashed" });
      await tx
        .insert(taskPlans)
        .values({ accountId: acme, environmentId, task: "record", dueOn: "2031-01-02", note: "between us" });
      await tx.update(memberships).set({ scoped: true }).where(eq(memberships.userId, cora.userId));
    });
    const data = (await exportAccount(maria, acme)) as Record<
      string,
      { name: string; websites?: string[] }[]
    >;
    for (const list of ["checkTurns", "previews", "nameserverMoves"])
      assert.ok(Array.isArray(data[list]), list);
    const text = JSON.stringify(data);
    for (const there of ["it@acme.com", "2031-01-02"]) assert.ok(text.includes(there), there);
    for (const absent of ["hashed", "between us", "jo@harbour.com"])
      assert.ok(!text.includes(absent), absent);
    const person = (name: string) => data.people?.find((one) => one.name === name);
    assert.deepEqual(person("cora")?.websites, []);
    assert.equal(person("maria")?.websites, null);
    assert.ok(person("jo"), "somebody of a group");
    assert.match(JSON.stringify(await exportAccount(owner, acme)), /between us/);
    const ofBoth = { ...maria, staffRole: "member" as const };
    assert.doesNotMatch(JSON.stringify(await exportAccount(ofBoth, acme)), /between us/);
  });

  it("shows the client from where their own people acted alone, and the agency from where everybody did", async () => {
    const seen = async (actor: Actor) => {
      const { rows } = await activityOf(actor, ActivityFilter.parse({}), acme);
      return [...new Set(rows.flatMap(({ address }) => address ?? []))].toSorted();
    };
    assert.deepEqual(await seen(maria), ["192.0.2.2"]);
    assert.deepEqual(await seen(owner), ["192.0.2.1", "192.0.2.2", "192.0.2.3"]);
    const csv = await activityTable(maria, ActivityFilter.parse({}), acme);
    assert.doesNotMatch(JSON.stringify(csv), /192\.0\.2\.[13]/);
  });

  it("gives it while the account is suspended, with fresh proof, to its admin alone", async () => {
    await assert.rejects(exportAccount({ ...maria, provenAt: new Date(0) }, acme), StaleProof);
    const viewer = await addClientUser(acme, "vi@acme.com", "client_viewer");
    await assert.rejects(exportAccount(viewer, acme), Refusal);
    const stranger = { ...maria, userId: "00000000-0000-4000-8000-000000000000" };
    await assert.rejects(exportAccount(stranger, acme), NotFound);
    await suspendAccount(owner, acme);
    const all = JSON.stringify(await exportAccount(owner, acme));
    for (const there of ["account.suspended", "Night shift"]) assert.ok(all.includes(there), there);
  });

  it("gives a person all that is theirs, and no secret", async () => {
    const data = await myData(maria);
    assert.deepEqual(Object.keys(data).sort(), [
      "activity",
      "agencyRole",
      "dnsLinks",
      "drafts",
      "groups",
      "invitations",
      "memberships",
      "notices",
      "otherLogins",
      "passkeys",
      "profile",
      "sessions",
      "work",
    ]);
    const text = JSON.stringify(data);
    assert.ok(text.includes("maria@acme.com") && text.includes("Acme Ltd"));
    for (const absent of ["token_hash", "leo@acme.com", "ana@harbour.com"])
      assert.ok(!text.includes(absent), absent);
  });

  it("gives a colleague their groups, what they see to and the links that they gave out", async () => {
    await asSystem(async (tx) => {
      await tx.execute(sql`update environments set owner_id = ${jo.userId} where account_id = ${acme}`);
      await tx.execute(sql`insert into dns_tasks (account_id, hostname_id, token_hash, recipient, created_by, phone, expires_at)
        select account_id, id, 'token_hash', 'leo@acme.com', ${jo.userId}, '+44 20', now() from hostnames
        where account_id = ${acme}`);
    });
    const { groups, work, dnsLinks } = (await myData(jo)) as Record<string, Record<string, unknown>[]>;
    assert.equal(groups?.[0]?.name, "Night shift");
    assert.deepEqual([work?.[0]?.account, work?.[0]?.does], ["Acme Ltd", "go-live"]);
    assert.deepEqual([dnsLinks?.[0]?.hostName, dnsLinks?.[0]?.phone], ["www.acme.com", "+44 20"]);
    assert.doesNotMatch(JSON.stringify(dnsLinks), /leo@acme|token_hash/);
  });
});
