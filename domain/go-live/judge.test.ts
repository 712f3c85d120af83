import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changeRecord } from "@/domain/go-live/change/change-record";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type {
  Answer,
  EdgeFacts,
  Facts,
  HttpFacts,
  Outcome,
  RecordSeen,
  Redirect,
  ResolverFacts,
  ServerFacts,
  TlsFacts,
} from "@/domain/go-live/seen/facts";
import {
  closeSightings,
  type History,
  mergeSightings,
  noHistory,
  sightingsOf,
} from "@/domain/go-live/seen/history";
import { remember } from "@/domain/go-live/seen/memory";
import type { Target } from "@/domain/go-live/seen/target";
import { ACME, AT, seenOfAcme } from "@/domain/testing/acme";
import { judge } from "./judge";

const at = AT;
const now = new Date(at);
const edgeAddress = "203.0.113.10";

const target: Target = { ...ACME, edge: { ...ACME.edge, marker: ["X-Edge", "agency-edge"] } };

const record = (name: string, type: string, data: string, ttl = 300): RecordSeen => ({
  name,
  type,
  ttl,
  data,
});
const toEdge = [record("www.acme.com", "CNAME", "c42.edge.net")];
const toOld = [record("www.acme.com", "A", "198.51.100.80", 3600)];

const answer = (type: string, records: RecordSeen[], more: Partial<Answer> = {}): Answer => ({
  name: "www.acme.com",
  type,
  outcome: records.length > 0 ? "answer" : "empty",
  records,
  at,
  ms: 1,
  ...more,
});

function server(name: string, records: RecordSeen[], more: Partial<Answer> = {}): ServerFacts {
  const of = (type: string) => records.filter((one) => one.type === type || one.type === "CNAME");
  const answers = ["A", "AAAA", "CNAME"].map((type) => answer(type, of(type), more));
  return { name, address: `192.0.2.${name.length}`, answers };
}

const silent = (name: string) => server(name, [], { outcome: "silent" });
const resolver = (
  id: string,
  records: RecordSeen[] = [...toEdge, record("c42.edge.net", "A", edgeAddress)],
) => ({
  id,
  ...server(id, []),
  answers: [answer("A", records), answer("AAAA", records.slice(0, 1))],
});

const tls: TlsFacts = {
  outcome: "ok",
  at,
  ms: 9,
  names: ["www.acme.com"],
  issuer: "Test CA",
  validFrom: "2026-02-01T00:00:00Z",
  validTo: "2026-05-01T00:00:00Z",
  chain: ["www.acme.com", "Test CA"],
};
const http: HttpFacts = {
  outcome: "ok",
  url: "https://www.acme.com/",
  at,
  ms: 9,
  status: 200,
  headers: { "x-edge": "agency-edge", "x-edge-env": "c42" },
  hops: [],
};
const edge = (more: Partial<EdgeFacts> = {}): EdgeFacts => ({
  address: edgeAddress,
  tls,
  secure: http,
  ...more,
});

const good = seenOfAcme({
  delegation: { parentNames: ["ns1", "ns-2"], zoneNames: ["ns1", "ns-2"] },
  servers: [server("ns1", toEdge), server("ns-2", toEdge)],
  resolvers: ["R1", "R2", "R3"].map((id) => resolver(id)),
  followed: [
    {
      name: "c42.edge.net",
      chain: ["c42.edge.net"],
      outcome: "answer",
      addresses: [record("c42.edge.net", "A", edgeAddress)],
    },
  ],
  edge: [edge()],
});

function judged(change: Partial<Facts> = {}, history: History = noHistory, aim = target) {
  const judgement = judge({ ...good, ...change }, aim, history, now);
  const status = (id: CheckId) => judgement.checks.find((check) => check.id === id)?.status;
  return { ...judgement, status };
}

const bothServers = (records: RecordSeen[]) => ({
  servers: [server("ns1", records), server("ns-2", records)],
});

