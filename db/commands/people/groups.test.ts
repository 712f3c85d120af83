import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { and, eq, inArray, sql } from "drizzle-orm";
import { asSystem, changeAs, type Tx } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { addAccountsToGroup, removeAccountsFromGroup } from "@/db/commands/people/group-accounts";
import { addToGroup, removeFromGroup } from "@/db/commands/people/group-members";
import { createGroup, removeGroup, renameGroup } from "@/db/commands/people/groups";
import { assignStaff, removeFromAccount } from "@/db/commands/people/memberships";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { activityOf } from "@/db/queries/activity/activity";
import { auditOf } from "@/db/queries/activity/audit";
import { taskPeople } from "@/db/queries/go-live/task-people";
import { environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import { countStatements } from "@/db/testing/statements";
import { sentenceOf } from "@/domain/activity/activity";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";
import { can, PERMISSIONS } from "@/domain/people/permission";
import { NotFound, Refusal } from "@/domain/refusal";

let owner: Actor;
let jo: Actor;
const client: string[] = [];

async function aPortal() {
  owner = await foundOwner();
  jo = await addStaff("jo@harbour.com");
  client.length = 0;
  for (const n of [1, 2, 3]) {
    const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null };
    client.push((await foundAccount(owner, { name: `Client ${n}`, website })).account.id);
  }
}

const account = (n: number) => client[n - 1] as string;
const reached = async (who: Actor) => {
  const found = await Promise.all([1, 2, 3].map((n) => accountBySlug(who, `client-${n}`)));
  return found.flatMap((one) => (one ? [one.name] : []));
};
const told = async (accountId: string | null, like: string) =>
  (
    await asSystem((tx) =>
      tx
        .select()
        .from(events)
        .where(
          and(
            accountId ? eq(events.accountId, accountId) : sql`${events.accountId} is null`,
            sql`${events.action} like ${like}`,
          ),
        )
        .orderBy(events.id),
    )
  ).map((event) => `${event.actorName} ${sentenceOf(event, owner)}`);

/** Until the colleague has left or waits for a lock; the embedded database lets nobody else in before. */
async function leftOrWaiting(tx: Tx, order: string[]) {
  for (let turn = 0; turn < 2_000 && order.length === 0; turn++) {
    const { rows } = await tx.execute(sql`select from pg_locks where not granted`);
    if (rows.length > 0) return;
  }
}

