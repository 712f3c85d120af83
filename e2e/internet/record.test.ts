import assert from "node:assert/strict";
import { test } from "node:test";
import { parseLine, writeLine } from "./record";

const origin = "example.com";

test("relative names expand against the origin, so a missing dot is real", () => {
  assert.deepEqual(
    parseLine("www 300 CNAME edge.example.net", origin).value,
    "edge.example.net.example.com.",
  );
  assert.equal(parseLine("@ 300 A 203.0.113.10", origin).name, "example.com");
  assert.equal(parseLine("WWW.Other.net. 300 IN A 203.0.113.10", origin).name, "www.other.net");
});

test("every record type is read and written back the same", () => {
  const lines = [
    "@ 3600 SOA ns1.example.com. host.example.com. 1 7200 3600 1209600 60",
    "@ 3600 NS ns1.example.com.",
    "@ 300 MX 10 mx1.mail.example.org.",
    '_dmarc 3600 TXT "v=DMARC1; p=none" "second \\"part\\""',
    "www 300 AAAA 2001:db8::10",
    '@ 300 CAA 128 issue "letsencrypt.org"',
    "@ 300 DS 12345 13 2 5a5a",
    "_sip._tcp 60 SRV 1 2 5060 sip.example.com.",
    "www 300 HTTPS 1 . alpn=h2,h3 ipv4hint=198.51.100.200",
    "_443._tcp 300 TLSA 3 1 1 0a0b",
    "host 300 SSHFP 4 2 0a0b",
    "@ 300 TYPE99 \\# 2 0a0b",
    "www 300 CNAME c1\\.edge.example.net.",
  ];
  for (const line of lines) assert.equal(writeLine(parseLine(line, origin), origin), line);
});

test("a line may be folded in brackets and name its class before the TTL", () => {
  const soa = parseLine("@ 3600 SOA ns1 host ( 1 2 3 4 60 ) ; serial first", origin);
  assert.equal(soa.value, "ns1.example.com. host.example.com. 1 2 3 4 60");
  assert.equal(parseLine("@ 3600 SOA ns1 host (1 2 3 4 60)", origin).value, soa.value);
  assert.equal(parseLine("www IN 300 A 203.0.113.10", origin).ttl, 300);
  assert.equal(parseLine('www 300 TXT "(a)"', origin).value, '"(a)"');
});

test("an HTTPS record becomes the bytes of RFC 9460", () => {
  const { data } = parseLine('www 300 HTTPS 1 . ipv6hint=2001:db8::1 alpn="h2,h3"', origin);
  const expected =
    "0001" + "00" + "00010006" + "026832026833" + "00060010" + "20010db8000000000000000000000001";
  assert.equal((data as Buffer).toString("hex"), expected);
});

test("what is wrong with a line is said in words", () => {
  const refusals: [string, RegExp][] = [
    ["www 300 A 300.1.1.1", /not an IPv4 address/],
    ["www 300 MX ten mx1", /priority must be a whole number/],
    ["www soon A 203.0.113.10", /TTL must be a whole number/],
    ["www..x 300 A 203.0.113.10", /not a domain name/],
    [`${"a".repeat(64)} 300 A 203.0.113.10`, /not a domain name/],
    ["www 300 WKS 203.0.113.10", /no known record type/],
    ["www 300 CNAME", /missing/],
    [`www 300 TXT ${"x".repeat(256)}`, /255 bytes/],
  ];
  for (const [line, message] of refusals) assert.throws(() => parseLine(line, origin), { message });
});
