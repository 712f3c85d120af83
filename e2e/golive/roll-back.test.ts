import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rollBackSheet } from "@/domain/go-live/change/roll-back";
import { snapshotOf } from "@/domain/go-live/change/snapshot";
import { zoneFile } from "@/domain/go-live/change/zone-file";
import { guideWorld } from "@/e2e/internet/demo-world";
import { startInternet } from "@/e2e/internet/internet";
import { parseLine } from "@/e2e/internet/record";
import { observe } from "@/gateways/observe";

const ZONE = "website1.com";
const long = `"${"v".repeat(200)}" "${"w".repeat(200)}"`;
const LINES = [
  "@ 3600 SOA ns1.hostco.net. hostmaster.hostco.net. 2026010101 7200 3600 1209600 60",
  "@ 3600 NS ns1.hostco.net.",
  "@ 3600 NS ns2.hostco.net.",
  "@ 600 A 198.51.100.11",
  "www 86400 A 198.51.100.11",
  "www 86400 AAAA 2001:db8::11",
  "www 300 HTTPS 1 . alpn=h2",
  "@ 3600 MX 10 mail.hostco.net.",
  "@ 3600 MX 20 mail2.hostco.net.",
  '@ 3600 TXT "v=spf1 include:hostco.net -all"',
  `@ 3600 TXT "said \\"so\\"; " ${long}`,
  '_dmarc 1800 TXT "v=DMARC1; p=none"',
  'default._domainkey 1800 TXT "v=DKIM1; k=rsa; p=abc"',
  "selector1._domainkey 1800 CNAME selector1-website1-com._domainkey.hostco.net.",
  '@ 3600 CAA 0 issue "letsencrypt.org"',
];
const target = {
  host: `www.${ZONE}`,
  registrable: ZONE,
  apex: false,
  kind: "production" as const,
  pair: ZONE,
  edge: {
    target: "c1.edge.portico-practice.net",
    addresses: ["203.0.113.10"],
    marker: ["x-edge", "agency-edge"] as const,
    environmentMarker: ["x-edge-env", "c1"] as const,
  },
};

/** The zone as it was and as it became: two looks over the wire. */
async function twoLooks(after: string[]) {
  const internet = await startInternet(guideWorld(60));
  try {
    internet.zones.replace(ZONE, LINES);
    const look = () => observe(target, internet.config, { now: () => new Date() });
    const first = await look();
    const saved = snapshotOf(first, target);
    assert.ok(saved);
    internet.zones.replace(ZONE, after);
    const wired = { ...target, snapshot: { takenAt: "", records: saved.records } };
    const { host, registrable, apex, kind, pair, edge, snapshot } = wired;
    const facts = await observe({ host, registrable, apex, kind, pair, edge, snapshot }, internet.config, {
      now: () => new Date(),
    });
    return { first, saved, sheet: rollBackSheet(saved.records, facts, target) };
  } finally {
    await internet.close();
  }
}

const inOrder = (lines: string[]) => [...lines].sort();

describe("the roll-back sheet", () => {
  it("is the zone as it was, record for record, as a table and as a zone file", async () => {
    const { saved, sheet } = await twoLooks(LINES);
    assert.deepEqual(
      sheet.rows.map(({ record }) => record),
      saved.records,
    );
    const written = zoneFile(sheet.rows.map(({ record }) => record))
      .split("\n")
      .map((line) => rowText(line.replace(" IN ", " "), "."));
    assert.deepEqual(inOrder(written), inOrder(LINES.map((line) => rowText(line, ZONE))));
    assert.ok(saved.records.every(({ by }) => by?.join() === "ns1.hostco.net,ns2.hostco.net"));
    assert.deepEqual(sheet.remove, []);
    assert.ok(sheet.rows.every(({ now }) => now === "as-it-was" || now === "by-itself"));
  });

  it("knows of every record at once that it is as it was, be it an alias that another question found", async () => {
    const { first, saved } = await twoLooks(LINES);
    const { rows } = rollBackSheet(saved.records, first, target);
    assert.ok(rows.some(({ record }) => record.name.startsWith("selector1.") && record.type === "CNAME"));
    assert.deepEqual(
      rows.filter(({ now }) => now !== "as-it-was" && now !== "by-itself"),
      [],
    );
  });

  it("names what has come, what has gone, and for how long it is remembered", async () => {
    const after = LINES.filter((line) => !line.startsWith("www") && !line.includes("MX 20"));
    const { sheet } = await twoLooks([...after, "www 120 CNAME c1.edge.portico-practice.net."]);
    assert.deepEqual(
      sheet.remove.map(({ type, data }) => `${type} ${data}`),
      ["CNAME c1.edge.portico-practice.net"],
    );
    assert.equal(sheet.remembered, 120);
    assert.deepEqual(sheet.later, []);
    assert.deepEqual(
      sheet.rows
        .filter(({ now }) => now === "restore")
        .map(({ record }) => record.type)
        .sort(),
      ["A", "AAAA", "HTTPS", "MX"],
    );
  });
});

function rowText(line: string, origin: string) {
  const { name, ttl, type, data } = parseLine(line, origin);
  // One long string of a TXT record is cut anywhere: the strings joined are what it says.
  const value = type === "TXT" ? Buffer.concat(data as Buffer[]).toString() : JSON.stringify(data);
  return `${name.replace(/\.$/, "")} ${ttl} ${type} ${value}`;
}
