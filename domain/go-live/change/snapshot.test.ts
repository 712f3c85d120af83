import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recordsBetween, renewedSnapshot, snapshotOf, unsavedReason } from "@/domain/go-live/change/snapshot";
import type { Answer, Facts, RecordSeen, ServerFacts } from "@/domain/go-live/seen/facts";
import { ACME, AT, seenOfAcme } from "@/domain/testing/acme";

const record = (line: string): RecordSeen => {
  const [name = "", ttl = "", type = "", ...data] = line.split(" ");
  return { name, ttl: Number(ttl), type, data: data.join(" ") };
};
const QUESTIONS = [
  "A www.acme.com",
  "AAAA www.acme.com",
  "CNAME www.acme.com",
  "HTTPS www.acme.com",
  "SOA acme.com",
  "NS acme.com",
  "MX acme.com",
  "TXT acme.com",
  "TXT _dmarc.acme.com",
];
const LINES = [
  "www.acme.com 3600 A 198.51.100.7",
  "acme.com 3600 NS ns1.host.net",
  "acme.com 3600 MX 10 mail.acme.com",
  "acme.com 3600 TXT v=spf1 -all",
  "_dmarc.acme.com 3600 TXT v=DMARC1; p=none",
];
const server = (name: string, lines = LINES, unread: string[] = []): ServerFacts => ({
  name,
  address: `192.0.2.${name.length}`,
  answers: QUESTIONS.map((question): Answer => {
    const [type = "", owner = ""] = question.split(" ");
    const records = lines.map(record).filter((one) => one.name === owner && one.type === type);
    const outcome = unread.includes(question) ? "silent" : records.length > 0 ? "answer" : "empty";
    return { name: owner, type, outcome, records: outcome === "answer" ? records : [], at: AT, ms: 1 };
  }),
});
const facts = (servers: ServerFacts[], over: Partial<Facts> = {}) => ({
  ...seenOfAcme({
    delegation: { parentNames: ["ns1.host.net", "ns2.host.net"], zoneNames: ["ns1.host.net"] },
    servers,
  }),
  ...over,
});
const save = (...servers: ServerFacts[]) => snapshotOf(facts(servers), ACME);