describe("the verdict", () => {
  test("is live when everything points to the edge, and says who saw it", () => {
    const { verdict, reason } = judged();
    assert.equal(verdict, "live");
    assert.match(reason, /2 of 2 nameservers and 3 of 3 resolvers at 14:00 UTC/);
  });

  test("counts a nameserver with two addresses once", () => {
    const again = { ...server("ns1", toEdge), address: "2001:db8::53" };
    const { reason } = judged({ servers: [server("ns1", toEdge), again, server("ns-2", toEdge)] });
    assert.match(reason, /2 of 2 nameservers/);
  });

  test("shows for every check that was made what was asked, of whom, when, and the answer", () => {
    for (const { id, status, evidence } of judged().checks) {
      if (status === "skip") continue;
      assert.ok(evidence.length > 0, id);
      for (const one of evidence) assert.ok(one.of && one.asked && one.at && one.answer, id);
    }
  });

  test("asks nobody to change a record that could not be asked for", () => {
    const servers = [silent("ns1"), silent("ns-2")];
    const unknown = judged({ servers, edge: [] }).checks.filter(({ status }) => status === "unknown");
    assert.ok(unknown.some(({ id }) => id === "point.aaaa"));
    for (const { id, next } of unknown) assert.match(next ?? "", /Nothing to change yet/, id);
  });

  test("is the same for the same facts, however often it is asked", () => {
    assert.deepEqual(judged().checks, judged().checks);
    assert.deepEqual(JSON.parse(JSON.stringify(good)), good);
  });

  test("is not_pointed while every nameserver has the old record, and names both records", () => {
    const { verdict, reason, blocker, checks } = judged(bothServers(toOld));
    assert.equal(verdict, "not_pointed");
    assert.equal(blocker, "point.target");
    assert.equal(reason, "www.acme.com has A 198.51.100.80; wanted is CNAME c42.edge.net.");
    assert.equal(checks.find((check) => check.id === "http.edge")?.status, "skip");
  });

  test("waits while one nameserver is behind, and names it", () => {
    const { verdict, reason, clearAt } = judged({ servers: [server("ns1", toEdge), server("ns-2", toOld)] });
    assert.equal(verdict, "waiting");
    assert.match(reason, /^ns-2 still says/);
    assert.equal(clearAt, "2026-03-02T15:00:00.000Z");
  });

  test("asks for the change at the other provider where nameservers have different masters", () => {
    const kept = (one: ServerFacts, master: string): ServerFacts => {
      const soa = record("acme.com", "SOA", `${master} host.acme.com 1 3600 600 604800 300`);
      return { ...one, answers: [...one.answers, { ...answer("SOA", [soa]), name: "acme.com" }] };
    };
    const nexts = (master: string) => {
      const servers = [kept(server("ns1", toEdge), "ns1"), kept(server("ns-2", toOld), master)];
      const { checks } = judged({ servers });
      return ["point.target", "prop.auth"].map((id) => checks.find((check) => check.id === id)?.next);
    };
    const elsewhere = "Make the same change at the provider of ns-2.";
    assert.deepEqual(nexts("ns-2"), [elsewhere, elsewhere]);
    for (const next of nexts("ns1")) assert.match(next ?? "", /^Nothing to do/);
  });

  test("waits for the nameserver that is behind before it blames the certificate", () => {
    const servers = [server("ns1", toEdge), server("ns-2", toOld)];
    const { verdict } = judged({
      servers,
      edge: [edge({ tls: { ...tls, nameError: "not for this host" } })],
    });
    assert.equal(verdict, "waiting");
  });

  test("is unknown, never wrong, when a nameserver could not be asked", () => {
    const { verdict, status, reason } = judged({ servers: [server("ns1", toEdge), silent("ns-2")] });
    assert.equal(verdict, "unknown");
    assert.equal(status("ns.answering"), "unknown");
    assert.equal(reason, "ns-2 does not answer; we keep trying.");
  });

  test("holds its own lack of time against nobody", () => {
    const late = server("ns-2", [], { outcome: "late" });
    const { verdict, reason } = judged({ servers: [server("ns1", toEdge), late] });
    assert.equal(verdict, "unknown");
    assert.equal(reason, "We ran out of time before ns-2 answered; we ask again.");
    const caa = [answer("CAA", [], { outcome: "late" })];
    assert.equal(judged({ caa }).status("caa.permits"), "unknown");
    assert.notEqual(
      judged({ caa: [answer("CAA", [], { outcome: "silent" })] }).status("caa.permits"),
      "unknown",
    );
  });

  test("is unknown, not not_pointed, when no nameserver could be asked", () => {
    const { verdict, status } = judged({ servers: [silent("ns1"), silent("ns-2")] });
    assert.equal(verdict, "unknown");
    assert.equal(status("point.target"), "unknown");
  });

  test("forgives a nameserver that has been silent for a day while all resolvers agree", () => {
    const servers = [server("ns1", toEdge), silent("ns-2")];
    const history = { sightings: [], silentSince: { "ns-2": "2026-03-01T13:00:00Z" } };
    assert.equal(judged({ servers }, history).status("ns.answering"), "warn");
    assert.equal(judged({ servers }, history).verdict, "live");
    const recent = { sightings: [], silentSince: { "ns-2": "2026-03-02T13:00:00Z" } };
    assert.equal(judged({ servers }, recent).status("ns.answering"), "unknown");
  });

  test("takes one that keeps its SOA back for silent, and one that fails for it for lame", () => {
    const about = (outcome: Outcome) => [
      server("ns1", toEdge),
      {
        ...server("ns-2", toEdge),
        answers: [...server("ns-2", toEdge).answers, { ...answer("SOA", [], { outcome }), name: "acme.com" }],
      },
    ];
    const mute = { servers: about("silent") };
    assert.equal(judged(mute).verdict, "unknown");
    const dayBefore = remember(noHistory, { ...good, ...mute, at: "2026-03-01T13:00:00Z" }, target);
    assert.equal(judged(mute, dayBefore).status("ns.answering"), "warn");
    const { verdict, status, checks } = judged({ servers: about("servfail") });
    assert.deepEqual([verdict, status("ns.authoritative")], ["live", "warn"]);
    const said = checks.find((check) => check.id === "ns.authoritative")?.sentence;
    assert.equal(said, "ns-2 fails when asked for SOA acme.com.");
  });

  test("does not mind an address this machine has no way to, if the others answer", () => {
    const six = server("ns1", [], { outcome: "no-route" });
    assert.equal(judged({ servers: [...good.servers, six] }).verdict, "live");
  });

  test("is unknown while a nameserver has no address that this machine has a way to", () => {
    const servers = [...good.servers, server("ns3", [], { outcome: "no-route" })];
    assert.equal(judged({ servers }).verdict, "unknown");
    const history = { sightings: [], silentSince: { ns3: "2026-03-01T13:00:00Z" } };
    assert.equal(judged({ servers }, history).verdict, "live");
  });

  test("does not count a resolver that refuses everybody here, unless it is the name that it refuses", () => {
    const refusing = (errors?: Answer["errors"]) => ({
      ...resolver("R4"),
      answers: [answer("A", [], { outcome: "refused", errors })],
    });
    const { verdict, reason } = judged({ resolvers: [...good.resolvers, refusing()] });
    assert.deepEqual([verdict, reason.includes("3 of 3 resolvers")], ["live", true]);
    const blocked = refusing([{ code: 15, text: "" }]);
    assert.equal(judged({ resolvers: [...good.resolvers, blocked] }).verdict, "unknown");
    assert.equal(judged({ resolvers: [...good.resolvers.slice(1), refusing()] }).verdict, "unknown");
  });

  test("is broken when no nameserver has the zone, advice when one has not", () => {
    const lame = (name: string) => server(name, [], { outcome: "refused" });
    assert.equal(judged({ servers: [lame("ns1"), lame("ns-2")] }).verdict, "broken");
    const { verdict, status } = judged({ servers: [server("ns1", toEdge), lame("ns-2")] });
    assert.deepEqual([verdict, status("ns.authoritative")], ["live", "warn"]);
  });

  test("is invalid before anything else", () => {
    const { verdict, status, checks } = judged({}, noHistory, {
      ...target,
      host: "https://www.acme.com/shop",
    });
    assert.deepEqual([verdict, status("host.valid")], ["invalid", "fail"]);
    assert.equal(checks.find((check) => check.id === "host.valid")?.wanted, "www.acme.com");
  });

  test("takes a resolver's failure for wrong signatures only where nothing speaks against it", () => {
    const soa = (more: Partial<Answer> = {}) => ({
      ...answer("SOA", [record("acme.com", "SOA", "ns1 host 1")], more),
      name: "acme.com",
    });
    const failing = (errors?: Answer["errors"]) => ({
      ...resolver("R3"),
      answers: [...resolver("R3").answers, soa({ outcome: "servfail", records: [], errors })],
      unchecked: soa(),
    });
    const ds = (outcome: Outcome) => ({ ...good.delegation, ds: answer("DS", [], { outcome }) });
    const status = (one: ResolverFacts, outcome: Outcome, more: Partial<Answer> = {}) => {
      const other = { ...resolver("R1"), answers: [...resolver("R1").answers, soa(more)] };
      const change = { delegation: ds(outcome), resolvers: [other, resolver("R2"), one] };
      return judged(change).status("dnssec.valid");
    };
    assert.equal(status(failing(), "answer"), "fail");
    assert.equal(status(failing([{ code: 9, text: "" }]), "answer", { authenticated: true }), "fail");
    assert.equal(status(failing([{ code: 22, text: "No reachable authority" }]), "answer"), "warn");
    assert.equal(status(failing(), "empty"), "pass");
    assert.equal(status(failing(), "answer", { authenticated: true }), "pass");
  });

  test("is broken when the domain is not registered", () => {
    const delegation = { ...good.delegation, outcome: "missing" as const };
    const { verdict, blocker } = judged({ delegation, servers: [], edge: [] });
    assert.deepEqual([verdict, blocker], ["broken", "ns.delegated"]);
  });
});

