import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns } from "./hash-turns";

/** Work that ends when told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("no more than so many run at once, in the order in which they came", async () => {
  const turns = new Turns(2);
  const works = [held(), held(), held(), held()];
  const begun: number[] = [];
  const all = works.map(({ ended }, n) =>
    turns.run(() => {
      begun.push(n);
      return ended;
    }),
  );
  await soon();
  assert.deepEqual(begun, [0, 1]);
  works[1]?.end();
  await soon();
  assert.deepEqual(begun, [0, 1, 2]);
  for (const { end } of works) end();
  await Promise.all(all);
  assert.deepEqual(begun, [0, 1, 2, 3]);
});

test("work that fails gives its turn to the next", async () => {
  const turns = new Turns(1);
  const failing = turns.run(() => Promise.reject(new Error("no")));
  const next = turns.run(async () => "done");
  await assert.rejects(failing);
  assert.equal(await next, "done");
});
