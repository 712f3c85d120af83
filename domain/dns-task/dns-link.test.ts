import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  DnsForward,
  DnsHandOver,
  dnsLinkExpiry,
  dnsLinkState,
  forwardRefusal,
  refuseEarlyReminder,
} from "./dns-link";

const NOW = new Date("2026-03-02T14:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const forward = (name: string, email = "it@acme.com") => DnsForward.safeParse({ name, email }).success;

describe("a link to a DNS change", () => {
  it("ends after 14 days, or when it is revoked", () => {
    const link = { expiresAt: dnsLinkExpiry(NOW), revokedAt: null };
    assert.equal(dnsLinkState(link, later(14 * 24 - 1)), "open");
    assert.equal(dnsLinkState(link, later(14 * 24)), "ended");
    assert.equal(dnsLinkState({ ...link, revokedAt: NOW }, NOW), "revoked");
  });

  it("is reminded of once a day, the first mail counted", () => {
    const link = { recipient: "it@acme.com", createdAt: NOW, remindedAt: null };
    assert.throws(() => refuseEarlyReminder(link, later(23), "UTC"), /after 3 March 2026 at 14:00 UTC/);
    refuseEarlyReminder(link, later(24), "UTC");
    assert.throws(() => refuseEarlyReminder({ ...link, remindedAt: later(30) }, later(31), "UTC"));
    assert.throws(
      () => refuseEarlyReminder({ ...link, recipient: null }, later(99), "UTC"),
      /nobody to remind/,
    );
  });

  it("is passed on a few times and no more", () => {
    assert.equal(forwardRefusal({ here: 4, depth: 2, inAll: 9 }), null);
    assert.ok(forwardRefusal({ here: 5, depth: 0, inAll: 5 }));
    assert.ok(forwardRefusal({ here: 0, depth: 3, inAll: 3 }));
    assert.ok(forwardRefusal({ here: 0, depth: 1, inAll: 10 }));
  });
});

describe("passing it on", () => {
  it("takes one mailbox and refuses lists, breaks and headers", () => {
    assert.ok(forward("Sam Okafor", " IT@acme.com "));
    for (const email of [
      "a@acme.com, b@acme.com",
      "a@acme.com;b@acme.com",
      "a@acme.com\r\nBcc: b@acme.com",
      "a@acme.com b@acme.com",
      "Sam <a@acme.com>",
      "a@acme",
      "",
    ])
      assert.equal(forward("Sam", email), false, JSON.stringify(email));
  });

  it("takes a name and no advertisement", () => {
    for (const name of ["Zoë O’Brien-Smith", "J.R. Ewing", "李雷", "Sam (IT)"])
      assert.ok(forward(name), name);
    for (const name of [
      "",
      "Buy at cheap.example.com",
      "https://evil",
      "Sam\r\nSubject: x",
      "<b>Sam</b>",
      "x".repeat(61),
      "mail me@evil.com",
    ])
      assert.equal(forward(name), false, JSON.stringify(name));
  });
});

describe("giving it out", () => {
  const id = "7f6f9f1e-4e9c-4a51-9d7c-7f1a2f3c4d5e";
  const parse = (form: object) => DnsHandOver.safeParse({ "hostnames[]": id, ...form });

  it("takes several addresses, a note and a phone number", () => {
    const { data } = parse({
      addresses: "a@acme.com, B@acme.com",
      note: "Line 1\r\nLine 2",
      phone: "+44 20 7946 0000",
    });
    assert.deepEqual(data, {
      hostnameIds: [id],
      addresses: ["a@acme.com", "b@acme.com"],
      note: "Line 1\nLine 2",
      phone: "+44 20 7946 0000",
      how: "mail",
    });
  });

  it("needs an address to mail, and none to copy", () => {
    assert.equal(parse({ addresses: "" }).success, false);
    assert.equal(parse({ addresses: "", how: "copy" }).success, true);
  });

  it("refuses crowds, words as a phone number, and no host name", () => {
    assert.equal(
      parse({
        addresses: "abcdef"
          .split("")
          .map((c) => `${c}@acme.com`)
          .join("\n"),
      }).success,
      false,
    );
    assert.equal(parse({ addresses: "a@acme.com", phone: "call Dana" }).success, false);
    assert.equal(DnsHandOver.safeParse({ addresses: "a@acme.com" }).success, false);
  });
});
