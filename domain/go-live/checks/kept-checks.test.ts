import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SavedRecord } from "@/domain/go-live/change/snapshot";
import { keptChecks } from "@/domain/go-live/checks/kept-checks";
import { neighbourChecks } from "@/domain/go-live/checks/neighbour-checks";
import type { RecordSeen } from "@/domain/go-live/seen/facts";
import { situationOf } from "@/domain/go-live/seen/situation";
import type { Target } from "@/domain/go-live/seen/target";
import { ACME, AT, seenOfAcme } from "@/domain/testing/acme";

const HOST = ACME.host;
const MX = "10 mail.acme.com";
const SPF = "v=spf1 -all";
const one = (name: string, type: string, data: string, by = ["ns1", "ns2"]): SavedRecord => ({
  name,
  type,
  ttl: 300,
  data,
  by,
});
const asked = (type: string, name: string) => ({
  name,
  type,
  outcome: "empty" as const,
  records: [] as RecordSeen[],
  at: AT,
  ms: 1,
});

/** What the checks say when each nameserver answers with these records of acme.com. */
function found(
  saved: SavedRecord[],
  present: Record<string, [type: string, data: string][]>,
  keys: RecordSeen[] = [],
) {
  const ask = (type: string, name: string, records: RecordSeen[]) => ({
    name,
    type,
    outcome: records.length > 0 ? ("answer" as const) : ("empty" as const),
    records,
    at: AT,
    ms: 1,
  });
  const edge = { name: HOST, type: "A", ttl: 60, data: "203.0.113.10" };
  const facts = seenOfAcme({
    servers: Object.entries(present).map(([name, rows]) => ({
      name,
      address: "192.0.2.1",
      answers: [
        ask("A", HOST, [edge]),
        ask("AAAA", HOST, []),
        ask("TXT", "k1._domainkey.acme.com", keys),
        ...["MX", "TXT"].map((type) =>
          ask(
            type,
            "acme.com",
            rows.filter((row) => row[0] === type).map(([, data]) => one("acme.com", type, data)),
          ),
        ),
      ],
    })),
  });
  const target: Target = { ...ACME, snapshot: { takenAt: AT, records: saved } };
  const [mail, zone] = keptChecks(situationOf(facts, target, { sightings: [] }, new Date(AT)));
  return { mail, zone };
}

