import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import { Network } from "@/gateways/network";
import { DnsClient } from "./client";
import { findDelegation } from "./delegation";
import { Referrals } from "./referrals";
import { Walk } from "./walk";

const root = "192.0.2.1";
const suffix = "192.0.2.2";

let internet: Internet;
let now = Date.parse("2026-11-23T12:00:00Z");
before(async () => {
  internet = await startInternet(smallWorld(), () => now);
});
after(() => internet.close());

/** A look's walk to the client's zone: what the parent says, and how often each server above was asked. */
async function walk() {
  const asked: string[] = [];
  const network = new Network(internet.config, ({ address }) => asked.push(address));
  const client = new DnsClient(network, () => new Date(now), new AbortController().signal);
  const { delegation } = await findDelegation(
    new Walk(client, internet.config.roots),
    "www.client.com",
    "client.com",
  );
  const count = (address: string) => asked.filter((one) => one === address).length;
  return { delegation, root: count(root), suffix: count(suffix) };
}

// The domain is under com, its nameservers are under net: two questions to each level.
test("a second look asks the root nothing, and the suffixes only about registrable domains", async () => {
  const first = await walk();
  assert.deepEqual([first.root, first.suffix], [2, 2]);
  const second = await walk();
  assert.deepEqual([second.root, second.suffix], [0, 2]);
  assert.deepEqual(second.delegation, first.delegation);
});

test("a change of the domain's nameservers is seen by the next look", async () => {
  await walk();
  internet.zones.add("client.com", {
    servers: [{ name: "ns9.host.net", addr: "192.0.2.12" }],
    records: ["@ 3600 NS ns9.host.net."],
  });
  assert.deepEqual((await walk()).delegation.parentNames, ["ns9.host.net"]);
});

test("it is asked anew after an hour, however long the answer may be kept", async () => {
  await walk();
  now += 3_600_001;
  assert.equal((await walk()).root, 2);
});

test("nothing at or below a registrable domain is kept, and never more than two thousand suffixes", () => {
  const kept = new Referrals();
  const cut = (zone: string) => ({ zone, names: [], glue: [] });
  for (const zone of ["client.com", "www.client.com", "client.co.uk", "."]) kept.keep(cut(zone), 60, 0);
  assert.equal(kept.size, 0);
  kept.keep(cut("co.uk"), 60, 0);
  assert.ok(kept.recall("co.uk", 59_999));
  assert.equal(kept.recall("co.uk", 60_000), undefined);
  for (let i = 0; i < 2_500; i++) kept.keep(cut(`tld${i}`), 60, 0);
  assert.equal(kept.size, 2_000);
});