describe("the records before the change", () => {
  it("are kept with their own TTL and with who gave them", () => {
    const saved = save(server("ns1.host.net"), server("ns2.host.net"));
    assert.deepEqual(
      saved?.records.map(({ by: _, ...one }) => one),
      LINES.map(record),
    );
    assert.ok(saved?.records.every(({ by }) => by?.join() === "ns1.host.net,ns2.host.net"));
    assert.deepEqual(saved?.nameservers, ["ns1.host.net", "ns2.host.net"]);
  });

  it("are kept apart where nameservers differ", () => {
    const late = LINES.map((line) => line.replace("www.acme.com 3600", "www.acme.com 86400"));
    const saved = save(server("ns1.host.net"), server("ns2.host.net", late));
    const old = saved?.records.filter(({ type }) => type === "A");
    assert.deepEqual(
      old?.map(({ ttl, by }) => [ttl, by]),
      [
        [3600, ["ns1.host.net"]],
        [86_400, ["ns2.host.net"]],
      ],
    );
  });

  it("are not saved while nobody told the IPv6 address that there may be", () => {
    const half = server("ns1.host.net", LINES, ["AAAA www.acme.com"]);
    assert.equal(save(half), null);
    assert.equal(unsavedReason(facts([half]), ACME), "No nameserver told us AAAA www.acme.com.");
    assert.equal(save(half, server("ns2.host.net"))?.records.length, LINES.length);
  });

  it("are saved from one nameserver when another is silent, and not at all when mail cannot be read", () => {
    const silent = server("ns2.host.net", LINES, QUESTIONS);
    assert.equal(save(server("ns1.host.net"), silent)?.records.length, LINES.length);
    assert.equal(save(silent), null);
    assert.equal(
      unsavedReason(facts([silent]), ACME),
      "ns2.host.net did not tell us what the name says now.",
    );
    const mute = server("ns1.host.net", LINES, ["MX acme.com"]);
    assert.equal(save(mute), null);
    assert.equal(unsavedReason(facts([mute]), ACME), "No nameserver told us MX acme.com.");
  });

  it("name what could not be read when it may be missing", () => {
    const old = server("ns1.host.net", LINES, ["HTTPS www.acme.com"]);
    assert.deepEqual(save(old)?.unread, ["HTTPS www.acme.com"]);
  });

  it("come from a nameserver that lags when another points to the edge already", () => {
    const pointed = LINES.with(0, "www.acme.com 300 CNAME c42.edge.net");
    const edge = server("ns1.host.net", pointed);
    edge.answers[0] = {
      ...(edge.answers[0] as Answer),
      outcome: "answer",
      records: [record(pointed[0] ?? "")],
    };
    const saved = save(edge, server("ns2.host.net"));
    assert.ok(saved?.records.every(({ by }) => by?.join() === "ns2.host.net"));
    assert.equal(save(edge), null);
    assert.match(unsavedReason(facts([edge]), ACME) ?? "", /pointed to the edge before we first looked/);
  });

  it("hold the parent's DS, and not the answer for a name that we made up", () => {
    const ds: Answer = {
      name: "acme.com",
      type: "DS",
      outcome: "answer",
      records: [record("acme.com 86400 DS 1 13 2 ab")],
      at: AT,
      ms: 1,
    };
    const wild = server("ns1.host.net");
    wild.answers.push({
      name: "nx-1.acme.com",
      type: "A",
      outcome: "answer",
      records: [record("nx-1.acme.com 60 A 198.51.100.9")],
      at: AT,
      ms: 1,
    });
    const seen = facts([wild], { sibling: "nx-1.acme.com" });
    const saved = snapshotOf({ ...seen, delegation: { ...seen.delegation, ds } }, ACME);
    assert.deepEqual(saved?.records.find(({ type }) => type === "DS")?.by, ["com (parent)"]);
    assert.ok(!saved?.records.some(({ name }) => name === "nx-1.acme.com"));
  });

  it("hold no mail key that a wildcard answers for any name, and keep a real one", () => {
    const wild = server("ns1.host.net");
    const key = (name: string, data: string): Answer => ({
      name: `${name}._domainkey.acme.com`,
      type: "TXT",
      outcome: "answer",
      records: [record(`${name}._domainkey.acme.com 60 TXT ${data}`)],
      at: AT,
      ms: 1,
    });
    wild.answers.push(
      key("nx-1", "v=spf1 -all"),
      key("default", "v=spf1 -all"),
      key("google", "v=DKIM1; p=a"),
    );
    const saved = snapshotOf(facts([wild], { selector: "nx-1._domainkey.acme.com" }), ACME);
    const keys = saved?.records.filter(({ name }) => name.includes("_domainkey")).map(({ name }) => name);
    assert.deepEqual(keys, ["google._domainkey.acme.com"]);
  });

  it("are none where the domain is not registered", () => {
    const missing = facts([]);
    missing.delegation.outcome = "missing";
    assert.deepEqual(snapshotOf(missing, ACME)?.records, []);
  });
});

describe("the records saved anew", () => {
  const saved = save(server("ns1.host.net")) ?? assert.fail();
  const moved = LINES.map((line) => line.replace("10 mail.acme.com", "5 mx.other.net"));
  const renew = (lines: string[], unread: string[] = []) =>
    renewedSnapshot(saved, facts([server("ns1.host.net", lines, unread)]), ACME);
  const differences = (lines: string[]) => {
    const renewed = renew(lines);
    return renewed && recordsBetween(saved.records, renewed.records);
  };
  const MAIL = { gone: ["acme.com 3600 MX 10 mail.acme.com"], come: ["acme.com 3600 MX 5 mx.other.net"] };

  it("are all as they are now while the name is where it was", () => {
    const server2 = moved.map((line) => line.replace("198.51.100.7", "198.51.100.8"));
    assert.deepEqual(differences(server2), {
      gone: ["www.acme.com 3600 A 198.51.100.7", ...MAIL.gone],
      come: ["www.acme.com 3600 A 198.51.100.8", ...MAIL.come],
    });
  });

  it("keep the old server's once the name is on the edge, which nobody can read any more", () => {
    const pointed = moved.map((line) => line.replace("A 198.51.100.7", "A 203.0.113.10"));
    assert.deepEqual(differences(pointed), MAIL);
  });

  it("are not replaced by what could not be read whole", () => {
    const pointed = moved.map((line) => line.replace("A 198.51.100.7", "A 203.0.113.10"));
    assert.equal(renew(pointed, ["TXT _dmarc.acme.com"]), null);
    assert.equal(renew(moved, ["MX acme.com"]), null);
  });
});