describe("what the change must not touch", () => {
  const saved = [one("acme.com", "MX", MX), one("acme.com", "TXT", SPF)];

  it("says which SPF record to restore, and what its loss means", () => {
    const { mail, zone } = found(saved, { ns1: [["MX", MX]], ns2: [["MX", MX]] });
    assert.equal(mail?.status, "pass");
    assert.equal(zone?.status, "warn");
    assert.equal(
      zone?.sentence,
      "The SPF record of acme.com is gone; without it others may take the client's mail for spam. Restore TXT v=spf1 -all at acme.com.",
    );
  });

  it("says of a signing key that is gone what to restore, and lets one give way to a newer one", () => {
    const name = "k1._domainkey.acme.com";
    const key = `v=DKIM1; p=${"A".repeat(300)}`;
    const signed = [...saved, one(name, "TXT", key)];
    const rest = {
      ns1: [
        ["MX", MX],
        ["TXT", SPF],
      ],
    } satisfies Parameters<typeof found>[1];
    const gone = found(signed, rest).zone;
    assert.match(
      gone?.sentence ?? "",
      /^The DKIM record of k1\._domainkey\.acme\.com is gone; .* Restore TXT v=DKIM1; p=A+… at k1/,
    );
    assert.ok(gone?.wanted?.includes(key));
    assert.equal(found(signed, rest, [one(name, "TXT", "v=DKIM1; p=new")]).zone?.status, "pass");
  });

  it("fails for a lost MX and names the record to restore", () => {
    const { mail } = found(saved, { ns1: [["TXT", SPF]], ns2: [["TXT", SPF]] });
    assert.deepEqual([mail?.status, mail?.wanted], ["fail", `acme.com MX ${MX}`]);
  });

  it("does not blame the change for what nameservers disagreed about before", () => {
    const other = "20 backup.acme.com";
    const differing = [one("acme.com", "MX", MX, ["ns1"]), one("acme.com", "MX", other, ["ns2"])];
    const as = { ns1: [["MX", MX]], ns2: [["MX", other]] } satisfies Parameters<typeof found>[1];
    assert.equal(found(differing, as).mail?.status, "pass");
    assert.equal(found(differing, { ns1: [["MX", MX]], ns2: [] }).mail?.status, "fail");
    const text = [one("acme.com", "MX", MX), one("acme.com", "TXT", SPF, ["ns1"])];
    const kept = found(text, {
      ns1: [
        ["MX", MX],
        ["TXT", SPF],
      ],
      ns2: [["MX", MX]],
    });
    assert.equal(kept.zone?.status, "pass");
    assert.equal(found(text, { ns1: [["MX", MX]], ns2: [["MX", MX]] }).zone?.status, "warn");
  });

  it("fails before the change already where mail goes to the name itself, or to an alias of it", () => {
    const mx = (data: string) => ({ name: "acme.com", type: "MX", ttl: 300, data });
    const at = (data: string, alias?: string) => {
      const records = alias ? [{ name: "mail.acme.com", type: "CNAME", ttl: 300, data: alias }] : [];
      const answers = [
        { ...asked("MX", "acme.com"), outcome: "answer" as const, records: [mx(data)] },
        { ...asked("A", "mail.acme.com"), records },
        asked("A", HOST),
        asked("AAAA", HOST),
      ];
      const facts = seenOfAcme({ servers: [{ name: "ns1", address: "192.0.2.1", answers }] });
      const target: Target = { ...ACME, stage: "before" };
      return neighbourChecks(situationOf(facts, target, { sightings: [] }, new Date(AT)))[0];
    };
    assert.equal(at(`0 ${HOST}`)?.status, "fail");
    const found = at("10 mail.acme.com", HOST);
    assert.equal(
      found?.sentence,
      "Mail for acme.com goes to mail.acme.com, an alias of www.acme.com, which becomes the edge and takes no mail.",
    );
    assert.match(found?.next ?? "", /^Give mail a name of its own, .* point the MX there first\.$/);
    assert.equal(at("10 mail.acme.com")?.status, "skip");
    assert.equal(at("10 mx.mail.net")?.status, "skip");
  });

  it("asks nobody to put a record beside the CNAME", () => {
    const www = [one(HOST, "MX", MX), one(HOST, "TXT", SPF)];
    const alias = { name: HOST, type: "CNAME", ttl: 60, data: "c42.edge.net" };
    const [mail, zone] = keptChecks(
      situationOf(
        seenOfAcme({
          servers: [
            {
              name: "ns1",
              address: "192.0.2.1",
              answers: ["A", "AAAA", "MX", "TXT"].map((type) => ({
                ...asked(type, HOST),
                records: [alias],
              })),
            },
          ],
        }),
        { ...ACME, snapshot: { takenAt: AT, records: www } },
        { sightings: [] },
        new Date(AT),
      ),
    );
    assert.deepEqual([mail?.status, zone?.status], ["fail", "warn"]);
    for (const found of [mail, zone]) {
      assert.match(found?.next ?? "", /save the records anew/);
      assert.match(found?.sentence ?? "", /beside (its|the) CNAME/);
    }
  });

  it("takes one record that was saved with two TTLs for one", () => {
    const twice = [one("acme.com", "MX", MX, ["ns1"]), { ...one("acme.com", "MX", MX, ["ns2"]), ttl: 60 }];
    assert.equal(found(twice, { ns1: [["MX", MX]], ns2: [["MX", MX]] }).mail?.status, "pass");
  });
});
