import assert from "node:assert/strict";
import { test } from "node:test";
import { type Internet, startInternet } from "./internet";
import { type Asking, ask, lines } from "./question";
import { smallWorld } from "./small-world";
import type { ResolverSpec, ZoneSpec } from "./world";

interface Stage {
  internet: Internet;
  /** Lets DNS time pass. */
  pass(seconds: number): void;
  resolve(name: string, type?: string, asking?: Asking): ReturnType<typeof ask>;
}

async function stage(
  work: (stage: Stage) => Promise<void>,
  client: Partial<ZoneSpec> = {},
  resolver: Partial<ResolverSpec> = {},
): Promise<void> {
  let now = Date.parse("2026-11-23T12:00:00Z");
  const world = smallWorld({ now: "2026-11-23T12:00:00Z" }, client);
  world.resolvers.R1 = { addr: "192.0.2.101", ...resolver };
  const internet = await startInternet(world, () => now);
  try {
    await work({
      internet,
      pass: (seconds) => {
        now += seconds * 1000;
      },
      resolve: (name, type = "A", asking = {}) =>
        ask(internet.config.routes["192.0.2.101:53"], name, type, asking),
    });
  } finally {
    await internet.close();
  }
}

const changed = [
  "@ 3600 SOA ns1.host.net. h 2 7200 3600 1209600 900",
  "old 600 A 203.0.113.99",
  "fresh 60 A 203.0.113.1",
];

test("a resolver follows aliases through zones", () =>
  stage(async ({ resolve }) => {
    const answer = await resolve("www.client.com");
    assert.deepEqual(lines(answer?.answers), [
      "www.client.com CNAME c1.edge.host.net",
      "c1.edge.host.net A 203.0.113.10",
    ]);
    assert.deepEqual([answer?.flag_aa, answer?.flag_ra, answer?.flag_ad], [false, true, false]);
  }));

test("an answer is kept for its TTL, counting down, and forgotten on request", () =>
  stage(async ({ internet, pass, resolve }) => {
    await resolve("old.client.com");
    internet.zones.replace("client.com", changed);
    pass(400);
    const kept = await resolve("old.client.com");
    assert.deepEqual([kept?.answers[0]?.ttl, kept?.answers[0]?.data], [200, "203.0.113.80"]);
    pass(200);
    assert.equal((await resolve("old.client.com"))?.answers[0]?.data, "203.0.113.99");
    internet.zones.replace("client.com", []);
    internet.flush("R1");
    assert.deepEqual((await resolve("old.client.com"))?.answers, []);
  }));

test("a denial is kept for the SOA's minimum", () =>
  stage(async ({ internet, pass, resolve }) => {
    assert.equal((await resolve("fresh.client.com"))?.rcode, "NXDOMAIN");
    internet.zones.replace("client.com", changed);
    pass(899);
    const kept = await resolve("fresh.client.com", "AAAA");
    assert.deepEqual([kept?.rcode, kept?.authorities[0]?.ttl], ["NXDOMAIN", 1]);
    pass(1);
    assert.equal((await resolve("fresh.client.com"))?.rcode, "NOERROR");
  }));

test("one working nameserver is enough, none is SERVFAIL", async () => {
  const silent = { faults: [{ name: "*", type: "*", do: "drop" }] };
  await stage(async ({ resolve }) => assert.equal((await resolve("old.client.com"))?.rcode, "NOERROR"), {
    per_server: { "ns1.host.net": silent },
  });
  await stage(async ({ resolve }) => assert.equal((await resolve("old.client.com"))?.rcode, "SERVFAIL"), {
    per_server: {
      "ns1.host.net": silent,
      "ns2.host.net": { faults: [{ name: "*", type: "*", do: "lame" }] },
    },
  });
});

test("an alias that leads in a circle is SERVFAIL", () =>
  stage(async ({ resolve }) => assert.equal((await resolve("a.client.com"))?.rcode, "SERVFAIL"), {
    records: ["@ 60 SOA ns1.host.net. h 1 1 1 1 60", "a 60 CNAME b", "b 60 CNAME a"],
  }));

test("answers for other names are not believed, long ones are fetched over TCP", async () => {
  const everywhere = (deed: string) => {
    const faults = [{ name: "*", type: "A", do: deed }];
    return { per_server: { "ns1.host.net": { faults }, "ns2.host.net": { faults } } };
  };
  const found = (deed: string, expected: string[]) =>
    stage(
      async ({ resolve }) => assert.deepEqual(lines((await resolve("old.client.com"))?.answers), expected),
      everywhere(deed),
    );
  await found("bogus_owner", []);
  await found("truncate", ["old.client.com A 203.0.113.80"]);
  await found("formerr_edns", ["old.client.com A 203.0.113.80"]);
});

test("a prepared answer ages like one that was cached, and its alias is followed", () =>
  stage(
    async ({ pass, resolve }) => {
      pass(2390);
      const old = await resolve("www.client.com");
      assert.equal(old?.answers[0]?.ttl, 10);
      assert.deepEqual(lines(old?.answers), [
        "www.client.com CNAME old.client.com",
        "old.client.com A 203.0.113.80",
      ]);
      pass(10);
      assert.match(lines((await resolve("www.client.com"))?.answers)[0] ?? "", /c1.edge/);
    },
    {},
    { cached: [{ name: "www.client.com", type: "*", rr: ["www.client.com. 2400 CNAME old.client.com."] }] },
  ));

test("a resolver can fail or change its answer each time", () =>
  stage(
    async ({ resolve }) => {
      assert.equal((await resolve("old.client.com"))?.rcode, "SERVFAIL");
      assert.equal((await resolve("www.client.com"))?.answers[0]?.data, "203.0.113.1");
      assert.equal((await resolve("www.client.com"))?.answers[0]?.data, "127.0.0.1");
      assert.equal(await resolve("mute.client.com"), undefined);
    },
    {},
    {
      cached: [
        { name: "old.client.com", type: "A", rcode: "SERVFAIL" },
        {
          name: "www.client.com",
          type: "A",
          sequence: [["www.client.com. 0 A 203.0.113.1"], ["www.client.com. 0 A 127.0.0.1"]],
        },
      ],
      faults: [{ name: "mute.client.com", type: "*", do: "drop" }],
    },
  ));

test("a broken DNSSEC chain fails with a reason, and answers when checking is disabled", async () => {
  for (const [dnssec, code] of [
    ["bogus", 9],
    ["expired", 7],
    ["ds-unsigned", 10],
  ] as const)
    await stage(
      async ({ resolve }) => {
        const judged = await resolve("old.client.com");
        const option = judged?.additionals.find((row) => row.type === "OPT")?.options?.[0];
        assert.deepEqual(
          [judged?.rcode, option?.code, option?.data?.readUInt16BE(0)],
          ["SERVFAIL", 15, code],
        );
        assert.equal((await resolve("old.client.com", "A", { checkingDisabled: true }))?.rcode, "NOERROR");
      },
      { dnssec },
    );
  await stage(
    async ({ resolve }) => {
      assert.equal((await resolve("old.client.com"))?.flag_ad, true);
      assert.equal((await resolve("www.client.com"))?.flag_ad, false, "the edge's zone is not signed");
    },
    { dnssec: "secure" },
  );
});
