import assert from "node:assert/strict";
import { test } from "node:test";
import { addressIn, isPublicAddress } from "./address-guard";

const hidden = `0.0.0.0 0.1.2.3 10.0.0.7 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 172.31.255.255
  192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.80 203.0.113.10 224.0.0.1
  239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::a00:1 100::1
  2001::1 2001:10::1 2001:1ff::1 2001:db8::1 2002:a00:1::1 3fff::1 4000::1 fc00::1 fd12::1 fe80::1 fec0::1 ff02::1`;

test("addresses that are not public unicast are refused", () => {
  for (const address of hidden.split(/\s+/)) assert.equal(isPublicAddress(address), false, address);
});

const ranges4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`;

test("each refused range of IPv4 is refused from its first to its last address, mapped into IPv6 too, and no further", () => {
  const cidrs = ranges4.split(/\s+/).map((range): [number, number] => {
    const [base = "", bits] = range.split("/");
    const first = base.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
    return [first, first + 2 ** (32 - Number(bits)) - 1];
  });
  const isRefused = (value: number) => cidrs.some(([first, last]) => first <= value && value <= last);
  for (const edge of cidrs.flat())
    for (const value of [edge - 1, edge, edge + 1].filter((one) => one >= 0 && one < 2 ** 32)) {
      const text = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
      assert.equal(isPublicAddress(text), !isRefused(value), text);
      assert.equal(isPublicAddress(`::ffff:${text}`), !isRefused(value), `::ffff:${text}`);
    }
});

test("of IPv6 only 2000::/3 is public, without what is reserved inside it", () => {
  const edges: [refused: string, accepted: string][] = [
    ["1fff:ffff::1", "2001:200::1"],
    ["2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::1"],
    ["2001:db8::", "2001:db7:ffff::1"],
    ["2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::1"],
    ["2002:ffff:ffff::1", "2001:ffff::1"],
    ["3fff::", "3ffe:ffff::1"],
    ["3fff:fff:ffff::1", "3fff:1000::1"],
    ["4000::", "3fff:ffff::1"],
  ];
  for (const [refused, accepted] of edges) {
    assert.equal(isPublicAddress(refused), false, refused);
    assert.equal(isPublicAddress(accepted), true, accepted);
  }
});

test("public addresses are accepted, also mapped into IPv6", () => {
  for (const address of [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
  ])
    assert.equal(isPublicAddress(address), true, address);
});

test("other spellings of an address are not addresses", () => {
  for (const text of ["0x7f.1", "2130706433", "127.1", "1.1.1.1:80", "[::1]", "one.one", "", "①.①.①.①"])
    assert.equal(isPublicAddress(text), false, text);
});

test("extra ranges open exactly themselves", () => {
  assert.equal(isPublicAddress("203.0.113.10", ["203.0.113.0/24"]), true);
  assert.equal(isPublicAddress("10.0.0.1", ["203.0.113.0/24", "2001:db8::/32"]), false);
  assert.equal(isPublicAddress("2001:db8::1", ["203.0.113.0/24", "2001:db8::/32"]), true);
});

test("one address has one spelling", () => {
  assert.equal(addressIn("2001:DB8:01d::0080"), "2001:db8:1d::80");
  assert.equal(addressIn("203.0.113.10"), "203.0.113.10");
  assert.equal(addressIn("2130706433"), undefined);
  assert.equal(addressIn("example.com"), undefined);
});