describe("pointing", () => {
  test("an old address beside the edge's is broken", () => {
    const records = [record("www.acme.com", "A", edgeAddress), ...toOld];
    const { verdict, status, reason } = judged(bothServers(records));
    assert.deepEqual([verdict, status("point.extra")], ["broken", "fail"]);
    assert.equal(
      reason,
      "Some visitors are still led to 198.51.100.80: delete A 198.51.100.80 at www.acme.com.",
    );
    const alias = [record("www.acme.com", "CNAME", "lb.acme.com")];
    const behind = [record("lb.acme.com", "A", edgeAddress), record("lb.acme.com", "A", "198.51.100.80")];
    const led = judged(bothServers([...alias, ...behind]));
    assert.match(led.reason, /delete A 198\.51\.100\.80 at lb\.acme\.com\.$/);
  });

  test("an old IPv6 address is broken, whatever its spelling", () => {
    const records = [
      record("www.acme.com", "A", edgeAddress),
      record("www.acme.com", "AAAA", "2001:db8::80"),
    ];
    assert.equal(judged(bothServers(records)).status("point.aaaa"), "fail");
    const own = { ...target, edge: { ...target.edge, addresses: [edgeAddress, "2001:DB8:0::0080"] } };
    assert.equal(judged(bothServers(records), noHistory, own).status("point.aaaa"), "pass");
  });

  test("a CNAME beside other data, two CNAMEs and a CNAME at the bare domain contradict", () => {
    assert.equal(judged(bothServers([...toEdge, ...toOld])).status("point.conflict"), "fail");
    const two = [record("www.acme.com", "CNAME", "old.acme.com"), ...toEdge];
    assert.deepEqual(
      [judged(bothServers(two)).verdict, judged(bothServers(two)).status("point.conflict")],
      ["broken", "fail"],
    );
    const delegation = { ...good.delegation, zone: "www.acme.com" };
    assert.equal(judged({ delegation }).status("point.conflict"), "fail");
  });

  test("another environment's target is not this one's, though the addresses are", () => {
    const records = [record("www.acme.com", "CNAME", "c41.edge.net")];
    const addresses = [record("c41.edge.net", "A", edgeAddress)];
    const followed = [
      { name: "c41.edge.net", chain: ["c41.edge.net"], outcome: "answer" as const, addresses },
    ];
    assert.equal(judged({ ...bothServers(records), followed }).verdict, "not_pointed");
  });

  test("a label with a dot inside does not pass for two labels", () => {
    const records = [record("www.acme.com", "CNAME", "c42\\.edge.net")];
    assert.equal(judged(bothServers(records)).verdict, "not_pointed");
  });

  test("records of another owner prove nothing", () => {
    assert.equal(
      judged(bothServers([record("www.evil.com", "CNAME", "c42.edge.net")])).verdict,
      "not_pointed",
    );
  });

  test("a missing dot is recognised", () => {
    const { checks } = judged(bothServers([record("www.acme.com", "CNAME", "c42.edge.net.acme.com")]));
    assert.equal(checks.find((check) => check.id === "point.target")?.hint, "missing_trailing_dot");
  });

  test("aliases in a circle end", () => {
    const circle = [
      record("www.acme.com", "CNAME", "lb.acme.com"),
      record("lb.acme.com", "CNAME", "www.acme.com"),
    ];
    assert.equal(judged(bothServers(circle)).status("point.chain"), "fail");
  });

  test("an address that is not public is broken even beside the edge", () => {
    assert.deepEqual(
      [judged({ unsafe: ["10.0.0.7"] }).verdict, judged({ unsafe: ["10.0.0.7"] }).blocker],
      ["broken", "addr.safe"],
    );
  });
});

