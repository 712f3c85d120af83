import assert from "node:assert/strict";
import { test } from "node:test";
import { worldOfScenario } from "./scenario-world";

const zone = (addr: string) => ({ servers: [{ name: "ns1.example.org", addr }] });
const defaults = {
  now: "2026-11-23T12:00:00Z",
  env: { host: "www.example.com" },
  guard: { extra_public: ["192.0.2.0/24"] },
  root: { addr: "192.0.2.1" },
  tlds: { com: { addr: "192.0.2.2" } },
  resolvers: { R1: { addr: "192.0.2.101" }, R2: { addr: "192.0.2.102" } },
  zones: { "example.com": zone("192.0.2.11"), "example.org": zone("192.0.2.21") },
  hosts: { "203.0.113.10": { "80": {} }, "203.0.113.11": { "80": {} } },
};

test("a scenario replaces zones by name, hosts by address, resolvers field by field", () => {
  const cached = [{ name: "www.example.com", type: "*", rcode: "NXDOMAIN" }];
  const world = worldOfScenario(defaults, {
    zones: { "example.com": zone("192.0.2.99") },
    hosts: { "203.0.113.10": { "443": {} } },
    resolvers: { R2: { cached } },
  });
  assert.equal(world.zones["example.com"]?.servers[0]?.addr, "192.0.2.99");
  assert.equal(world.zones["example.org"]?.servers[0]?.addr, "192.0.2.21");
  assert.deepEqual(world.hosts, { "203.0.113.10": { "443": {} }, "203.0.113.11": { "80": {} } });
  assert.deepEqual(world.resolvers.R2, { addr: "192.0.2.102", cached });
  assert.deepEqual(world.resolvers.R1, { addr: "192.0.2.101" });
});

test("{host} is the name that the input means", () => {
  assert.equal(worldOfScenario(defaults, {}).host, "www.example.com");
  assert.equal(
    worldOfScenario(defaults, { env: { host: " Bücher.Example.COM. " } }).host,
    "xn--bcher-kva.example.com",
  );
  assert.equal(worldOfScenario(defaults, {}, "").host, "");
});
