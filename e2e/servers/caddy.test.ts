import assert from "node:assert/strict";
import type { Server } from "node:http";
import { after, before, describe, test } from "node:test";
import { judge } from "@/domain/go-live/judge";
import { noHistory } from "@/domain/go-live/seen/history";
import { publicInternet } from "@/gateways/network";
import { observe } from "@/gateways/observe";
import { type Caddy, startAsk, startCaddy, startOrigin } from "./caddy";
import { Bench, freePort } from "./daemon";
import { siteOf } from "./edge-world";
import { startNsd, startUnbound } from "./nameservers";
import { type Pebble, startPebble } from "./pebble";

const edgeAddress = "127.0.0.50";
const dns = "127.0.0.51";
const resolvers = ["127.0.0.7", "127.0.0.8", "127.0.0.9"];
const zones = ["client.com", "dead.com", "stray.com", "denied.com"];

const zone = (lines: string[]) =>
  [
    "$TTL 60",
    "@ SOA ns1.dns.com. hostmaster.dns.com. 1 7200 3600 1209600 60",
    "@ NS ns1.dns.com.",
    ...lines,
    "",
  ].join("\n");

describe("Caddy as the edge, with certificates from Pebble", () => {
  const bench = new Bench();
  const allowed = new Set<string>();
  const servers: Server[] = [];
  let caddy: Caddy;
  let pebble: Pebble;
  let port: number;

  before(async () => {
    port = await freePort();
    for (const name of zones) bench.write(`${name}.zone`, zone(["www CNAME c1.edge.host.com."]));
    bench.write("host.com.zone", zone([`c1.edge A ${edgeAddress}`]));
    bench.write("dns.com.zone", zone([`ns1 A ${dns}`]));
    const served = [...zones, "host.com", "dns.com"];
    const delegations = served.map((name) => `${name}. NS ns1.dns.com.`);
    bench.write("root.zone", zone([...delegations, `ns1.dns.com. A ${dns}`]));
    const root = "127.0.0.52";
    await startNsd(bench, root, port, [{ origin: "", file: "root.zone" }]);
    await startNsd(
      bench,
      dns,
      port,
      served.map((origin) => ({ origin, file: `${origin}.zone` })),
    );
    const places = served.map((origin) => ({ origin, at: [`${dns}@${port}`] }));
    for (const address of resolvers)
      await startUnbound(bench, address, port, [{ origin: "", at: [`${root}@${port}`] }, ...places]);
    const origin = await startOrigin("Client’s shop");
    const ask = await startAsk(allowed);
    servers.push(origin.server, ask.server);
    const ports = { plain: await freePort(), secure: await freePort() };
    pebble = await startPebble(bench, ports, `${resolvers[0]}:${port}`);
    const dead = `127.0.0.1:${await freePort()}`;
    const routes = { "www.client.com": origin.at, "www.dead.com": dead };
    caddy = await startCaddy(bench, { address: edgeAddress, ...ports, routes, ask: ask.at, pebble });
  });

  after(async () => {
    for (const server of servers) server.close().closeAllConnections();
    await bench.close();
  });

  async function check(host: string) {
    const internet = {
      ...publicInternet,
      roots: [{ name: "a.root", address: "127.0.0.52" }],
      resolvers: resolvers.map((_, i) => ({ id: `u${i}`, name: `Unbound ${i}`, address: `192.0.2.10${i}` })),
      extraPublic: ["127.0.0.48/29", "192.0.2.0/24"],
      routes: {
        "127.0.0.52:53": `127.0.0.52:${port}`,
        [`${dns}:53`]: `${dns}:${port}`,
        [`${edgeAddress}:443`]: `${edgeAddress}:${caddy.secure}`,
        [`${edgeAddress}:80`]: `${edgeAddress}:${caddy.plain}`,
        ...Object.fromEntries(resolvers.map((address, i) => [`192.0.2.10${i}:53`, `${address}:${port}`])),
      },
      trust: pebble.root,
    };
    const target = siteOf(host, host.replace("www.", ""), [edgeAddress]);
    const facts = await observe(target, internet, { now: () => new Date() });
    const judgement = judge(facts, target, noHistory, new Date());
    return { ...judgement, facts, check: (id: string) => judgement.checks.find((one) => one.id === id) };
  }

  test("a certificate that arrives late: being issued at first, then live", async () => {
    const early = await check("www.client.com");
    assert.equal(early.verdict, "waiting", early.reason);
    assert.equal(early.blocker, "tls.handshake");
    assert.match(early.reason, /^The certificate is being issued/);

    allowed.add("www.client.com");
    await caddy.warm("www.client.com", pebble.root);
    const late = await check("www.client.com");
    assert.equal(late.verdict, "live", late.reason);
    const [edge] = late.facts.edge;
    assert.deepEqual(edge?.tls?.names, ["www.client.com"]);
    assert.match(edge?.tls?.issuer ?? "", /^Pebble/);
    assert.deepEqual([edge?.secure?.headers["x-edge-env"], edge?.secure?.title], ["c1", "Client’s shop"]);
    assert.equal(late.check("http.redirect")?.status, "pass");
  });

  test("a certificate without a route is not called live: the edge says 421", async () => {
    allowed.add("www.stray.com");
    await caddy.warm("www.stray.com", pebble.root);
    const { verdict, blocker, facts, reason } = await check("www.stray.com");
    assert.deepEqual([verdict, blocker], ["broken", "http.edge"], reason);
    assert.deepEqual([facts.edge[0]?.tls?.outcome, facts.edge[0]?.secure?.status], ["ok", 421]);
  });

  test("a dead origin is the origin's fault: the 502 carries the edge's and the environment's marker", async () => {
    allowed.add("www.dead.com");
    await caddy.warm("www.dead.com", pebble.root);
    const { verdict, blocker, check: of, reason } = await check("www.dead.com");
    assert.deepEqual([verdict, blocker, of("http.edge")?.status], ["broken", "http.status", "pass"], reason);
    assert.match(reason, /502/);
  });

  test("a host that the edge was never told about gets no certificate", async () => {
    const { verdict, facts } = await check("www.denied.com");
    assert.deepEqual([verdict, facts.edge[0]?.tls?.outcome], ["waiting", "alert"]);
  });
});
