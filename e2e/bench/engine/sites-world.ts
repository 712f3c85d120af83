import type { Target } from "@/domain/go-live/seen/target";
import { edgeMarker, environmentMarker } from "@/e2e/internet/edge";
import type { World } from "@/e2e/internet/world";

const ZONES = 100;
const edgeAddress = "203.0.113.10";
const servers = [
  { name: "ns1.host.net", addr: "192.0.2.11" },
  { name: "ns2.host.net", addr: "192.0.2.12" },
];
/** Of a nameserver that never answers; it stands in a zone of its own. */
export const deadServer = "192.0.2.13";
export const deadZone = "dead-server.com";

const zone = (named: typeof servers) => ({
  servers: named,
  records: [
    "@ 3600 SOA ns1.host.net. hostmaster 1 7200 3600 1209600 60",
    ...named.map(({ name }) => `@ 3600 NS ${name}.`),
    "* 300 CNAME c1.edge.host.net.",
  ],
});

/** A hundred zones whose every name leads to the edge, and one of which a nameserver is silent. */
export function sitesWorld(): World {
  const own = ["@ 3600 SOA ns1 host 1 7200 3600 1209600 60", "@ 3600 NS ns1", "@ 3600 NS ns2"];
  const dead = { name: "ns3.host.net", addr: deadServer };
  return {
    root: { addr: "192.0.2.1" },
    tlds: { com: { addr: "192.0.2.2" }, net: { addr: "192.0.2.3" } },
    resolvers: Object.fromEntries([1, 2, 3].map((n) => [`R${n}`, { addr: `192.0.2.10${n}` }])),
    hosts: {},
    edge: { domain: "edge.host.net", addresses: [edgeAddress] },
    extraPublic: ["192.0.2.0/24", "203.0.113.0/24"],
    zones: {
      ...Object.fromEntries(Array.from({ length: ZONES }, (_, n) => [`zone-${n}.com`, zone(servers)])),
      [deadZone]: {
        ...zone([...servers, dead]),
        per_server: { [dead.name]: { faults: [{ name: "*", type: "*", do: "drop" }] } },
      },
      "host.net": {
        servers,
        records: [
          ...own,
          ...[...servers, dead].map(({ name, addr }) => `${name}. 3600 A ${addr}`),
          `*.edge 60 A ${edgeAddress}`,
        ],
      },
    },
  };
}

/** One of ten thousand different hosts. */
export const siteTarget = (n: number) => targetAt(`host-${n}.zone-${n % ZONES}.com`, `zone-${n % ZONES}.com`);

export function targetAt(host: string, registrable: string): Target {
  return {
    host,
    registrable,
    apex: false,
    kind: "production",
    edge: {
      target: "c1.edge.host.net",
      addresses: [edgeAddress],
      marker: [edgeMarker.name, edgeMarker.value],
      environmentMarker: [environmentMarker, "c1"],
    },
  };
}
