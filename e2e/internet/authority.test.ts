import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Internet, startInternet } from "./internet";
import { type Asking, ask, lines } from "./question";
import { smallWorld } from "./small-world";
import type { ZoneSpec } from "./world";

async function inside(client: Partial<ZoneSpec>, work: (internet: Internet) => Promise<void>): Promise<void> {
  const internet = await startInternet(smallWorld({}, client));
  try {
    await work(internet);
  } finally {
    await internet.close();
  }
}

function faulty(fault: { do: string; type?: string; data?: unknown }): Partial<ZoneSpec> {
  return { per_server: { "ns2.host.net": { faults: [{ name: "*", type: "*", ...fault }] } } };
}

describe("an authority", () => {
  let internet: Internet;
  before(async () => {
    internet = await startInternet(smallWorld());
  });
  after(() => internet.close());
  const at = (address: string, name: string, type: string, asking?: Asking) =>
    ask(internet.config.routes[`${address}:53`], name, type, asking);

  test("root and top level refer, with glue only for names below them", async () => {
    const root = await at("192.0.2.1", "www.client.com", "A");
    assert.equal(root?.flag_aa, false);
    assert.deepEqual(lines(root?.authorities), ["com NS a.nic.com"]);
    assert.deepEqual(lines(root?.additionals), ["a.nic.com A 192.0.2.2"]);
    const com = await at("192.0.2.2", "www.client.com", "A");
    assert.deepEqual(lines(com?.authorities), ["client.com NS ns1.host.net", "client.com NS ns2.host.net"]);
    assert.deepEqual(lines(com?.additionals), []);
    const net = await at("192.0.2.2", "x.host.net", "A");
    assert.deepEqual(lines(net?.additionals), ["ns1.host.net A 192.0.2.11"]);
  });

  test("a name that was never registered does not exist", async () => {
    const answer = await at("192.0.2.2", "nobody.com", "A");
    assert.equal(answer?.rcode, "NXDOMAIN");
    assert.equal(answer?.flag_aa, true);
    assert.equal(answer?.authorities[0]?.type, "SOA");
  });

  test("a domain that has lapsed does not exist for its parent", () =>
    inside({ parent: { exists: false } }, async (net) => {
      const answer = await ask(net.config.routes["192.0.2.2:53"], "www.client.com", "A");
      assert.equal(answer?.rcode, "NXDOMAIN");
    }));

  test("an alias is followed into the other zones of the same server, and keeps the asker's letter case", async () => {
    const one = await at("192.0.2.11", "wWw.client.com", "A");
    assert.deepEqual(lines(one?.answers), [
      "wWw.client.com CNAME c1.edge.host.net",
      "c1.edge.host.net A 203.0.113.10",
    ]);
    const two = await at("192.0.2.12", "www.client.com", "A");
    assert.deepEqual(lines(two?.answers), ["www.client.com CNAME c1.edge.host.net"]);
    assert.equal(two?.flag_aa, true);
  });

  test("denials carry the SOA with the TTL for which they may be kept", async () => {
    for (const [name, rcode] of [
      ["none.client.com", "NXDOMAIN"],
      ["old.client.com", "NOERROR"],
      ["b.client.com", "NOERROR"],
    ] as const) {
      const answer = await at("192.0.2.12", name, "TXT");
      assert.equal(answer?.rcode, rcode, name);
      assert.equal(answer?.authorities[0]?.ttl, 900);
      assert.deepEqual(answer?.answers, []);
    }
  });

  test("a wildcard answers for missing names only", async () => {
    assert.deepEqual(lines((await at("192.0.2.12", "x.wild.client.com", "A"))?.answers), [
      "x.wild.client.com A 203.0.113.82",
    ]);
    assert.equal((await at("192.0.2.12", "x.old.client.com", "A"))?.rcode, "NXDOMAIN");
  });

  test("below a delegation it refers instead of answering", async () => {
    const answer = await at("192.0.2.12", "www.sub.client.com", "A");
    assert.equal(answer?.flag_aa, false);
    assert.deepEqual(lines(answer?.additionals), ["ns.sub.client.com A 192.0.2.77"]);
  });

  test("a name with CNAME and other data answers with both", async () => {
    assert.deepEqual(lines((await at("192.0.2.12", "both.client.com", "A"))?.answers), [
      "both.client.com CNAME c1.edge.host.net",
      "both.client.com A 203.0.113.83",
    ]);
  });

  test("a CNAME at the apex leaves SOA and NS in place", async () => {
    await inside(
      { records: ["@ 60 SOA ns1.host.net. h 1 1 1 1 60", "@ 60 CNAME c1.edge.host.net."] },
      async (net) => {
        const at = net.config.routes["192.0.2.12:53"];
        assert.equal((await ask(at, "client.com", "SOA"))?.answers[0]?.type, "SOA");
        assert.equal((await ask(at, "client.com", "MX"))?.answers[0]?.type, "CNAME");
      },
    );
  });

  test("the DS of a signed zone is its parent's to answer, also where one server holds both", async () => {
    const ds = async (net: Internet, address: string) => {
      const answer = await ask(net.config.routes[`${address}:53`], "client.com", "DS");
      return [answer?.flag_aa, answer?.answers[0]?.type];
    };
    await inside({ dnssec: "secure" }, async (net) => {
      assert.deepEqual(await ds(net, "192.0.2.2"), [true, "DS"]);
      assert.deepEqual(await ds(net, "192.0.2.12"), [true, undefined]);
    });
    await inside(
      { dnssec: "secure", servers: [{ name: "ns1.client.com", addr: "192.0.2.2" }] },
      async (net) => assert.deepEqual(await ds(net, "192.0.2.2"), [true, "DS"]),
    );
  });

  test("a zone that it does not hold is refused", async () => {
    assert.equal((await at("192.0.2.12", "www.host.net", "A"))?.rcode, "REFUSED");
  });

  test("an edit is served at once, by one nameserver or by all", async () => {
    const zone = ["@ 60 SOA ns1.host.net. h 2 1 1 1 60", "www 60 A 203.0.113.99"];
    const seen = async () => [
      lines((await at("192.0.2.11", "www.client.com", "A"))?.answers),
      lines((await at("192.0.2.12", "www.client.com", "A"))?.answers),
    ];
    internet.zones.replace("client.com", zone, "ns1.host.net");
    assert.deepEqual(await seen(), [
      ["www.client.com A 203.0.113.99"],
      ["www.client.com CNAME c1.edge.host.net"],
    ]);
    internet.zones.replace("client.com", zone);
    assert.deepEqual(await seen(), [["www.client.com A 203.0.113.99"], ["www.client.com A 203.0.113.99"]]);
  });

  test("a zone added later is delegated and served", async () => {
    internet.zones.add("new.com", {
      servers: [{ name: "ns9.new.com", addr: "192.0.2.19" }],
      records: ["@ 60 SOA ns9 h 1 1 1 1 60", "@ 60 A 203.0.113.1"],
    });
    await internet.listen();
    assert.deepEqual(lines((await at("192.0.2.2", "new.com", "A"))?.additionals), [
      "ns9.new.com A 192.0.2.19",
    ]);
    assert.deepEqual(lines((await at("192.0.2.19", "new.com", "A"))?.answers), ["new.com A 203.0.113.1"]);
  });

  test("a zone that moves to other nameservers leaves the old ones", async () => {
    const records = ["@ 60 SOA ns9 h 1 1 1 1 60"];
    internet.zones.add("moved.com", { servers: [{ name: "ns1.host.net", addr: "192.0.2.11" }], records });
    internet.zones.add("moved.com", { servers: [{ name: "ns2.host.net", addr: "192.0.2.12" }], records });
    assert.deepEqual(lines((await at("192.0.2.2", "moved.com", "A"))?.authorities), [
      "moved.com NS ns2.host.net",
    ]);
    assert.equal((await at("192.0.2.11", "moved.com", "SOA"))?.rcode, "REFUSED");
    internet.zones.add("moved.com", { servers: [], parent: { exists: false } });
    assert.equal((await at("192.0.2.2", "moved.com", "A"))?.rcode, "NXDOMAIN");
  });

  test("what was asked is on record", () => {
    assert.ok(
      internet.connections.some((each) => each.to === "192.0.2.1:53" && each.question === "www.client.com A"),
    );
  });
});

