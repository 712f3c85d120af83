import assert from "node:assert/strict";
import { test } from "node:test";
import { hedge } from "./hedge";

const never = () => new Promise<undefined>(() => {});

test("the first result wins, and no further try is started", async () => {
  let started = 0;
  const tries = [1, 2, 3].map((value) => async () => {
    started += 1;
    return value;
  });
  assert.equal(await hedge(tries, 1000), 1);
  assert.equal(started, 1);
});

test("a try that comes to nothing makes room at once, a slow one after the time", async () => {
  const start = performance.now();
  assert.equal(
    await hedge([async () => undefined, () => Promise.reject(new Error("no")), async () => 3], 1000),
    3,
  );
  assert.ok(performance.now() - start < 500);
  assert.equal(await hedge([never, async () => 2], 20), 2);
});

test("nothing at all is undefined", async () => {
  assert.equal(await hedge([], 10), undefined);
  assert.equal(await hedge([async () => undefined, async () => undefined], 10), undefined);
});

test("a try that fails after another has won starts no further one", async () => {
  let fail = () => {};
  let started = false;
  const slow = () =>
    new Promise<undefined>((_, reject) => {
      fail = () => reject(new Error("late"));
    });
  const third = async () => {
    started = true;
    return 3;
  };
  assert.equal(await hedge<number>([slow, async () => 2, third], 5), 2);
  fail();
  await new Promise(setImmediate);
  assert.equal(started, false);
});
