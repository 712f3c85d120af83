import assert from "node:assert/strict";
import { test } from "node:test";
import { encode } from "./codec";
import { emptyMessage, type ResourceRecord } from "./message";
import { MalformedPacket } from "./reader";
import { Received } from "./received";

const example = (type: string, data: string): ResourceRecord => ({
  name: "example.com",
  type,
  ttl: 60,
  data,
});
const records = [
  example("NS", "ns1.example.com"),
  example("A", "203.0.113.10"),
  example("AAAA", "2001:db8::10"),
  example("CNAME", "www.example.net"),
  example("SOA", "ns1.example.com host.example.com 1 7200 3600 1209600 900"),
  example("MX", "10 mail.example.com"),
  example("SRV", "10 5 5060 sip.example.com"),
  example("TXT", 'v=spf1 "quoted"'),
  example("CAA", '0 issue "letsencrypt.org"'),
  example("HTTPS", '1 . alpn="h2,h3" port=8443'),
  example("TYPE99", "\\# 3 010203"),
];

const packet = encode({
  ...emptyMessage,
  response: true,
  question: { name: "www.example.com", type: "A" },
  answers: records,
  edns: { size: 1232, dnssecOk: true, errors: [{ code: 9, text: "DNSKEY Missing" }] },
});
const countsAt = 6;

type Section = "answers" | "authority" | "additional";

/** What is read when the same bytes stand in another section; undefined when they are refused. */
function readAs(section: Section, bytes: Buffer) {
  const moved = Buffer.from(bytes);
  const counts = { answers: 0, authority: 0, additional: 1, [section]: records.length };
  if (section === "additional") counts.additional = records.length + 1;
  for (const [i, count] of Object.values(counts).entries()) moved.writeUInt16BE(count, countsAt + 2 * i);
  let read: Received;
  try {
    read = new Received(moved);
  } catch (error) {
    assert.ok(error instanceof MalformedPacket, String(error));
    return undefined;
  }
  return { records: read[section], again: read[section], edns: read.edns, rcode: read.rcode };
}

test("records beside the answers are read when asked for, as often as asked", () => {
  for (const section of ["answers", "authority", "additional"] as const) {
    const read = readAs(section, packet);
    assert.deepEqual(read?.records, records, section);
    assert.deepEqual(read?.again, records, section);
    assert.equal(read?.edns?.errors.length, 1, section);
  }
});

test("a fault is found at once wherever it stands, though nobody asks for the record", () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 0x80000000;
    return seed % below;
  };
  let refused = 0;
  for (let i = 0; i < 10_000; i++) {
    const mutant = Buffer.from(packet);
    for (let hits = 1 + random(3); hits > 0; hits--) mutant[12 + random(mutant.length - 12)] = random(256);
    const read = readAs("answers", mutant);
    if (!read) refused += 1;
    for (const section of ["authority", "additional"] as const)
      assert.deepEqual(readAs(section, mutant), read, `mutant ${i} in ${section}`);
  }
  assert.ok(refused > 1_000 && refused < 9_000, `${refused} refused`);
});

/** A packet whose owner names all point to one place. */
function manyOwners(body: Buffer, target: number, count: number, countAt = countsAt): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(0x8400, 2);
  header.writeUInt16BE(count, countAt);
  const owner = Buffer.from([0xc0 | (target >> 8), target & 0xff]);
  const rest = Buffer.from("0001000100000e1000047f000001", "hex");
  const first = Buffer.concat([Buffer.from("00006300ff00000e10", "hex"), Buffer.alloc(2), body]);
  first.writeUInt16BE(body.length, 9);
  return Buffer.concat([
    header,
    first,
    ...Array.from({ length: count - 1 }, () => Buffer.concat([owner, rest])),
  ]);
}

test("names that lead thousands of records along one chain of pointers are refused", () => {
  const start = 23;
  const chain = Buffer.alloc(16_000);
  for (let at = 2; at < chain.length; at += 2) chain.writeUInt16BE(0xc000 + start + at - 2, at);
  const bomb = manyOwners(chain, start + chain.length - 2, 3000);
  assert.throws(() => new Received(bomb), { message: "too many labels" });
});

test("a packet of 64 kB full of records is read, as often as asked", () => {
  const body = Buffer.from("03777777076578616d706c6503636f6d00", "hex");
  const large = new Received(manyOwners(body, 23, 4090, countsAt + 2));
  for (let i = 0; i < 3; i++) assert.equal(large.authority.at(-1)?.name, "www.example.com");
});
