import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PGlite } from "@electric-sql/pglite";
import { adoptConnection, closeDatabase, embedded, verbatim } from "@/db/connection";
import { openQueue, type Queue, vacuumQueue } from "@/db/queue";

const ROUNDS = 10;
const JOBS = 1000;

/** On the embedded database alone: PostgreSQL vacuums by itself. */
describe("the room that the queue takes", () => {
  let queue: Queue;

  before(async () => {
    adoptConnection(await embedded(await PGlite.create()));
    queue = await openQueue(["count"]);
  });
  after(async () => {
    await queue.stop({ graceful: false });
    await closeDatabase();
  });

  const run = (statement: string) => verbatim((execute) => execute(statement));
  const bytes = async () => {
    const { rows } = await run(`select sum(pg_total_relation_size(oid))::int as bytes from pg_class
      where relnamespace = 'pgboss'::regnamespace and relkind = 'r' and relname ~ '^(j|archive)'`);
    return rows[0]?.bytes as number;
  };

  /** What an hour brings: jobs come, are done, archived and deleted. */
  async function hour() {
    await queue.insert(Array.from({ length: JOBS }, (_, n) => ({ name: "count", singletonKey: `${n}` })));
    const taken = await queue.fetch("count", { batchSize: JOBS });
    assert.equal(taken.length, JOBS);
    await queue.complete(
      "count",
      taken.map(({ id }) => id),
    );
    await run("update pgboss.job set completed_on = now() - interval '2 minutes'");
    await queue.maintain();
    await run("update pgboss.archive set archived_on = now() - interval '11 minutes'");
    await queue.maintain();
    await vacuumQueue();
  }

  it("stays the same over 10,000 jobs", async () => {
    await hour();
    await hour();
    const before = await bytes();
    for (let round = 0; round < ROUNDS; round++) await hour();
    const { rows } = await run(
      "select (select count(*) from pgboss.job) + (select count(*) from pgboss.archive) as left",
    );
    assert.equal(Number(rows[0]?.left), 0);
    assert.ok((await bytes()) <= before * 1.1, `${before} bytes became ${await bytes()}`);
  });
});
