import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { type SQL, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { database } from "@/db/connection";
import { auditAll, auditOf, chainHeads } from "@/db/queries/activity/audit";
import { withDatabase } from "@/db/testing/database";
import { foundOwner } from "@/db/testing/people";
import { reportWords } from "@/domain/activity/audit";
import type { Actor } from "@/domain/people/actor";

describe("the chain of events", () => {
  withDatabase();
  let owner: Actor;
  let account: string;

  beforeEach(async () => {
    owner ??= await foundOwner();
    const website = {
      name: "Website",
      hostname: `www.website${Math.random().toString(36).slice(2)}.com`,
      origin: null,
    };
    account = (await foundAccount(owner, { name: "Client", website })).account.id;
    await write(3);
  });

  const write = (count: number) =>
    asSystem(async (tx) => {
      for (let n = 0; n < count; n++)
        await tx.execute(sql`insert into events (account_id, actor_id, actor_name, action, subject, before, after, address)
          values (${account}, ${owner.userId}, 'Ana – Ünï', 'account.renamed', ${`to ${n}`},
            ${JSON.stringify({ name: `a"${n}`, nested: [1, null, "\u00e9"] })}::jsonb, null, '192.0.2.7')`);
    });

  /** Somebody with the database in hand, whom no grant or trigger stops. */
  const tamper = async (statement: SQL) => {
    const open = await database();
    await open.transaction(async (tx) => {
      await tx.execute(sql`alter table events no force row level security`);
      await tx.execute(statement);
      await tx.execute(sql`alter table events force row level security`);
    });
  };
  const verdict = async () => reportWords(await auditOf(owner, account));

  it("verifies what was written, in every account and in the agency", async () => {
    assert.equal(await verdict(), "Records 1 to 4 verified unchanged.");
    for (const { report } of await auditAll(new Map())) assert.equal(report.fault, null);
  });

  const COLUMNS: [string, SQL][] = [
    ["actor_name", sql`'Eve'`],
    ["actor_id", sql`gen_random_uuid()`],
    ["actor_staff", sql`not actor_staff`],
    ["on_behalf_of", sql`'Eve'`],
    ["action", sql`'account.removed'`],
    ["subject", sql`'something else'`],
    ["before", sql`'{"name": "other"}'`],
    ["after", sql`'{"name": "other"}'`],
    ["at", sql`at + interval '1 microsecond'`],
    ["address", sql`'198.51.100.1'`],
    ["salt", sql`'salt'`],
    ["digest", sql`'digest'`],
    ["hash", sql`'hash'`],
  ];
  for (const [column, value] of COLUMNS)
    it(`names the first row of which the ${column} was altered`, async () => {
      await tamper(sql`update events set ${sql.identifier(column)} = ${value}
        where account_id = ${account} and sequence >= 3`);
      assert.equal(await verdict(), "Record 3 was changed after it was written. Records 1 to 2 unchanged.");
    });

  it("names a row that was removed, moved or put in between", async () => {
    await tamper(sql`delete from events where account_id = ${account} and sequence = 2`);
    assert.equal(await verdict(), "Record 2 was removed. Record 1 unchanged.");
    await tamper(sql`update events set sequence = 2 where account_id = ${account} and sequence = 4`);
    assert.equal(await verdict(), "Record 2 was changed after it was written. Record 1 unchanged.");
  });

  it("names two rows that changed places", async () => {
    await tamper(sql`update events set sequence = 100 where account_id = ${account} and sequence = 2`);
    await tamper(sql`update events set sequence = 2 where account_id = ${account} and sequence = 3`);
    await tamper(sql`update events set sequence = 3 where account_id = ${account} and sequence = 100`);
    assert.match(await verdict(), /^Record 2 was changed/);
  });

  it("misses an end that was cut off, by the head, and by an anchor when the head was altered too", async () => {
    const [head] = (await chainHeads()).filter(({ accountId }) => accountId === account);
    assert.ok(head);
    await tamper(sql`delete from events where account_id = ${account} and sequence >= 3`);
    assert.equal(await verdict(), "The records from 3 on were removed. Records 1 to 2 unchanged.");
    await tamper(sql`delete from event_heads where account_id = ${account}`);
    const reports = await auditAll(new Map([[account, [head]]]));
    const report = reports.find(({ accountId }) => accountId === account)?.report;
    assert.deepEqual(report?.fault, { kind: "cut off", sequence: 3 });
  });

  it("finds a chain that was written anew from some row on, by an anchor", async () => {
    const [head] = (await chainHeads()).filter(({ accountId }) => accountId === account);
    assert.ok(head);
    await tamper(sql`delete from events where account_id = ${account} and sequence = 4`);
    await tamper(sql`update event_heads set sequence = 3, hash = (select hash from events
      where account_id = ${account} and sequence = 3) where account_id = ${account}`);
    await write(1);
    assert.equal(await verdict(), "Records 1 to 4 verified unchanged.");
    const reports = await auditAll(new Map([[account, [head]]]));
    assert.deepEqual(reports.find(({ accountId }) => accountId === account)?.report.fault, {
      kind: "altered",
      sequence: 4,
    });
  });

  it("lets no role of the portal alter or remove an event, or a chain's head", async () => {
    for (const statement of [
      sql`update events set subject = 'x'`,
      sql`delete from events`,
      sql`truncate events`,
      sql`delete from event_heads`,
    ])
      await assert.rejects(
        asSystem((tx) => tx.execute(statement)),
        (error: Error) => /permission denied/.test(String(error.cause)),
      );
  });

  it("keeps one unbroken chain when many write at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => write(1)));
    assert.equal(await verdict(), "Records 1 to 24 verified unchanged.");
  });
});