describe("spreading", () => {
  test("waits for a resolver to forget an old address that was not public", () => {
    const old = record("www.acme.com", "A", "10.0.0.7", 600);
    const resolvers = [resolver("R1"), resolver("R2", [old]), resolver("R3")];
    const saved = { ...target, snapshot: { takenAt: at, records: [old] } };
    const change = { resolvers, unsafe: ["10.0.0.7"] };
    assert.notEqual(judged(change, noHistory, saved).status("addr.safe"), "fail");
    assert.equal(judged(change, noHistory, saved).status("prop.resolvers"), "pending");
    assert.equal(judged(change).status("addr.safe"), "fail");
    const back = { ...change, ...bothServers([old]) };
    assert.equal(judged(back, noHistory, saved).status("addr.safe"), "fail");
  });

  const sighting = { at: "2026-03-02T13:40:00Z", server: "ns1", name: "www.acme.com", type: "A", ttl: 3600 };

  test("waits until the last old answer has run out", () => {
    const { verdict, clearAt, reason } = judged({}, { sightings: [sighting] });
    assert.deepEqual([verdict, clearAt], ["waiting", "2026-03-02T14:40:00.000Z"]);
    assert.equal(reason, "Most caches are clear at 14:40 UTC.");
    assert.equal(judged({}, { sightings: [{ ...sighting, ttl: 1200 }] }).verdict, "live");
  });

  test("waits for a resolver with the old answer, and says until when", () => {
    const resolvers = [
      resolver("R1"),
      resolver("R2", [record("www.acme.com", "A", "198.51.100.80", 2400)]),
      resolver("R3"),
    ];
    const { verdict, clearAt, checks } = judged({ resolvers });
    assert.deepEqual([verdict, clearAt], ["waiting", "2026-03-02T14:40:00.000Z"]);
    assert.match(
      checks.find((check) => check.id === "prop.resolvers")?.sentence ?? "",
      /R2 keeps .* until about 14:40 UTC/,
    );
  });

  test("waits for a resolver that has the new alias and no address behind it", () => {
    const resolvers = [resolver("R1"), resolver("R2", toEdge), resolver("R3")];
    const { verdict, checks } = judged({ resolvers });
    assert.equal(verdict, "waiting");
    assert.match(
      checks.find((check) => check.id === "prop.resolvers")?.sentence ?? "",
      /R2 has the record, but remembers no address of c42\.edge\.net/,
    );
  });

  test("says of a resolver that has another address of the edge that the record is right", () => {
    const other = record("c42.edge.net", "A", "203.0.113.99", 60);
    const resolvers = [resolver("R1"), resolver("R2", [...toEdge, other]), resolver("R3")];
    const { clearAt, checks } = judged({ resolvers });
    assert.equal(clearAt, "2026-03-02T14:01:00.000Z");
    assert.match(
      checks.find((check) => check.id === "prop.resolvers")?.sentence ?? "",
      /R2 has the record, but remembers 203\.0\.113\.99 of c42\.edge\.net/,
    );
  });

  test("is unknown when a resolver could not be asked, or fewer than three were", () => {
    const failed = { ...resolver("R3"), answers: [answer("A", [], { outcome: "servfail" })] };
    assert.equal(
      judged({ resolvers: [resolver("R1"), resolver("R2"), failed] }).status("prop.resolvers"),
      "unknown",
    );
    assert.equal(judged({ resolvers: [resolver("R1"), resolver("R2")] }).verdict, "unknown");
  });

  test("remembers old answers with their TTL, and that there was none", () => {
    const old = { ...good, ...bothServers(toOld) };
    assert.deepEqual(sightingsOf(old, target)[0], {
      at,
      server: "ns1",
      name: "www.acme.com",
      type: "A",
      ttl: 3600,
    });
    const servers = [server("ns1", [], { outcome: "nxdomain", negativeTtl: 900 })];
    assert.deepEqual(sightingsOf({ ...good, servers }, target), [
      { at, server: "ns1", name: "www.acme.com", type: "NXDOMAIN", ttl: 900 },
    ]);
    assert.deepEqual(sightingsOf(good, target), []);
  });

  test("expects old answers of a nameserver that the domain has left for as long as others remember it", () => {
    const left = (more: object, servers = good.servers) => {
      const known = { ...sighting, server: "ns.old", ...more };
      return closeSightings([known], { ...good, servers }, target)[0]?.goneAt;
    };
    assert.equal(left({ delegatedFor: 3600 }), "2026-03-02T15:00:00.000Z");
    assert.equal(left({}), "2026-03-04T14:00:00.000Z");
    assert.equal(left({ server: "ns-2" }), at);
    assert.equal(left({}, []), undefined);
    const [ns] = good.servers as [ServerFacts];
    const zone = { ...answer("NS", [record("acme.com", "NS", "ns1", 7200)]), name: "acme.com" };
    const servers = [{ ...server("ns1", toOld), answers: [...server("ns1", toOld).answers, zone] }, ns];
    assert.equal(sightingsOf({ ...good, servers }, target)[0]?.delegatedFor, 7200);
  });

  test("expects browsers to follow an HTTPS record past the edge for as long as others remember it", () => {
    const hint = record("www.acme.com", "HTTPS", "1 . ipv4hint=198.51.100.80", 7200);
    const withHttps = (more: Answer, records = toOld) => {
      const one = server("ns1", records);
      return { ...good, servers: [{ ...one, answers: [...one.answers, more] }] };
    };
    const known = sightingsOf(withHttps(answer("HTTPS", [hint])), target);
    assert.deepEqual(
      known.map(({ type, ttl }) => [type, ttl]),
      [
        ["A", 3600],
        ["HTTPS", 7200],
      ],
    );
    assert.equal(judged({}, { sightings: known }).clearAt, "2026-03-02T16:00:00.000Z");
    const untold = withHttps(answer("HTTPS", [], { outcome: "silent" }), toEdge);
    assert.deepEqual(
      closeSightings(known, untold, target).map(({ goneAt }) => goneAt),
      [at, undefined],
    );
    const own = record("www.acme.com", "HTTPS", "1 . alpn=h2", 7200);
    assert.equal(sightingsOf(withHttps(answer("HTTPS", [own]), toEdge), target).length, 0);
  });

  test("keeps of each server and type the sighting that ends last", () => {
    const later = { ...sighting, at: "2026-03-02T13:50:00Z", ttl: 60 };
    assert.deepEqual(mergeSightings([sighting], [later]), [sighting]);
    assert.equal(mergeSightings([sighting], [{ ...later, server: "ns-2" }]).length, 2);
  });
});

