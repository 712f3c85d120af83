import assert from "node:assert/strict";
import { test } from "node:test";
import { Origin } from "./origin";

const taken = (typed: string) => Origin.safeParse(typed).data;

test("an origin is a host name or an address of the internet", () => {
  for (const origin of [
    "192.0.2.10",
    "203.0.113.7",
    "8.8.8.8",
    "2001:db8::1",
    "www.acme.com",
    "origin.acme.co.uk",
  ])
    assert.equal(taken(origin), origin);
  assert.equal(taken(" Origin.Acme.com "), "origin.acme.com");
});

test("an address with a scheme, a port, a path or a person around it is none", () => {
  for (const typed of [
    "http://192.0.2.10/",
    "192.0.2.10:8080",
    "user@192.0.2.10",
    "192.0.2.10/path",
    "192.0.2.10.",
    "[2001:db8::1]",
    "http://www.acme.com/",
    "www.acme.com:443",
    "",
  ])
    assert.equal(taken(typed), undefined, typed);
});

test("no spelling of an address inside a network is one", () => {
  for (const typed of [
    "127.0.0.1",
    "127.1",
    "0177.0.0.1",
    "0x7f000001",
    "2130706433",
    "0.0.0.0",
    "10.0.0.7",
    "100.64.0.1",
    "169.254.169.254",
    "172.31.0.1",
    "192.168.1.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "[::1]",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "fd00::1",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
    "localhost",
    "localhost.",
    "①②⑦.0.0.1",
  ])
    assert.equal(taken(typed), undefined, typed);
});
