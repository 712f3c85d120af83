import assert from "node:assert/strict";
import { test } from "node:test";
import { startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import { Network } from "@/gateways/network";
import { DnsClient } from "./client";
import { Walk } from "./walk";

test("when the servers whose addresses came along are silent, the others are asked", async () => {
  const silent = { name: "ns1.client.com", addr: "192.0.2.21" };
  const servers = [silent, { name: "ns1.host.net", addr: "192.0.2.11" }];
  const faults = [{ name: "*", type: "*", do: "drop" as const }];
  const internet = await startInternet(
    smallWorld({}, { servers, per_server: { [silent.name]: { faults } } }),
  );
  const network = new Network(internet.config);
  const client = new DnsClient(network, () => new Date(), new AbortController().signal);
  const walk = new Walk(client, internet.config.roots);
  const { records } = await walk.lookup({ name: "old.client.com", type: "A" });
  await internet.close();
  assert.deepEqual(
    records.map(({ data }) => data),
    ["203.0.113.80"],
  );
});
