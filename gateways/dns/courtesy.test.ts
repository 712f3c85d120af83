import assert from "node:assert/strict";
import { test } from "node:test";
import { Courtesy, Manners } from "./courtesy";

test("a burst passes at once, then one turn after the other, each destination for itself", () => {
  let now = 0;
  const courtesy = new Courtesy(20, 3, () => now);
  const turns = Array.from({ length: 5 }, () => courtesy.turn("192.0.2.11"));
  assert.deepEqual(turns, [0, 0, 0, 50, 100]);
  assert.equal(courtesy.turn("192.0.2.12"), 0);
  now += 150;
  assert.equal(courtesy.turn("192.0.2.11"), 0);
  assert.equal(courtesy.turn("192.0.2.11"), 50);
});

test("it forgets whom it has not asked for a while", () => {
  let now = 0;
  const courtesy = new Courtesy(20, 40, () => now);
  for (let i = 0; i < 10_000; i++) {
    now += 10;
    courtesy.turn(`destination ${i}`);
  }
  assert.ok(courtesy.size <= 1000, String(courtesy.size));
});

test("an operator is counted over all its addresses and names, an address over all names given to it", () => {
  const frozen = () => 0;
  const manners = () => new Manners(new Courtesy(20, 3, frozen), new Courtesy(20, 3, frozen));
  const one = manners();
  const operator = [1, 2, 3, 4, 5].map((i) => one.nameserver(`192.0.2.${i}`, `ns${i}.dns.example.co.uk`));
  assert.deepEqual(operator, [0, 0, 0, 50, 100]);
  assert.equal(one.nameserver("192.0.2.9", "ns1.other.co.uk"), 0);
  const other = manners();
  const vanity = [1, 2, 3, 4, 5].map((i) => other.nameserver("192.0.2.1", `ns.vanity${i}.com`));
  assert.deepEqual(vanity, [0, 0, 0, 50, 100]);
});
