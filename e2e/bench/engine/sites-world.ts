import type { Target } from "@/domain/go-live/seen/target";
import { edgeMarker, environmentMarker } from "@/e2e/internet/edge";
import type { FaultSpec } from "@/e2e/internet/fault";
import type { World } from "@/e2e/internet/world";

const ZONES = 40;
const edgeAddress = "203.0.113.10";
const edgeServers = [
  { name: "ns1.host.net", addr: "192.0.2.11" },
  { name: "ns2.host.net", addr: "192.0.2.12" },
];
/** A third nameserver that never answers, and one that takes connections and says nothing; each in a zone of its own. */
export const deadServers = {
  silent: { zone: "silent-server.com", address: "192.0.2.13" },
  mute: { zone: "mute-server.com", address: "192.0.2.14" },
};

const zone = (servers: typeof edgeServers) => ({
  servers,
  records: [
    "@ 3600 SOA ns1.host.net. hostmaster 1 7200 3600 1209600 60",
    ...servers.map(({ name }) => `@ 3600 NS ${name}.`),
    "* 300 CNAME c1.edge.host.net.",
  ],
});

/** The two nameservers of the operator that a zone is with: each zone has one of its own. */
const operatorOf = (n: number) =>
  [1, 2].map((i) => ({ name: `ns${i}.dns-${n}.net`, addr: `198.18.${n}.${i}` }));

const names = Array.from({ length: ZONES }, (_, n) => [`zone-${n}.com`, operatorOf(n)] as const);

/**
 * Forty zones at as many operators, whose every name leads to the edge, and two of which have a dead nameserver.
 * The edge has its certificate before it is asked, so that its time is not the time of a check.
 */
export function sitesWorld(): World {
  const own = ["@ 3600 SOA ns1 host 1 7200 3600 1209600 60", "@ 3600 NS ns1", "@ 3600 NS ns2"];
  const { silent, mute } = deadServers;
  const every = { name: "*", type: "*" };
  const deadZone = (addr: string, faults: FaultSpec[]) => {
    const name = "ns3.host.net";
    return { ...zone([...edgeServers, { name, addr }]), per_server: { [name]: { faults } } };
  };
  const [marker, label] = [{ [edgeMarker.name]: edgeMarker.value }, { [environmentMarker]: "c1" }];
  const everything = { host: "*", path: "*" };
  return {
    root: { addr: "192.0.2.1" },
    tlds: { com: { addr: "192.0.2.2" }, net: { addr: "192.0.2.3" } },
    resolvers: Object.fromEntries([1, 2, 3].map((n) => [`R${n}`, { addr: `192.0.2.10${n}` }])),
    hosts: {
      [edgeAddress]: {
        443: {
          tls: { names: [...names.map(([name]) => name), silent.zone, mute.zone].map((name) => `*.${name}`) },
          http: [{ ...everything, status: 200, headers: { ...marker, ...label }, body: "A website.\n" }],
        },
        80: {
          http: [
            {
              ...everything,
              status: 308,
              headers: { ...marker, ...label, location: "https://{reqhost}{path}" },
            },
          ],
        },
      },
    },
    extraPublic: ["192.0.2.0/24", "198.18.0.0/15", "203.0.113.0/24"],
    zones: {
      ...Object.fromEntries(names.map(([name, servers]) => [name, zone(servers)])),
      ...Object.fromEntries(names.map(([, servers], n) => [`dns-${n}.net`, { servers, records: own }])),
      [silent.zone]: deadZone(silent.address, [{ ...every, do: "drop" }]),
      [mute.zone]: deadZone(mute.address, [
        { ...every, transport: "udp", do: "truncate" },
        { ...every, transport: "tcp", do: "drop" },
      ]),
      "host.net": { servers: edgeServers, records: [...own, `*.edge 60 A ${edgeAddress}`] },
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
