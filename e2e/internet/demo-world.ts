import type { PortSpec, World, ZoneSpec } from "./world";

/** What the portal is configured with so that its customers point their names at the practice edge. */
export const practiceEdge = {
  domain: "edge.portico-practice.net",
  addresses: ["203.0.113.10", "203.0.113.11", "2001:db8:ed9e::10"],
  marker: "x-edge: agency-edge",
};

/** The guide's three websites, each with www, staging and a bare name. */
export const practiceSites = ["website1.com", "website2.com", "website3.com"];

const nameservers = [
  { name: "ns1.hostco.net", addr: "192.0.2.11" },
  { name: "ns2.hostco.net", addr: "192.0.2.12" },
];

function site(number: number, ttl: number): ZoneSpec {
  return {
    servers: nameservers,
    records: [
      `@ 3600 SOA ns1.hostco.net. hostmaster.hostco.net. 2026010101 7200 3600 1209600 ${ttl}`,
      "@ 3600 NS ns1.hostco.net.",
      "@ 3600 NS ns2.hostco.net.",
      `@ ${ttl} A 198.51.100.${10 + number}`,
      `www ${ttl} A 198.51.100.${10 + number}`,
      `staging ${ttl} A 198.51.100.${20 + number}`,
      "@ 3600 MX 10 mail.hostco.net.",
      '@ 3600 TXT "v=spf1 include:hostco.net -all"',
    ],
  };
}

function oldServer(title: string): Record<string, PortSpec> {
  const headers = { "content-type": "text/html; charset=utf-8", server: "old-server" };
  const body = `<!doctype html><title>${title}</title><h1>${title}</h1><p>Served by the old server.</p>`;
  const http = [{ host: "*", path: "*", status: 200, headers, body }];
  const names = practiceSites.flatMap((name) => [name, `*.${name}`]);
  return { "80": { http }, "443": { http, tls: { names, from_days: -30, to_days: 60 } } };
}

const numbered = practiceSites.map((name, index) => ({ name, number: index + 1 }));

/**
 * The guide's example before anybody changed DNS: three sites at their old servers, an edge, four resolvers.
 * `ttl` in seconds: how long caches keep an old answer.
 */
export const guideWorld = (ttl: number): World => ({
  root: { addr: "192.0.2.1" },
  tlds: { com: { addr: "192.0.2.2" }, net: { addr: "192.0.2.3" } },
  resolvers: Object.fromEntries(
    ["North", "East", "South", "West"].map((name, index) => [
      name.toLowerCase(),
      { name: `${name} resolver`, addr: `192.0.2.${101 + index}` },
    ]),
  ),
  zones: {
    ...Object.fromEntries(numbered.map(({ name, number }) => [name, site(number, ttl)])),
    "hostco.net": {
      servers: nameservers,
      records: [
        "@ 3600 SOA ns1 hostmaster 2026010101 7200 3600 1209600 300",
        "@ 3600 NS ns1",
        "@ 3600 NS ns2",
        "mail 3600 A 198.51.100.25",
      ],
    },
    "portico-practice.net": {
      servers: [
        { name: "ns1.portico-practice.net", addr: "192.0.2.21" },
        { name: "ns2.portico-practice.net", addr: "192.0.2.22" },
      ],
      records: [
        "@ 3600 SOA ns1 hostmaster 2026010101 7200 3600 1209600 60",
        "@ 3600 NS ns1",
        "@ 3600 NS ns2",
        "*.edge 60 A 203.0.113.10",
        "*.edge 60 A 203.0.113.11",
        "*.edge 60 AAAA 2001:db8:ed9e::10",
      ],
    },
  },
  hosts: Object.fromEntries(
    numbered.flatMap(({ name, number }) => [
      [`198.51.100.${10 + number}`, oldServer(name)],
      [`198.51.100.${20 + number}`, oldServer(`staging.${name}`)],
    ]),
  ),
  edge: { domain: practiceEdge.domain, addresses: practiceEdge.addresses, bareFollowsWww: true },
  extraPublic: ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"],
});

/** Short, so that an old answer is gone from every cache while one watches. */
export const demoWorld = guideWorld(60);
