import assert from "node:assert/strict";
import { test } from "node:test";
import packet from "dns-packet";
import { decode, encode } from "./codec";
import { emptyMessage, type Message, type ResourceRecord } from "./message";
import { MalformedPacket } from "./reader";

const records: ResourceRecord[] = [
  { name: "www.example.com", type: "CNAME", ttl: 300, data: "c42.edge.example.net" },
  { name: "c42.edge.example.net", type: "A", ttl: 60, data: "203.0.113.10" },
  { name: "c42.edge.example.net", type: "AAAA", ttl: 60, data: "2001:db8:ed9e::10" },
  { name: "example.com", type: "NS", ttl: 3600, data: "ns1.dns.example.org" },
  { name: "example.com", type: "MX", ttl: 3600, data: "10 mx1.mail.example.org" },
  { name: "_sip._tcp.example.com", type: "SRV", ttl: 3600, data: "10 5 5060 sip.example.org" },
  { name: "example.com", type: "TXT", ttl: 3600, data: `v=spf1 "quoted" back\\\\slash ${"x".repeat(300)}` },
  { name: "example.com", type: "CAA", ttl: 300, data: '128 issue "letsencrypt.org; accounturi=a"' },
  {
    name: "example.com",
    type: "CAA",
    ttl: 300,
    data: String.raw`0 issue "ca.example;\009\"a\\b\"=\195\169"`,
  },
  { name: "example.com", type: "DS", ttl: 300, data: "12345 13 2 00aabbccddeeff" },
  {
    name: "example.com",
    type: "SOA",
    ttl: 3600,
    data: "ns1.example.com host.example.com 2026112301 7200 3600 1209600 900",
  },
  {
    name: "example.com",
    type: "HTTPS",
    ttl: 300,
    data: '1 . alpn="h2,h3" port=8443 ipv4hint=198.51.100.200,198.51.100.201 ipv6hint=2001:db8::1',
  },
];

const full: Message = {
  ...emptyMessage,
  id: 4711,
  response: true,
  authoritative: true,
  authenticData: true,
  question: { name: "wWw.eXample.com", type: "A" },
  answers: records,
  edns: { size: 1232, dnssecOk: true, errors: [{ code: 9, text: "DNSKEY Missing" }] },
};

test("what is written is read back equal", () => {
  assert.deepEqual(decode(encode(full)), full);
});

test("every rcode and flag survives the way", () => {
  for (const rcode of [0, 1, 2, 3, 5, 16, 23]) {
    assert.equal(decode(encode({ ...full, rcode })).rcode, rcode);
  }
  for (const flag of ["truncated", "recursionDesired", "recursionAvailable", "checkingDisabled"] as const) {
    const read = decode(encode({ ...full, [flag]: true }));
    assert.equal(read[flag], true, flag);
  }
});

test("dns-packet reads what we write", () => {
  const known = { ...full, answers: records.filter((record) => record.type !== "HTTPS") };
  const theirs = packet.decode(encode(known));
  assert.deepEqual(
    theirs.answers?.map((answer) => `${answer.name} ${answer.type}`),
    known.answers.map((record) => `${record.name} ${record.type}`),
  );
  const soa = theirs.answers?.find((answer) => answer.type === "SOA");
  assert.equal((soa?.data as { minimum?: number } | undefined)?.minimum, 900);
});

test("we read what dns-packet writes", () => {
  const theirs = packet.encode({
    type: "response",
    id: 7,
    flags: 0x0400,
    questions: [{ type: "A", name: "www.example.com" }],
    answers: [
      { type: "CNAME", name: "WWW.example.com", ttl: 5, data: "Lb.Example.com" },
      { type: "A", name: "lb.example.com", ttl: 6, data: "192.0.2.1" },
      { type: "MX", name: "example.com", ttl: 7, data: { preference: 5, exchange: "mx.example.com" } },
      { type: "TXT", name: "example.com", ttl: 8, data: ["one ", "two"] },
      { type: "CAA", name: "example.com", ttl: 9, data: { flags: 0, tag: "issue", value: "ca.example" } },
    ],
  });
  const ours = decode(theirs);
  assert.equal(ours.authoritative, true);
  assert.deepEqual(
    ours.answers.map((answer) => `${answer.name} ${answer.ttl} ${answer.type} ${answer.data}`),
    [
      "www.example.com 5 CNAME lb.example.com",
      "lb.example.com 6 A 192.0.2.1",
      "example.com 7 MX 5 mx.example.com",
      "example.com 8 TXT one two",
      'example.com 9 CAA 0 issue "ca.example"',
    ],
  );
});

