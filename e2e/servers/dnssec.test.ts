import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { judge } from "@/domain/go-live/judge";
import { noHistory } from "@/domain/go-live/seen/history";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { observe } from "@/gateways/observe";
import { Bench, freePort } from "./daemon";
import { edgeOnly, siteOf } from "./edge-world";
import { startBindRecursor, startNsd, startUnbound } from "./nameservers";
import { type Signed, writeZone } from "./signing";

const root = "127.0.0.40";
const top = "127.0.0.41";
const zones = ["127.0.0.42", "127.0.0.43"];

const soa = (serial = 1) => `@ 300 SOA ns1.dns.com. hostmaster.dns.com. ${serial} 7200 3600 1209600 60`;
const own = ["$TTL 300", soa(), "@ NS ns1.dns.com.", "@ NS ns2.dns.com.", "@ A 203.0.113.10"];

/** A signed root, a signed top level and below it one zone for each way to be signed. */
const sites: Record<string, Signed> = {
  "good.com": "yes",
  "bogus.com": "other-key",
  "expired.com": "expired",
  "announced.com": "ds-only",
  "plain.com": "no",
};

function hierarchy(bench: Bench) {
  const below = Object.entries(sites).map(([origin, signed]) =>
    writeZone(bench, origin, [...own, `www CNAME c1.edge.host.com.`], signed),
  );
  const host = writeZone(bench, "host.com", [...own, "c1.edge A 203.0.113.10"], "yes");
  const dns = writeZone(bench, "dns.com", [...own, `ns1 A ${zones[0]}`, `ns2 A ${zones[1]}`], "no");
  const children = [...below, host, dns];
  const com = writeZone(
    bench,
    "com",
    [
      "$TTL 300",
      "@ SOA a.nic.com. hostmaster.nic.com. 1 7200 3600 1209600 60",
      "@ NS a.nic.com.",
      `a.nic A ${top}`,
      ...children.flatMap(({ origin, ds }) => [
        ...[1, 2].map((one) => `${origin}. NS ns${one}.dns.com.`),
        ...(ds ? [ds] : []),
      ]),
      ...zones.map((address, i) => `ns${i + 1}.dns A ${address}`),
    ],
    "yes",
  );
  const world = writeZone(
    bench,
    "",
    [
      "$TTL 300",
      "@ SOA a.root. hostmaster.root. 1 7200 3600 1209600 60",
      "@ NS a.root.",
      `a.root. A ${root}`,
      "com. NS a.nic.com.",
      `a.nic.com. A ${top}`,
      com.ds as string,
    ],
    "yes",
  );
  return { world, com, children };
}

describe("zones signed with dnssec-signzone, served by NSD, validated by BIND and Unbound", () => {
  let bench: Bench;
  let edge: Internet;

  before(async () => {
    bench = new Bench();
    const port = await freePort();
    const { world, com, children } = hierarchy(bench);
    edge = await startInternet(edgeOnly(Object.keys(sites)));
    for (const host of Object.keys(sites)) edge.edge?.assign(`www.${host}`, "c1");
    await startNsd(bench, root, port, [world]);
    await startNsd(bench, top, port, [com]);
    for (const address of zones) await startNsd(bench, address, port, children);
    const trust = world.key as string;
    const at = (addresses: string[]) => addresses.map((address) => `${address}@${port}`);
    await startBindRecursor(bench, port, root, trust);
    const served = [
      { origin: "", at: at([root]) },
      { origin: "com", at: at([top]) },
      ...children.map(({ origin }) => ({ origin, at: at(zones) })),
    ];
    for (const address of ["127.0.0.2", "127.0.0.3"]) await startUnbound(bench, address, port, served, trust);
    const places = [root, top, ...zones];
    Object.assign(edge.config, {
      roots: [{ name: "a.root", address: root }],
      resolvers: [
        { id: "bind", name: "BIND", address: "192.0.2.101" },
        { id: "unbound", name: "Unbound", address: "192.0.2.102" },
        { id: "another", name: "another Unbound", address: "192.0.2.103" },
      ],
      extraPublic: ["127.0.0.40/30", "192.0.2.0/24", "203.0.113.0/24"],
      routes: {
        ...edge.config.routes,
        ...Object.fromEntries(places.map((address) => [`${address}:53`, `${address}:${port}`])),
        "192.0.2.101:53": `127.0.0.1:${port}`,
        "192.0.2.102:53": `127.0.0.2:${port}`,
        "192.0.2.103:53": `127.0.0.3:${port}`,
      },
    });
  });

  after(async () => {
    await edge?.close();
    await bench?.close();
  });

  async function judged(domain: string) {
    const target = siteOf(`www.${domain}`, domain, ["203.0.113.10"]);
    const facts = await observe(target, edge.config, { now: () => new Date() });
    const judgement = judge(facts, target, noHistory, new Date());
    const dnssec = judgement.checks.find(({ id }) => id === "dnssec.valid");
    return { ...judgement, dnssec: dnssec?.status, said: dnssec?.sentence ?? "", facts };
  }

  test("a rightly signed zone is live, and all three resolvers vouch for it", async () => {
    const { verdict, dnssec, said, facts, reason } = await judged("good.com");
    assert.deepEqual(
      [verdict, dnssec, said],
      ["live", "pass", "The signatures of good.com are right."],
      reason,
    );
    assert.deepEqual(
      facts.resolvers.map(({ answers }) => answers.some((answer) => answer.authenticated)),
      [true, true, true],
    );
  });

  test("a zone without signatures and without DS is live", async () => {
    const { verdict, dnssec, said, reason } = await judged("plain.com");
    assert.deepEqual([verdict, dnssec, said], ["live", "pass", "plain.com is not signed."], reason);
  });

  for (const [domain, why] of [
    ["bogus.com", /DNSKEY|no keys|9/i],
    ["expired.com", /expired|7/i],
    ["announced.com", /DNSKEY|10|9/i],
  ] as const)
    test(`${domain} is broken although its nameservers answer well, and Unbound's reason is quoted`, async () => {
      const { verdict, dnssec, said, blocker, facts } = await judged(domain);
      assert.deepEqual([verdict, dnssec, blocker], ["broken", "fail", "dnssec.valid"], said);
      assert.match(said, /^Resolvers refuse .* \((\d+), .+\)\.$/);
      assert.match(said, why);
      assert.ok(facts.servers.every(({ answers }) => answers.some(({ outcome }) => outcome === "answer")));
    });
});