describe("an authority at fault", () => {
  const answerOf = async (internet: Internet, asking: Asking = {}) =>
    ask(internet.config.routes["192.0.2.12:53"], "Old.client.com", "A", asking);

  test("refuses, fails, stays silent or lies as it is told", async () => {
    await inside(faulty({ do: "refused" }), async (net) => {
      assert.equal((await answerOf(net))?.rcode, "REFUSED");
    });
    await inside(faulty({ do: "servfail" }), async (net) => {
      assert.equal((await answerOf(net))?.rcode, "SERVFAIL");
    });
    await inside(faulty({ do: "drop" }), async (net) => assert.equal(await answerOf(net), undefined));
    await inside(faulty({ do: "lame" }), async (net) => {
      const answer = await answerOf(net);
      assert.deepEqual([answer?.rcode, answer?.flag_aa, answer?.answers.length], ["NOERROR", false, 0]);
    });
    await inside(faulty({ do: "bogus_owner", data: "other.com." }), async (net) => {
      assert.deepEqual(lines((await answerOf(net))?.answers), ["other.com A 203.0.113.80"]);
    });
    await inside(faulty({ do: "lowercase" }), async (net) => {
      assert.equal((await answerOf(net))?.questions[0]?.name, "old.client.com");
    });
  });

  test("truncates over UDP and tells all over TCP", async () => {
    await inside(faulty({ do: "truncate" }), async (net) => {
      assert.equal((await answerOf(net))?.flag_tc, true);
      assert.equal((await answerOf(net, { transport: "tcp" }))?.answers.length, 1);
    });
  });

  test("rejects EDNS but answers without", async () => {
    await inside(faulty({ do: "formerr_edns" }), async (net) => {
      const answer = await answerOf(net);
      assert.deepEqual([answer?.rcode, answer?.additionals.length], ["FORMERR", 0]);
      assert.equal((await answerOf(net, { edns: 0 }))?.answers.length, 1);
    });
  });

  test("plays a sequence, of which the last step stays", async () => {
    await inside(
      faulty({
        do: "sequence",
        data: ["drop", ["old 0 A 203.0.113.1"], "203.0.113.2", { rcode: "NXDOMAIN" }],
      }),
      async (net) => {
        assert.equal(await answerOf(net), undefined);
        assert.deepEqual(lines((await answerOf(net))?.answers), ["Old.client.com A 203.0.113.1"]);
        assert.deepEqual(lines((await answerOf(net))?.answers), ["Old.client.com A 203.0.113.2"]);
        assert.equal((await answerOf(net))?.rcode, "NXDOMAIN");
        assert.equal((await answerOf(net))?.rcode, "NXDOMAIN");
      },
    );
  });

  test("an answer too long for the client's UDP is truncated", async () => {
    const long = Array.from({ length: 12 }, (_, i) => `@ 60 TXT "${i}-${"x".repeat(150)}"`);
    await inside({ records: ["@ 60 SOA ns1.host.net. h 1 1 1 1 60", ...long] }, async (net) => {
      const at = net.config.routes["192.0.2.12:53"];
      const short = await ask(at, "client.com", "TXT");
      assert.deepEqual([short?.flag_tc, short?.answers.length], [true, 0]);
      assert.equal((await ask(at, "client.com", "TXT", { transport: "tcp" }))?.answers.length, 12);
      assert.equal((await ask(at, "client.com", "TXT", { edns: 4096 }))?.answers.length, 12);
    });
  });
});
