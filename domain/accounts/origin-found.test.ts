import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { foundSentence, originOf } from "@/domain/accounts/origin-found";

describe("the server behind a host name", () => {
  const edge = { domain: "edge.agency.net", addresses: ["198.51.100.1"] };
  const origin = (records: string[], ...addresses: string[]) =>
    originOf("www.acme.com", { records, addresses }, edge);

  it("is its address, IPv4 before IPv6", () => {
    assert.equal(origin([], "2001:db8::1", "203.0.113.10"), "203.0.113.10");
    assert.equal(origin([], "2001:db8::1"), "2001:db8::1");
    assert.equal(origin([]), null);
  });
  it("is another company's name, which may change its address", () => {
    assert.equal(origin(["CNAME acme.hostco.net"], "203.0.113.10"), "acme.hostco.net");
  });
  it("is the address behind a name of the client's own, which may move to the edge", () => {
    assert.equal(origin(["CNAME acme.com"], "203.0.113.10"), "203.0.113.10");
  });
  it("is nothing when the name leads to the edge already", () => {
    assert.equal(origin(["CNAME p1.edge.agency.net"], "203.0.113.10"), null);
    assert.equal(origin(["A 198.51.100.1"], "198.51.100.1"), null);
  });
  it("says what was found, that there is nothing, or that nobody answered", () => {
    const found = {
      asked: true,
      records: ["A 203.0.113.10"],
      server: "ns1.hostco.net",
      origin: "203.0.113.10",
    };
    assert.equal(foundSentence(found), "Found: A 203.0.113.10 at ns1.hostco.net.");
    assert.match(foundSentence({ ...found, records: [], origin: null }), /no address/);
    assert.match(foundSentence(undefined), /could not ask/);
  });
});
