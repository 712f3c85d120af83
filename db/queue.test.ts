import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { database } from "@/db/connection";
import { openQueue, type Queue, waitingKeys } from "@/db/queue";
import { withDatabase } from "@/db/testing/database";

describe("the job queue", () => {
  withDatabase();
  const queues: Queue[] = [];
  const first = () => queues[0] as Queue;

  before(async () => {
    queues.push(...(await Promise.all([openQueue(["count", "other"]), openQueue(["count", "other"])])));
  });
  after(() => Promise.all(queues.map((queue) => queue.stop({ graceful: false }))));

  it("gives each job to one of the queues that share the database", async () => {
    const keys = Array.from({ length: 40 }, () => randomUUID());
    const done: string[][] = [[], []];
    const all = new Promise<void>((resolve, reject) => {
      queues.forEach((queue, which) => {
        queue
          .work<{ id: string }>("count", { pollingIntervalSeconds: 0.5, batchSize: 5 }, async (jobs) => {
            for (const { data } of jobs) done[which]?.push(data.id);
            if (done.flat().length >= keys.length) resolve();
          })
          .catch(reject);
      });
    });
    await first().insert(keys.map((id) => ({ name: "count", singletonKey: id, data: { id } })));
    await all;
    assert.deepEqual(done.flat().sort(), keys.sort());
    assert.ok(done.every((some) => some.length > 0));
  });

  it("lets one job of a key wait, and a second only while the first is being done", async () => {
    const send = () => first().send("other", {}, { singletonKey: "a" });
    assert.ok(await send());
    assert.equal(await send(), null);
    assert.deepEqual(await waitingKeys("other"), ["a"]);
    const [taken] = await first().fetch("other");
    assert.deepEqual(await waitingKeys("other"), []);
    assert.ok(await send());
    assert.equal(await send(), null);
    await first().complete("other", taken?.id ?? "");
    assert.deepEqual(await waitingKeys("other"), ["a"]);
  });

  it("gives a job again whose process died, when its lease is over", async () => {
    await first().send(
      "other",
      {},
      { singletonKey: "died", expireInSeconds: 60, retryLimit: 2, priority: 1 },
    );
    const [taken] = await first().fetch("other");
    await first().maintain();
    assert.deepEqual(await waitingKeys("other"), ["a"]);
    await asSystem((tx) =>
      tx.execute(
        sql`update pgboss.job set started_on = now() - interval '61 seconds' where id = ${taken?.id}`,
      ),
    );
    await (queues[1] as Queue).maintain();
    const [again] = await (queues[1] as Queue).fetch("other");
    assert.equal(again?.id, taken?.id);
  });

  it("is closed to the role that serves people", async () => {
    const asPeople = (statement: string) =>
      database().then((open) =>
        open.transaction(async (tx) => {
          await tx.execute(sql`select set_config('role', 'portico_app', true)`);
          await tx.execute(sql.raw(statement));
        }),
      );
    await asPeople("select 1");
    for (const statement of ["select * from pgboss.job", "insert into pgboss.queue (name) values ('x')"]) {
      await assert.rejects(asPeople(statement), ({ cause }) => /permission denied/.test(`${cause}`));
    }
  });
});