describe("the certificate and the page", () => {
  const withTls = (change: Partial<TlsFacts>) => judged({ edge: [edge({ tls: { ...tls, ...change } })] });
  const withHttp = (change: Partial<HttpFacts>) =>
    judged({ edge: [edge({ secure: { ...http, ...change } })] });

  test("a failed handshake is waited for half an hour", () => {
    const edges = [edge({ tls: { ...tls, outcome: "alert" }, secure: undefined })];
    assert.equal(judged({ edge: edges }).verdict, "waiting");
    const since = (pointedSince: string) => judged({ edge: edges }, { sightings: [], pointedSince }).verdict;
    assert.equal(since("2026-03-02T13:35:00Z"), "waiting");
    assert.equal(since("2026-03-02T13:25:00Z"), "broken");
  });

  test("name, chain and dates are judged apart", () => {
    assert.equal(withTls({ nameError: "not for this host" }).status("tls.name"), "fail");
    assert.equal(withTls({ trustError: "DEPTH_ZERO_SELF_SIGNED_CERT" }).status("tls.chain"), "fail");
    const expired = withTls({ trustError: "CERT_HAS_EXPIRED", validTo: "2026-03-01T00:00:00Z" });
    assert.deepEqual(
      [expired.verdict, expired.status("tls.dates"), expired.status("tls.chain")],
      ["broken", "fail", "pass"],
    );
    const old = withTls({ trustError: "CERT_HAS_EXPIRED" });
    assert.deepEqual([old.status("tls.dates"), old.status("tls.chain")], ["pass", "fail"]);
    assert.equal(withTls({ validTo: "2026-03-10T00:00:00Z" }).status("tls.dates"), "warn");
  });

  test("every edge address must be right", () => {
    const wrong = edge({ address: "203.0.113.11", tls: { ...tls, nameError: "not for this host" } });
    const { verdict, status } = judged({ edge: [edge(), wrong] });
    assert.deepEqual([verdict, status("tls.alladdr")], ["broken", "fail"]);
  });

  test("both markers are needed, on errors too", () => {
    assert.equal(withHttp({ headers: {} }).status("http.edge"), "fail");
    assert.equal(withHttp({ headers: { "x-edge": "agency-edge" } }).status("http.edge"), "fail");
    assert.equal(withHttp({ headers: { ...http.headers, "x-edge-env": "c41" } }).status("http.edge"), "fail");
    const down = withHttp({ status: 502 });
    assert.deepEqual(
      [down.verdict, down.status("http.edge"), down.status("http.status")],
      ["broken", "pass", "fail"],
    );
  });

  test("a 4xx is advice, and nothing at all on a guarded staging site", () => {
    assert.equal(withHttp({ status: 404 }).status("http.status"), "warn");
    const staging = { ...target, kind: "staging" as const };
    assert.equal(
      judged({ edge: [edge({ secure: { ...http, status: 401 } })] }, noHistory, staging).status(
        "http.status",
      ),
      "pass",
    );
  });

  test("a page that did not come in time is unknown", () => {
    assert.equal(withHttp({ status: undefined, outcome: "hang" }).verdict, "unknown");
    assert.equal(withHttp({ status: undefined, outcome: "flood" }).status("http.status"), "fail");
  });

  test("what to do fits what was found", () => {
    const aim = { ...target, edge: { ...target.edge, authorities: ["letsencrypt.org"] } };
    const next = (id: CheckId, change: Partial<Facts>, history: History = noHistory) =>
      judged(change, history, aim).checks.find((check) => check.id === id)?.next;
    const refused = { edge: [edge({ tls: { ...tls, outcome: "alert" }, secure: undefined })] };
    const pointedSince = "2026-03-01T00:00:00Z";
    assert.match(
      next("tls.handshake", refused, { sightings: [], pointedSince }) ?? "",
      /^The edge does not serve/,
    );
    assert.match(next("http.redirect", {}) ?? "", /^Turn on the redirect/);
    const meta = { edge: [edge({ secure: { ...http, robots: "noindex" } })] };
    assert.equal(next("http.robots", meta), "Take “noindex” out of the page's robots meta.");
    const caa = [answer("CAA", [record("www.acme.com", "CAA", '128 odd "x"')])];
    assert.equal(next("caa.permits", { caa, edge: [] }), "Delete the CAA record “odd” at www.acme.com.");
  });

  test("a redirect to another name of the same environment stays on this website", () => {
    const redirect = { url: "https://acme.de/", addresses: [], unsafe: false };
    const edges = [edge({ secure: { ...http, status: 301, redirect } })];
    assert.equal(judged({ edge: edges }).status("http.host"), "fail");
    assert.equal(judged({ edge: edges }, noHistory, { ...target, others: ["acme.de"] }).verdict, "live");
  });

  test("a redirect back to http, in a circle, away or inside is broken", () => {
    const to = (url: string, more: Partial<Redirect> = {}) =>
      withHttp({ status: 301, redirect: { url, addresses: [], unsafe: false, ...more } });
    assert.equal(to("http://www.acme.com/").status("http.redirect"), "fail");
    assert.equal(to("https://www.acme.com/", { endless: true }).status("http.redirect"), "fail");
    assert.equal(to("https://acme.com/", { endless: true }).status("http.redirect"), "fail");
    assert.equal(to("https://169.254.169.254/", { unsafe: true }).status("http.redirect"), "fail");
    assert.equal(to("https://origin.acme-hosting.com/").status("http.host"), "fail");
    assert.equal(to("https://acme.com/").verdict, "live");
    for (const nowhere of ["https://", "http://[::1", "https://acme .com/", "javascript:alert(1)"])
      assert.equal(to(nowhere).status("http.redirect"), "fail", nowhere);
    assert.equal(to("https://www.acme.com:8443/").status("http.redirect"), "fail");
  });
});

describe("the record to create", () => {
  test("is one CNAME, relative to the zone, below the bare domain", () => {
    assert.deepEqual(changeRecord(target).records, [
      { type: "CNAME", name: "www", absoluteName: "www.acme.com", value: "c42.edge.net" },
    ]);
  });

  test("is the edge's addresses at the bare domain, or an ALIAS", () => {
    const addresses = [edgeAddress, "2001:DB8:0::0010"];
    const bare = { ...target, host: "acme.com", apex: true, edge: { ...target.edge, addresses } };
    const { records, alias } = changeRecord(bare);
    assert.deepEqual(
      records.map(({ type, name, value }) => `${name} ${type} ${value}`),
      ["@ A 203.0.113.10", "@ AAAA 2001:db8::10"],
    );
    assert.equal(alias?.value, "c42.edge.net");
  });
});
