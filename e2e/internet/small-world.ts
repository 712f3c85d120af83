import type { World, ZoneSpec } from "./world";

/** The least internet that has everything: one client zone on two nameservers, an edge target, a resolver. */
export function smallWorld(more: Partial<World> = {}, client: Partial<ZoneSpec> = {}): World {
  return {
    root: { addr: "192.0.2.1" },
    tlds: { com: { addr: "192.0.2.2" }, net: { addr: "192.0.2.2" } },
    resolvers: { R1: { addr: "192.0.2.101" }, R2: { addr: "192.0.2.102" } },
    hosts: {},
    extraPublic: ["192.0.2.0/24", "203.0.113.0/24"],
    ...more,
    zones: {
      "client.com": {
        servers: [
          { name: "ns1.host.net", addr: "192.0.2.11" },
          { name: "ns2.host.net", addr: "192.0.2.12" },
        ],
        records: [
          "@ 3600 SOA ns1.host.net. hostmaster 1 7200 3600 1209600 900",
          "@ 3600 NS ns1.host.net.",
          "@ 3600 NS ns2.host.net.",
          "www 300 CNAME c1.edge.host.net.",
          "old 600 A 203.0.113.80",
          "a.b 300 A 203.0.113.81",
          "*.wild 300 A 203.0.113.82",
          "sub 300 NS ns.sub",
          "ns.sub 300 A 192.0.2.77",
          "both 300 CNAME c1.edge.host.net.",
          "both 300 A 203.0.113.83",
        ],
        ...client,
      },
      "host.net": {
        servers: [{ name: "ns1.host.net", addr: "192.0.2.11" }],
        records: ["@ 3600 SOA ns1 host 1 7200 3600 1209600 60", "@ 3600 NS ns1", "*.edge 60 A 203.0.113.10"],
      },
      ...more.zones,
    },
  };
}
