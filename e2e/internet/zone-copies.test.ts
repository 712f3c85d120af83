import assert from "node:assert/strict";
import { test } from "node:test";
import { encode } from "dns-packet";
import { decode } from "@/gateways/dns/codec";
import { startInternet } from "./internet";
import { decodeQuery, encodeReply, reply } from "./message";
import { ask, lines } from "./question";
import { parseLine } from "./record";
import { smallWorld } from "./small-world";
import type { ZoneSpec } from "./world";

/** What a nameserver of the small world's client answers. */
async function told(client: Partial<ZoneSpec>, address: string, name: string, type: string) {
  const internet = await startInternet(smallWorld({}, client));
  try {
    return await ask(internet.config.routes[`${address}:53`], name, type);
  } finally {
    await internet.close();
  }
}

const soa = "@ 3600 SOA ns1 host 1 7200 3600 1209600 900";

test("a zone that holds its own nameserver may say otherwise than its glue", async () => {
  const zone = {
    servers: [{ name: "ns1.client.com", addr: "192.0.2.41" }],
    records: [soa, "@ 3600 NS ns1", "ns1 3600 A 192.0.2.49"],
  };
  const parent = await told(zone, "192.0.2.2", "www.client.com", "A");
  assert.deepEqual(lines(parent?.additionals), ["ns1.client.com A 192.0.2.41"]);
  const own = await told(zone, "192.0.2.41", "ns1.client.com", "A");
  assert.deepEqual(lines(own?.answers), ["ns1.client.com A 192.0.2.49"]);
});

test("a server that only the zone names serves what is written for it", async () => {
  const records = [soa, "@ 3600 NS ns3", "ns3 3600 A 192.0.2.43", "www 300 A 203.0.113.99"];
  const own = await told(
    { per_server: { "NS3.client.com.": { records } } },
    "192.0.2.12",
    "ns3.client.com",
    "A",
  );
  assert.equal(own?.rcode, "NXDOMAIN");
  const zone = { records: [soa, "ns3 3600 A 192.0.2.43"], per_server: { "NS3.client.com.": { records } } };
  const other = await told(zone, "192.0.2.43", "www.client.com", "A");
  assert.deepEqual(lines(other?.answers), ["www.client.com A 203.0.113.99"]);
});

test("a wrong owner is a name, an address that a stranger has, or whole lines", async () => {
  const owned = async (data: unknown) => {
    const faults = [{ name: "*", type: "*", do: "bogus_owner", data }];
    const zone = { per_server: { "ns2.host.net": { faults } } };
    return lines((await told(zone, "192.0.2.12", "old.client.com", "A"))?.answers);
  };
  assert.deepEqual(await owned("other.com."), ["other.com A 203.0.113.80"]);
  assert.deepEqual(await owned("203.0.113.10"), ["bogus.invalid A 203.0.113.10"]);
  assert.deepEqual(await owned(["a.com. 60 A 203.0.113.1", "a.com. 60 AAAA 2001:db8::1"]), [
    "a.com A 203.0.113.1",
  ]);
});

test("a dot inside a label goes out as a byte of that label", () => {
  const query = decodeQuery(
    encode({ id: 1, type: "query", questions: [{ name: "www.client.com", type: "CNAME" }] }),
  );
  assert.ok(query);
  const answers = [parseLine("www.client.com. 300 CNAME c1\\.edge.host.net.", "")];
  const { answers: read } = decode(encodeReply(query, reply("NOERROR", { answers }), "udp"));
  assert.deepEqual(
    read.map(({ type, data }) => [type, data]),
    [["CNAME", "c1\\.edge.host.net"]],
  );
});
