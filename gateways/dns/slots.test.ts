import assert from "node:assert/strict";
import { test } from "node:test";
import { Slots } from "./slots";

test("no more than so many at a time for a key, all of them in the end, and nothing is remembered", async () => {
  const slots = new Slots(3);
  const open = { a: 0, b: 0 };
  let most = 0;
  const work = (key: "a" | "b", fails: boolean) => async () => {
    open[key] += 1;
    most = Math.max(most, open[key]);
    await new Promise(setImmediate);
    open[key] -= 1;
    if (fails) throw new Error("no");
    return key;
  };
  const all = Array.from({ length: 20 }, (_, i) => {
    const key = i % 2 === 0 ? "a" : "b";
    return slots.run(key, work(key, i % 5 === 0)).catch(() => "failed");
  });
  const ended = await Promise.all(all);
  assert.deepEqual([most, ended.filter((end) => end === "failed").length, slots.size], [3, 4, 0]);
});
