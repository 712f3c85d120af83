import { judge } from "@/domain/go-live/judge";
import type { Answer, Facts, RecordSeen, ServerFacts } from "@/domain/go-live/seen/facts";
import { noHistory } from "@/domain/go-live/seen/history";
import type { Target } from "@/domain/go-live/seen/target";

const host = "www.measured-client.com";
const at = "2026-03-02T14:00:00.000Z";

const target: Target = {
  host,
  registrable: "measured-client.com",
  apex: false,
  kind: "production",
  edge: {
    target: "p0.edge.example.net",
    addresses: ["203.0.113.10"],
    marker: ["x-edge", "agency-edge"],
    environmentMarker: ["x-edge-env", "p0"],
  },
};

const old: RecordSeen = { name: host, type: "A", ttl: 3_600, data: "198.51.100.80" };

const answer = (type: string): Answer => ({
  name: host,
  type,
  outcome: type === "A" ? "answer" : "empty",
  records: type === "A" ? [old] : [],
  at,
  ms: 12,
});

const server = (name: string, address: string): ServerFacts => ({
  name,
  address,
  answers: ["A", "AAAA", "CNAME"].map(answer),
});

/** A check that found the old record at two nameservers and three resolvers, as the portal keeps it. */
export function sampleFinding() {
  const facts: Facts = {
    host,
    at,
    ms: 140,
    delegation: {
      outcome: "delegated",
      zone: target.registrable,
      parent: "com",
      parentNames: ["ns1.dns.net", "ns2.dns.net"],
      zoneNames: ["ns1.dns.net", "ns2.dns.net"],
      unresolved: [],
      nameless: [],
    },
    servers: [server("ns1.dns.net", "192.0.2.53"), server("ns2.dns.net", "192.0.2.54")],
    resolvers: ["one", "two", "three"].map((id, n) => ({ id, ...server(id, `192.0.2.${60 + n}`) })),
    followed: [],
    beyond: [],
    edge: [],
    unsafe: [],
    caa: [],
  };
  return { host, facts, judgement: judge(facts, target, noHistory, new Date(at)) };
}
