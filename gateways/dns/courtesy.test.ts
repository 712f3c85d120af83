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

test("a turn that nobody used is there for the next", () => {
  const courtesy = new Courtesy(20, 3, () => 0);
  for (let i = 0; i < 10; i++) courtesy.turn("192.0.2.11");
  for (let i = 0; i < 7; i++) courtesy.giveBack("192.0.2.11");
  assert.equal(courtesy.turn("192.0.2.11"), 50);
  courtesy.giveBack("192.0.2.99");
  assert.equal(courtesy.turn("192.0.2.99"), 0);
});

/** Minutes until so many checks of one operator have had all their turns: eight at a time, 18 seconds each. */
function minutesFor(sites: number, questions: number, addresses: number) {
  let now = 0;
  const manners = new Manners(new Courtesy(20, 40, () => now), new Courtesy(20, 120, () => now));
  const place = (i: number) => [`192.0.2.${i % addresses}`, "ns.dns.example.org"] as const;
  const due = Array<number>(sites).fill(0);
  const workers = Array.from({ length: 8 }, () => ({ free: 0, unasked: 0 }));
  while (due.length > 0) {
    const worker = workers.reduce((first, one) => (one.free < first.free ? one : first));
    due.sort((a, b) => b - a);
    now = Math.max(worker.free, due.pop() ?? 0);
    if (now > 3_600_000) break;
    for (let i = 0; i < worker.unasked; i++) manners.nameserverUnasked(...place(i));
    const waits = Array.from({ length: questions }, (_, i) => manners.nameserver(...place(i)));
    worker.unasked = waits.filter((wait) => wait > 18_000).length;
    worker.free = now + Math.min(Math.max(...waits), 18_000);
    if (worker.unasked > 0) due.push(worker.free + 60_000);
  }
  return now / 60_000;
}

for (const [sites, questions, addresses] of [
  [40, 52, 2],
  [100, 52, 4],
  [40, 312, 12],
] as const)
  test(`${sites} checks due at once at ${addresses} addresses of one operator all come to their turn`, () => {
    const least = (sites * questions) / 20 / 60;
    const minutes = minutesFor(sites, questions, addresses);
    assert.ok(minutes < 2 * least + 2, `${minutes} minutes, where ${least} are needed`);
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
