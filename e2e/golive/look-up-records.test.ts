import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import { lookUpRecords } from "@/gateways/look-up-records";

describe("looking up a hostname's present records", () => {
  let internet: Internet;
  const lookUp = (host: string) => lookUpRecords(host, internet.config, { now: () => new Date() });

  before(async () => {
    internet = await startInternet(smallWorld());
  });
  after(() => internet.close());

  test("finds its own record, where that leads, and who hosts the DNS", async () => {
    const found = await lookUp("www.client.com");
    assert.deepEqual(found.records, [
      { name: "www.client.com", type: "CNAME", ttl: 300, data: "c1.edge.host.net" },
    ]);
    assert.deepEqual(found.addresses, ["203.0.113.10"]);
    assert.equal(found.answered, true);
    assert.equal(found.zone, "client.com");
    assert.deepEqual([...found.nameservers].sort(), ["ns1.host.net", "ns2.host.net"]);
  });

  test("finds nothing for a name without records, and for a domain that is not registered", async () => {
    const absent = await lookUp("nothing.client.com");
    assert.deepEqual([absent.zone, absent.records, absent.addresses], ["client.com", [], []]);
    const unknown = await lookUp("www.nobody.com");
    assert.deepEqual([unknown.zone, unknown.records, unknown.nameservers], [undefined, [], []]);
  });

  test("asks nothing for what is no hostname", async () => {
    const asked = internet.connections.length;
    assert.deepEqual((await lookUp("https://www.client.com/")).records, []);
    assert.equal(internet.connections.length, asked);
  });
});