test("a dot inside a label stays inside it", () => {
  const answers = [{ name: "www.example.com", type: "CNAME", ttl: 1, data: "c42\\.edge.example.net" }];
  const wire = encode({ ...emptyMessage, answers });
  assert.ok(wire.includes(Buffer.from("\bc42.edge")));
  assert.equal(decode(wire).answers[0]?.data, "c42\\.edge.example.net");
});

test("labels over 63 and names over 255 bytes are not written", () => {
  const ask = (name: string) => encode({ ...emptyMessage, question: { name, type: "A" } });
  assert.throws(() => ask(`${"a".repeat(64)}.com`), RangeError);
  assert.throws(() => ask(Array(60).fill("abcd").join(".")), RangeError);
});

test("pointer loops, cut packets and wrong lengths throw", () => {
  const loop = Buffer.from("000080000001000000000000c00c00010001", "hex");
  assert.throws(() => decode(loop), MalformedPacket);
  const wire = encode(full);
  for (let end = 0; end < wire.length; end++) {
    assert.throws(() => decode(wire.subarray(0, end)), MalformedPacket, `cut at ${end}`);
  }
});

test("random records read alike in both directions", () => {
  const random = randomFrom(7);
  const label = () => Array.from({ length: 1 + random(12) }, () => "abcdefgh-xyz019"[random(15)]).join("");
  const name = () => Array.from({ length: 1 + random(4) }, label).join(".");
  const same = <T>(value: T) => ({ ours: value, theirs: value as unknown });
  const address = () => same([random(256), random(256), random(256), random(256)].join("."));
  const pointer = () => same(name());
  const exchanger = () => {
    const [preference, exchange] = [random(100), name()];
    return { ours: `${preference} ${exchange}`, theirs: { preference, exchange } };
  };
  const authority = () => {
    const [mname, rname] = [name(), name()];
    const [serial, refresh, retry, expire, minimum] = Array.from({ length: 5 }, () => random(0x7fffffff));
    const numbers = { serial, refresh, retry, expire, minimum };
    const ours = `${mname} ${rname} ${Object.values(numbers).join(" ")}`;
    return { ours, theirs: { mname, rname, ...numbers } };
  };
  const makers = new Map([
    ["A", address],
    ["CNAME", pointer],
    ["NS", pointer],
    ["MX", exchanger],
    ["SOA", authority],
  ]);
  for (let round = 0; round < 300; round++) {
    const made = Array.from({ length: random(8) }, () => {
      const [type, make] = [...makers][random(makers.size)] as [string, typeof authority];
      const { ours, theirs } = make();
      return { ours: { name: name(), type, ttl: random(86_400), data: ours }, theirs };
    });
    const ours = made.map((one) => one.ours);
    const theirs = made.map((one) => ({ ...one.ours, data: one.theirs }));
    const read = packet.decode(encode({ ...emptyMessage, response: true, answers: ours })).answers ?? [];
    assert.deepEqual(
      read.map(({ name, type, ttl, data }) => ({ name, type, ttl, data })),
      theirs,
    );
    assert.deepEqual(decode(packet.encode({ type: "response", answers: theirs })).answers, ours);
  }
});

/** The same numbers in every run. */
function randomFrom(start: number): (below: number) => number {
  let seed = start;
  return (below) => {
    seed = (seed * 1103515245 + 12345) % 0x80000000;
    return seed % below;
  };
}

test("mutated packets are read or refused, and never hang", () => {
  const wire = encode(full);
  const random = randomFrom(42);
  // Half of them throw; writing down from where would take longer than all reading.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  for (let i = 0; i < 200_000; i++) {
    const mutant = Buffer.from(wire);
    for (let hits = 1 + random(6); hits > 0; hits--) mutant[random(mutant.length)] = random(256);
    try {
      const { answers, authority, additional } = decode(mutant);
      const data = [answers, authority, additional].flat().map((record) => typeof record.data);
      if (data.some((type) => type !== "string")) assert.fail(mutant.toString("hex"));
    } catch (error) {
      assert.ok(error instanceof MalformedPacket, String(error));
    }
  }
  Error.stackTraceLimit = stackTraceLimit;
});
