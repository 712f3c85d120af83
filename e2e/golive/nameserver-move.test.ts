import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { compareMove, moveQuestions } from "@/domain/go-live/change/compare-move";
import { isBlocked, moveSentence } from "@/domain/go-live/change/nameserver-move";
import type { SavedRecord } from "@/domain/go-live/change/snapshot";
import { guideWorld } from "@/e2e/internet/demo-world";
import { Fault } from "@/e2e/internet/fault";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { NEW_NAMESERVERS, prepareZone } from "@/e2e/new-nameservers";
import { askNameservers } from "@/gateways/ask-nameservers";

const ZONE = "website1.com";
const HOST = `www.${ZONE}`;
const saved = (line: string): SavedRecord => {
  const [name = "", type = "", ...data] = line.split(" ");
  return { name, type, ttl: 300, data: data.join(" "), by: ["ns1.hostco.net"] };
};
const SAVED = [
  `${HOST} A 198.51.100.11`,
  `${ZONE} SOA ns1.hostco.net hostmaster.hostco.net 1 2 3 4 5`,
  `${ZONE} NS ns1.hostco.net`,
  `${ZONE} MX 10 mail.hostco.net`,
  `${ZONE} MX 20 mail2.hostco.net`,
  `${ZONE} TXT v=spf1 include:hostco.net -all`,
  `_dmarc.${ZONE} TXT v=DMARC1; p=none`,
  `selector1._domainkey.${ZONE} CNAME selector1-key.hostco.net`,
  `shop.${ZONE} A 198.51.100.12`,
].map(saved);
const WHOLE = [
  "@ 300 SOA ns1.portico-practice.net. host.portico-practice.net. 1 2 3 4 60",
  "@ 300 NS ns1.portico-practice.net.",
  "@ 300 MX 10 mail.hostco.net.",
  "@ 300 MX 20 mail2.hostco.net.",
  '@ 300 TXT "v=spf1 include:hostco.net -all"',
  '_dmarc 300 TXT "v=DMARC1; p=none"',
  "selector1._domainkey 300 CNAME selector1-key.hostco.net.",
  "www 300 A 198.51.100.11",
  "shop 300 A 198.51.100.12",
];

describe("comparing nameservers before a move", () => {
  let internet: Internet;
  before(async () => {
    internet = await startInternet(guideWorld(60));
  });
  after(() => internet.close());

  const ask = async (names = NEW_NAMESERVERS.map(({ name }) => name)) => {
    const found = await askNameservers(names, ZONE, moveQuestions(SAVED), internet.config, {
      now: () => new Date(),
    });
    const wanted = [{ name: HOST, type: "CNAME", data: "c1.edge.portico-practice.net" }];
    return compareMove(SAVED, found.servers, found.unasked, { host: HOST, wanted });
  };
  const compare = (lines: string[]) => {
    prepareZone(internet, ZONE, lines);
    return ask();
  };

  it("allows a move to nameservers that have everything", async () => {
    const comparison = await compare(WHOLE);
    assert.deepEqual(comparison.differences, []);
    assert.equal(isBlocked(comparison), false);
    assert.equal(moveSentence(comparison), "The new nameservers have all 7 saved records.");
  });

  for (const [purpose, lost] of [
    ["mx", "MX 20"],
    ["spf", "v=spf1"],
    ["dmarc", "_dmarc"],
    ["dkim", "_domainkey"],
  ] as const)
    it(`blocks a move that would lose ${purpose}, and names it`, async () => {
      const comparison = await compare(WHOLE.filter((line) => !line.includes(lost)));
      assert.equal(isBlocked(comparison), true);
      assert.deepEqual(
        comparison.differences.map((one) => [one.purpose, one.at.length]),
        [[purpose, 2]],
      );
      assert.match(moveSentence(comparison), /^Do not move the nameservers yet: the new ones lack /);
    });

  it("blocks a mail server that was not there before, and says what stands instead", async () => {
    const more = await compare([...WHOLE, "@ 300 MX 5 mail.newhost.net."]);
    assert.ok(isBlocked(more));
    assert.ok(more.differences.every(({ instead }) => instead.join() === "MX 5 mail.newhost.net"));
    const swapped = await compare(WHOLE.map((line) => line.replace("10 mail.hostco", "10 mail.newhost")));
    assert.deepEqual(
      swapped.differences.map(({ record, instead }) => [record.data, instead]),
      [["10 mail.hostco.net", ["MX 10 mail.newhost.net", "MX 20 mail2.hostco.net"]]],
    );
  });

  it("only advises about other records, and allows the host to lead to the edge there", async () => {
    const without = await compare(WHOLE.filter((line) => !line.startsWith("shop")));
    assert.equal(isBlocked(without), false);
    assert.match(moveSentence(without), /1 other record differs/);
    const pointed = WHOLE.map((line) =>
      line.startsWith("www") ? "www 300 CNAME c1.edge.portico-practice.net." : line,
    );
    assert.deepEqual((await compare(pointed)).differences, []);
  });

  it("does not call missing what a server did not tell", async () => {
    prepareZone(internet, ZONE, WHOLE);
    const holding = internet.zones.nameservers.get("192.0.2.22")?.holdings.get(ZONE);
    holding?.faults.push(new Fault({ name: ZONE, type: "MX", do: "servfail" }, ZONE));
    const comparison = await ask();
    assert.deepEqual(comparison.differences, []);
    assert.deepEqual(comparison.unasked, [
      { server: "ns2.portico-practice.net", why: "it did not tell MX website1.com" },
    ]);
    assert.ok(isBlocked(comparison));
  });

  it("does not take a server for safe that could not be asked, or does not have the domain", async () => {
    const strangers = await ask(["ns.nowhere-at-all.com", "ns1.hostco.net"]);
    assert.deepEqual(strangers.unasked, [{ server: "ns.nowhere-at-all.com", why: "it has no address" }]);
    assert.ok(isBlocked(strangers));
    for (const { addr } of NEW_NAMESERVERS) internet.zones.nameservers.get(addr)?.holdings.delete(ZONE);
    const without = await ask();
    assert.equal(without.unasked.length, 2);
    assert.ok(isBlocked(without));
  });

  it("sends nothing to an address that is not public", async () => {
    internet.zones.add("inside.net", {
      servers: NEW_NAMESERVERS,
      records: ["@ 60 SOA ns h 1 2 3 4 60", "ns 60 A 127.0.0.1", "ns 60 AAAA ::1"],
    });
    const { unasked } = await ask(["ns.inside.net"]);
    assert.deepEqual(
      unasked.map(({ why }) => why),
      ["its address is not public, so nothing was sent", "its address is not public, so nothing was sent"],
    );
  });
});
