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

  /** The owner of the tables, whom no grant and no policy stops. */
  const asOwner = async (...statements: SQL[]) => {
    const open = await database();
    await open.transaction(async (tx) => {
      for (const table of [sql`events`, sql`event_heads`])
        await tx.execute(sql`alter table ${table} no force row level security`);
      for (const statement of statements) await tx.execute(statement);
      for (const table of [sql`events`, sql`event_heads`])
        await tx.execute(sql`alter table ${table} force row level security`);
    });
  };
  /** The same, with the triggers taken out of the way too. */
  const tamper = (...statements: SQL[]) =>
    asOwner(
      sql`alter table events disable trigger user`,
      sql`alter table event_heads disable trigger user`,
      ...statements,
      sql`alter table events enable trigger user`,
      sql`alter table event_heads enable trigger user`,
    );
  const verdict = async () => reportWords(await auditOf(owner, account));

  it("verifies what was written, in every account and in the agency", async () => {
    assert.equal(await verdict(), "Records 1 to 4 verified unchanged.");
    for (const { report } of await auditAll(new Map())) assert.equal(report.fault, null);
  });

  const COLUMNS: [string, SQL][] = [
    ["id", sql`-id`],
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

  it("names a row whose link to the one before was altered, and one that was taken into another account", async () => {
    await tamper(
      sql`update events set previous_hash = 'other' where account_id = ${account} and sequence = 3`,
    );
    assert.equal(await verdict(), "Record 3 was changed after it was written. Records 1 to 2 unchanged.");
    const website = { name: "Website", hostname: "www.taken-away.com", origin: null };
    const other = (await foundAccount(owner, { name: "Other", website })).account.id;
    await tamper(sql`update events set account_id = ${other} where account_id = ${account} and sequence = 2`);
    assert.equal(await verdict(), "Record 2 was removed. Record 1 unchanged.");
    assert.deepEqual((await auditOf(owner, other)).fault, { kind: "altered", sequence: 2 });
  });

  it("names a row that was removed, or removed and the rest moved up", async () => {
    await tamper(sql`delete from events where account_id = ${account} and sequence = 2`);
    assert.equal(await verdict(), "Record 2 was removed. Record 1 unchanged.");
    await tamper(sql`update events set sequence = 2 where account_id = ${account} and sequence = 3`);
    assert.equal(await verdict(), "Record 2 is not in its place. Record 1 unchanged.");
    await tamper(sql`delete from events where account_id = ${account} and sequence = 1`);
    assert.equal(await verdict(), "Record 1 was removed.");
  });

  it("names the first of two rows that changed places", async () => {
    const move = (from: number, to: number) =>
      sql`update events set sequence = ${to} where account_id = ${account} and sequence = ${from}`;
    await tamper(move(2, 100), move(4, 2), move(100, 4));
    assert.equal(await verdict(), "Record 2 is not in its place. Record 1 unchanged.");
  });

  it("names a row that was put behind the end, and one put in between", async () => {
    const copied = sql`account_id, actor_id, actor_name, action, subject, salt, digest, previous_hash, hash`;
    await tamper(sql`insert into events (${copied}, sequence)
      select ${copied}, 5 from events where account_id = ${account} and sequence = 4`);
    assert.equal(await verdict(), "Record 5 was changed after it was written. Records 1 to 4 unchanged.");
    await tamper(
      sql`delete from events where account_id = ${account} and sequence = 5`,
      sql`update event_heads set (sequence, hash) = (select 3, hash from events
        where account_id = ${account} and sequence = 3) where account_id = ${account}`,
    );
    assert.equal(await verdict(), "Record 4 was put behind the end. Records 1 to 3 unchanged.");
  });

  it("misses the end itself, and a chain that is gone altogether", async () => {
    await tamper(sql`delete from event_heads where account_id = ${account}`);
    assert.match(
      await verdict(),
      /^Nothing says any more where the records end: those after 4 may be gone\./,
    );
    await tamper(sql`delete from events where account_id = ${account}`);
    assert.equal(await verdict(), "The records from 1 on were removed.");
    const reports = await auditAll();
    assert.deepEqual(reports.find(({ accountId }) => accountId === account)?.report.fault, {
      kind: "cut off",
      sequence: 1,
    });
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
    assert.deepEqual((await auditOf(owner, account, new Map([[account, [head]]]))).fault, report?.fault);
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

  it("verifies events from before their number was chained", async () => {
    const earlier = sql`encode(sha256(convert_to(event_part(e.previous_hash) || event_part(e.sequence::text)
      || event_part(e.account_id::text) || event_part(e.actor_id::text) || event_part(e.actor_staff::text)
      || event_part(e.action) || event_part(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || event_part(e.digest), 'UTF8')), 'hex')`;
    await tamper(
      sql`update events e set hash = ${earlier} where account_id = ${account} and sequence = 4`,
      sql`update event_heads h set hash = e.hash from events e
        where h.account_id = ${account} and e.account_id = ${account} and e.sequence = 4`,
    );
    await write(1);
    assert.equal(await verdict(), "Records 1 to 5 verified unchanged.");
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

  it("lets not even the owner of the tables do it while the triggers stand", async () => {
    const erasing = sql`select set_config('portico.erasing', 'yes', true)`;
    for (const [statements, words] of [
      [[sql`update events set subject = 'x'`], /stays as it was written/],
      [[erasing, sql`update events set action = 'x', salt = null, erased_at = now()`], /stays as it was/],
      [[erasing, sql`update events set subject = 'x'`], /stays as it was written/],
      [[sql`delete from events`], /stays as it was written/],
      [[sql`truncate events`], /stays as it was written/],
      [[sql`delete from event_heads`], /only moves on/],
      [[sql`truncate event_heads`], /only moves on/],
      [[sql`update event_heads set sequence = sequence - 1`], /only moves on/],
    ] as const)
      await assert.rejects(asOwner(...statements), (error: Error) => words.test(String(error.cause)));
    assert.equal(await verdict(), "Records 1 to 4 verified unchanged.");
  });

  it("keeps one unbroken chain when many write at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => write(1)));
    assert.equal(await verdict(), "Records 1 to 24 verified unchanged.");
  });
});
