import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { judge } from "@/domain/go-live/judge";
import { type History, mergeSightings, noHistory, sightingsOf } from "@/domain/go-live/seen/history";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { observe } from "@/gateways/observe";
import { Bench, freePort, until } from "./daemon";
import { edgeOnly, siteOf } from "./edge-world";
import { bindAddress, serialAt, startBindAuthority, startNsd, startUnbound, type Zone } from "./nameservers";

const infrastructure = "127.0.0.48";
const resolvers = ["127.0.0.4", "127.0.0.5", "127.0.0.6"];
const oldTtl = 600;

const zone = (serial: number, www: string) =>
  [
    "$TTL 300",
    `@ SOA ns1.dns.com. hostmaster.dns.com. ${serial} 7200 3600 1209600 60`,
    "@ NS ns1.dns.com.",
    "@ NS ns2.dns.com.",
    www,
    "",
  ].join("\n");

const above = (nameserver: string, lines: string[]) =>
  [
    "$TTL 300",
    `@ SOA ${nameserver} host.root. 1 7200 3600 1209600 60`,
    `@ NS ${nameserver}`,
    ...lines,
    "",
  ].join("\n");

const rootZone = above("a.root.", ["a.root. A 192.0.2.1", "com. NS a.nic.com.", "a.nic.com. A 192.0.2.2"]);
const comZone = above("a.nic.com.", [
  "a.nic A 192.0.2.2",
  "client NS ns1.dns\nclient NS ns2.dns",
  "host NS ns1.dns\nhost NS ns2.dns\ndns NS ns1.dns\ndns NS ns2.dns",
  "ns1.dns A 192.0.2.11\nns2.dns A 192.0.2.12",
]);

describe("a zone that is changed in place, ns1 an NSD and ns2 a BIND", () => {
  const bench = new Bench();
  let edge: Internet;
  let nsd: ChildProcess;
  let bind: ChildProcess;
  let ports: { nsd: number; bind: number };
  let history: History = noHistory;
  let now = new Date("2026-11-23T12:00:00Z");

  // each server reads a file of its own, as if a secondary had its own copy
  const write = (server: "nsd" | "bind", text: string) => bench.write(`${server}-client.zone`, text);
  const zonesOf = (server: string): Zone[] => [
    { origin: "client.com", file: `${server}-client.zone` },
    { origin: "host.com", file: "host.zone" },
    { origin: "dns.com", file: "dns.zone" },
  ];

  before(async () => {
    ports = { nsd: await freePort(), bind: await freePort() };
    for (const server of ["nsd", "bind"] as const) write(server, zone(1, `www ${oldTtl} A 203.0.113.80`));
    bench.write("host.zone", `${zone(1, "c1.edge A 203.0.113.10")}`);
    bench.write("dns.zone", zone(1, "ns1 A 192.0.2.11\nns2 A 192.0.2.12"));
    bench.write("root.zone", rootZone);
    bench.write("com.zone", comZone);
    const top = await freePort();
    await startNsd(bench, infrastructure, ports.nsd, [{ origin: "", file: "root.zone" }]);
    await startNsd(bench, infrastructure, top, [{ origin: "com", file: "com.zone" }]);
    nsd = await startNsd(bench, "127.0.0.1", ports.nsd, zonesOf("nsd"));
    bind = await startBindAuthority(bench, ports.bind, zonesOf("bind"));
    const children = [`127.0.0.1@${ports.nsd}`, `${bindAddress}@${ports.bind}`];
    const served = [
      { origin: "", at: [`${infrastructure}@${ports.nsd}`] },
      { origin: "com", at: [`${infrastructure}@${top}`] },
      ...["client.com", "host.com", "dns.com"].map((origin) => ({ origin, at: children })),
    ];
    for (const address of resolvers) await startUnbound(bench, address, top, served);
    edge = await startInternet(edgeOnly(["client.com"]));
    edge.edge?.assign("www.client.com", "c1");
    Object.assign(edge.config, {
      roots: [{ name: "a.root", address: "192.0.2.1" }],
      resolvers: resolvers.map((_, i) => ({ id: `u${i}`, name: `Unbound ${i}`, address: `192.0.2.10${i}` })),
      extraPublic: ["192.0.2.0/24", "203.0.113.0/24"],
      routes: {
        ...edge.config.routes,
        "192.0.2.1:53": `${infrastructure}:${ports.nsd}`,
        "192.0.2.2:53": `${infrastructure}:${top}`,
        "192.0.2.11:53": `127.0.0.1:${ports.nsd}`,
        "192.0.2.12:53": `${bindAddress}:${ports.bind}`,
        ...Object.fromEntries(resolvers.map((address, i) => [`192.0.2.10${i}:53`, `${address}:${top}`])),
      },
    });
  });

  after(async () => {
    await edge?.close();
    await bench.close();
  });

  /** One check, and what it remembers for the next. */
  async function check() {
    const target = siteOf("www.client.com", "client.com", ["203.0.113.10"]);
    const facts = await observe(target, edge.config, { now: () => now });
    history = { ...history, sightings: mergeSightings(history.sightings, sightingsOf(facts, target)) };
    const judgement = judge(facts, target, history, now);
    return { ...judgement, check: (id: string) => judgement.checks.find((one) => one.id === id) };
  }

  async function reload(server: ChildProcess, port: number, serial: number) {
    server.kill("SIGHUP");
    await until(
      async () => (await serialAt("127.0.0.1", port, "client.com")) === serial,
      () => `serial ${serial} was not loaded`,
    );
  }

  test("from the old record over one nameserver that lags to live", async () => {
    const before = await check();
    assert.equal(before.verdict, "not_pointed", before.reason);
    assert.match(before.reason, /203\.0\.113\.80/);

    write("nsd", zone(2, "www 300 CNAME c1.edge.host.com."));
    await reload(nsd, ports.nsd, 2);
    now = new Date(now.getTime() + 60_000);
    const lagging = await check();
    assert.equal(lagging.verdict, "waiting", lagging.reason);
    assert.deepEqual([lagging.blocker, lagging.check("prop.auth")?.status], ["point.target", "pending"]);
    assert.match(lagging.reason, /ns2\.dns\.com/);
    assert.doesNotMatch(lagging.reason, /ns1\.dns\.com/);

    write("bind", zone(2, "www 300 CNAME c1.edge.host.com."));
    await reload(bind, ports.bind, 2);
    const changed = now;
    now = new Date(now.getTime() + 30_000);
    const spreading = await check();
    assert.equal(spreading.verdict, "waiting", spreading.reason);
    assert.deepEqual([spreading.blocker, spreading.check("prop.auth")?.status], ["prop.expiry", "pass"]);
    const clear = changed.getTime() + oldTtl * 1000;
    assert.equal(Date.parse(spreading.clearAt as string), clear);

    now = new Date(clear + 1000);
    const live = await check();
    assert.equal(live.verdict, "live", live.reason);
    assert.match(live.reason, /2 of 2 nameservers and 3 of 3 resolvers/);
  });

  test("moved back in place it is no longer live, and the record that leads away is named", async () => {
    for (const server of ["nsd", "bind"] as const) write(server, zone(3, "www 300 A 203.0.113.99"));
    await reload(nsd, ports.nsd, 3);
    await reload(bind, ports.bind, 3);
    history = { ...history, wasLive: true };
    const moved = await check();
    assert.deepEqual([moved.verdict, moved.check("live.moved")?.status], ["not_pointed", "fail"]);
    assert.match(moved.reason, /203\.0\.113\.99/);
  });
});