describe("a group", () => {
  withDatabase();
  before(aPortal);

  it("grants what it holds to whoever joins, and takes exactly that when they leave", async () => {
    const delivery = await createGroup(owner, "Delivery");
    await addAccountsToGroup(owner, delivery, [account(1), account(2)]);
    assert.deepEqual(await reached(jo), []);
    await addToGroup(owner, delivery, [jo.userId]);
    assert.deepEqual(await reached(jo), ["Client 1", "Client 2"]);
    assert.equal((await accountBySlug(jo, "client-1"))?.role, "member");
    await removeFromGroup(owner, delivery, [jo.userId]);
    assert.deepEqual(await reached(jo), []);
    for (const n of [1, 2])
      assert.deepEqual(await told(account(n), "staff.%"), [
        "Ana Ruiz added jo to the account through Delivery",
        "Ana Ruiz removed the access of jo through Delivery",
      ]);
    assert.deepEqual(await told(account(3), "staff.%"), []);
    assert.equal((await told(null, "group.%")).length, 4);
    await removeGroup(owner, delivery);
  });

  const ENDS = ["group one", "group two", "direct"] as const;
  for (const first of ENDS)
    for (const second of ENDS.filter((end) => end !== first))
      it(`keeps every other way in: ${first} ends, then ${second}`, async () => {
        const [third] = ENDS.filter((end) => end !== first && end !== second);
        const groupOne = await createGroup(owner, `One ${first} ${second}`);
        const groupTwo = await createGroup(owner, `Two ${first} ${second}`);
        for (const group of [groupOne, groupTwo]) {
          await addToGroup(owner, group, [jo.userId]);
          await addAccountsToGroup(owner, group, [account(1)]);
        }
        await assignStaff(owner, account(1), jo.userId).catch((error) => assert.ok(error instanceof Refusal));
        const end = {
          "group one": () => removeFromGroup(owner, groupOne, [jo.userId]),
          "group two": () => removeAccountsFromGroup(owner, groupTwo, [account(1)]),
          direct: () => removeFromAccount(owner, account(1), jo.userId),
        };
        await end[first]();
        assert.deepEqual(await reached(jo), ["Client 1"]);
        await end[second]();
        assert.deepEqual(await reached(jo), ["Client 1"]);
        await end[third as (typeof ENDS)[number]]();
        assert.deepEqual(await reached(jo), []);
        await Promise.all([groupOne, groupTwo].map((group) => removeGroup(owner, group)));
      });

  it("gives the role in an account that a membership gives, for every permission", async () => {
    const group = await createGroup(owner, "Every permission");
    await addToGroup(owner, group, [jo.userId]);
    await addAccountsToGroup(owner, group, [account(1)]);
    for (const permission of PERMISSIONS) {
      const attempt = (id: string) =>
        changeAs(jo, permission, id, async () => ({
          result: "done",
          event: { action: "test.done", subject: permission },
        }));
      if (can("member", permission)) assert.equal(await attempt(account(1)), "done", permission);
      else await assert.rejects(attempt(account(1)), Refusal, permission);
      await assert.rejects(attempt(account(3)), NotFound, permission);
    }
    const [environment] = await asSystem((tx) =>
      tx
        .select()
        .from(environments)
        .where(eq(environments.accountId, account(1))),
    );
    const offered = await taskPeople(owner, account(1), environment?.id ?? "");
    assert.ok(offered.some(({ id }) => id === jo.userId));
    await removeGroup(owner, group);
    assert.deepEqual(await reached(jo), []);
  });

  it("is changed by the agency's leads alone, and its name is taken once", async () => {
    const lead = await addStaff("lee@harbour.com", "admin");
    const group = await createGroup(lead, "Launches");
    await assert.rejects(createGroup(owner, "Launches"), (error) => (error as Refusal).field === "name");
    await assert.rejects(addToGroup(jo, group, [jo.userId]), Refusal);
    await assert.rejects(removeGroup(jo, group), Refusal);
    const cleo = await addClientUser(account(1), "cleo@client1.com", "client_admin");
    await assert.rejects(addAccountsToGroup(cleo, group, [account(2)]), NotFound);
    await assert.rejects(addToGroup(owner, group, [cleo.userId]), Refusal);
    await renameGroup(lead, group, "Launch team");
    await removeGroup(lead, group);
    await assert.rejects(renameGroup(lead, group, "Gone"), NotFound);
  });

  it("tells a client who works on their account, not through which group", async () => {
    const group = await createGroup(owner, "Secret sauce");
    await addToGroup(owner, group, [jo.userId]);
    await addAccountsToGroup(owner, group, [account(2)]);
    const cleo = await addClientUser(account(2), "cleo@client2.com", "client_admin");
    const seen = await activityOf(cleo, ActivityFilter.parse({}), account(2));
    assert.ok(seen.rows.some((row) => sentenceOf(row, cleo) === "added jo to the account"));
    assert.doesNotMatch(JSON.stringify(seen), /Secret sauce/);
    assert.match(
      JSON.stringify(await activityOf(owner, ActivityFilter.parse({}), account(2))),
      /Secret sauce/,
    );
    await removeGroup(owner, group);
  });

  it("leaves no go-live with somebody who cannot reach it any more, and keeps those they can", async () => {
    const [one, two] = [await createGroup(owner, "First"), await createGroup(owner, "Second")];
    for (const group of [one, two]) await addToGroup(owner, group, [jo.userId]);
    await addAccountsToGroup(owner, one, [account(1), account(2)]);
    await addAccountsToGroup(owner, two, [account(2)]);
    await asSystem((tx) =>
      tx.update(environments).set({ ownerId: jo.userId }).where(inArray(environments.accountId, client)),
    );
    await removeGroup(owner, one);
    const rows = await asSystem((tx) =>
      tx
        .select({ accountId: environments.accountId })
        .from(environments)
        .where(eq(environments.ownerId, jo.userId)),
    );
    assert.ok(rows.some(({ accountId }) => accountId === account(2)));
    assert.ok(rows.every(({ accountId }) => accountId !== account(1)));
    await removeGroup(owner, two);
  });

  it("waits for a change that runs on what it grants, and stops the next", async () => {
    const group = await createGroup(owner, "Busy");
    await addToGroup(owner, group, [jo.userId]);
    await addAccountsToGroup(owner, group, [account(1)]);
    const order: string[] = [];
    const change = (word: string) =>
      changeAs(jo, "application.update", account(1), async () => {
        order.push(word);
        return { result: word, event: { action: "test.done", subject: word } };
      });
    let leaving: Promise<unknown> | undefined;
    await changeAs(jo, "application.update", account(1), async (tx) => {
      leaving = removeFromGroup(owner, group, [jo.userId]).then(() => order.push("left"));
      await leftOrWaiting(tx, order);
      order.push("changed");
      return { result: "", event: { action: "test.done", subject: "running" } };
    });
    await leaving;
    assert.deepEqual(order, ["changed", "left"]);
    await assert.rejects(change("too late"), NotFound);
    assert.deepEqual(order, ["changed", "left"]);
  });

  it("moves 500 accounts in as few statements as one, with every chain unbroken", async () => {
    const many = await asSystem(async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(sql`insert into accounts (slug, name)
        select 'many-' || n, 'Many ' || n from generate_series(1, 500) n returning id`);
      return rows.map(({ id }) => id);
    });
    const group = await createGroup(owner, "Large");
    await addToGroup(owner, group, [jo.userId]);
    const one = await countStatements(() => addAccountsToGroup(owner, group, [account(1)]));
    const all = await countStatements(() => addAccountsToGroup(owner, group, many));
    assert.ok(all <= one, `${all} statements`);
    const leaving = await countStatements(() => removeGroup(owner, group));
    assert.ok(leaving < 20, `${leaving} statements`);
    for (const id of [many[0], many[499], account(1)])
      assert.equal((await auditOf(owner, id as string)).fault, null);
    assert.equal((await told(many[499] as string, "staff.%")).length, 2);
  });
});
