import assert from "node:assert/strict";
import { after, it } from "node:test";
import { sendChecks } from "@/app/jobs/check-queue";
import { runQueue } from "@/app/jobs/queue";
import { verbatim } from "@/db/connection";
import type { Queue } from "@/db/queue";
import { withDatabase } from "@/db/testing/database";

withDatabase();

let queue: Queue;
after(() => queue.stop({ graceful: false }));

/** Jobs of this name that are still to be done, or being done. */
const open = async (name: string) => {
  const { rows } = await verbatim((execute) =>
    execute("select count(*)::int as open from pgboss.job where name = $1 and state <= 'active'", [name]),
  );
  return rows[0]?.open as number;
};

it("does the others' work while one job fails every time, and lets nothing of it pile up", async (t) => {
  const told = t.mock.method(console, "error", () => {});
  const rounds = { broken: 0, well: 0 };
  const checked: string[] = [];
  let enough = () => {};
  const done = new Promise<void>((resolve) => {
    enough = () => {
      if (rounds.broken >= 6 && rounds.well >= 6 && checked.length >= 3) resolve();
    };
  });
  const round = (name: keyof typeof rounds, outcome: () => void) => ({
    name,
    everySeconds: 0,
    run: async () => {
      rounds[name] += 1;
      enough();
      outcome();
    },
  });
  const broken = round("broken", () => {
    throw new Error("a client's own words");
  });
  const ids = ["a", "b", "c"];
  queue = await runQueue([broken, round("well", () => {})], async (id) => {
    checked.push(id);
    enough();
    if (id === "a") throw new Error("it cannot be checked");
  });
  await sendChecks(queue, ids);
  await done;
  assert.deepEqual([...new Set(checked)].sort(), ids);
  // One waits, one is being done, and at most two are tried again.
  for (const name of ["broken", "well"]) assert.ok((await open(name)) <= 4, name);
  assert.ok(told.mock.callCount() >= 5);
  const { rows } = await verbatim((execute) => execute("select output::text as said from pgboss.job"));
  assert.doesNotMatch(JSON.stringify(rows), /client's own words/);
});
