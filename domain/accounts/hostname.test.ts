import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  asciiOf,
  Hostname,
  hostnameRefusal,
  isApex,
  productionGuess,
  registrableOf,
} from "@/domain/accounts/hostname";

describe("a host name as typed", () => {
  for (const [typed, stored] of [
    [" WWW.Acme.COM ", "www.acme.com"],
    ["www.acme.com.", "www.acme.com"],
    ["Bücher.ch", "xn--bcher-kva.ch"],
    ["www。acme。com", "www.acme.com"],
    ["www．acme．com．", "www.acme.com"],
    ["www.acme.com｡", "www.acme.com"],
    ["faß.de", "xn--fa-hia.de"],
    ["l·l.cat", "xn--ll-0ea.cat"],
  ] as const)
    it(`keeps ${typed} as ${stored}`, () => assert.equal(Hostname.parse(typed), stored));

  for (const [typed, hint] of [
    ["", "Enter a name"],
    ["https://www.acme.com", "without https://"],
    ["www.acme.com/shop", "without a path"],
    ["www.acme.com:8080", "without a port"],
    ["*.acme.com", "Wildcards"],
    ["_dmarc.acme.com", "Underscores"],
    ["203.0.113.10", "IP address"],
    ["[::1]", "IP address"],
    ["2130706433", "IP address"],
    ["0x7f.1", "IP address"],
    ["acme", "with its domain"],
    ["www.acme.test", "reserved"],
    ["www.acme.localhost", "reserved"],
    ["co.uk", "public ending"],
    ["github.io", "public ending"],
    ["maria@acme.com", "mail address"],
    ["-a.acme.com", "hyphen"],
    ["-ü.acme.com", "hyphen"],
    ["xn----dha.acme.com", "hyphen"],
    ["a..acme.com", "between dots"],
    [`${"a".repeat(64)}.acme.com`, "63"],
    ["two words.com", "spaces"],
    ["www.ac%6de.com", "% signs"],
    ["“www.acme.com”", "quotes"],
    ["www.ac–me.com", "quotes"],
  ] as const)
    it(`refuses ${typed || "nothing"}`, () =>
      assert.ok(hostnameRefusal(typed)?.includes(hint), hostnameRefusal(typed) ?? "accepted"));
});

describe("the Public Suffix List", () => {
  it("knows that example.com.au is the registrable name, not com.au", () => {
    assert.equal(registrableOf("www.acme.com.au"), "acme.com.au");
    assert.equal(isApex("acme.com.au"), true);
    assert.equal(isApex("www.acme.com.au"), false);
  });
});

describe("a first host name that looks like a test copy", () => {
  it("suggests the production name", () => {
    assert.equal(productionGuess("staging.acme.com"), "www.acme.com");
    assert.equal(productionGuess("uat2.shop.acme.com"), "shop.acme.com");
    assert.equal(productionGuess("www.acme.com"), null);
    assert.equal(productionGuess(asciiOf("test.com")), null);
  });
});
