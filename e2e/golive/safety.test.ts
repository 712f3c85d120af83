import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { judge } from "@/domain/go-live/judge";
import type { Facts } from "@/domain/go-live/seen/facts";
import { noHistory } from "@/domain/go-live/seen/history";
import type { Target } from "@/domain/go-live/seen/target";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import { socketAddress } from "@/e2e/internet/switchboard";
import type { World, ZoneSpec } from "@/e2e/internet/world";
import { siteOf } from "@/e2e/servers/edge-world";
import type { Dialled } from "@/gateways/network";
import { observe } from "@/gateways/observe";
import { forbidden, forbiddenAddresses } from "./forbidden";
import { startSilentListener } from "./silent-listener";

const edge = "203.0.113.10";
const old = "203.0.113.80";
const typeOf = (address: string) => (address.includes(":") ? "AAAA" : "A");
const hostOf = (address: string) => `h${forbiddenAddresses.indexOf(address)}.client.com`;
const zoneOf = (address: string) => `z${forbiddenAddresses.indexOf(address)}.com`;
const own = ["@ 3600 SOA ns1 host 1 7200 3600 1209600 60", "@ 3600 NS ns1.host.net."];
const servers = [{ name: "ns1.host.net", addr: "192.0.2.11" }];

/** Every forbidden address as a host's, behind an alias, in hints, behind a mail name and as a nameserver's. */
function world(): World {
  const hosts = forbiddenAddresses.map((address) => `${hostOf(address)}. 60 ${typeOf(address)} ${address}`);
  const zones = forbiddenAddresses.map((address): [string, ZoneSpec] => {
    const name = `ns.${zoneOf(address)}`;
    return [zoneOf(address), { servers: [{ name, addr: address }], records: [...own, `@ 60 NS ${name}.`] }];
  });
  const records = [
    ...own,
    ...hosts,
    "www 60 CNAME c1.edge.host.net.",
    "inner 60 A 10.0.0.7",
    "alias 60 CNAME inner",
    "hints 60 HTTPS 1 . ipv4hint=127.0.0.1 ipv6hint=::1",
    `hints 60 A ${old}`,
    "mail 60 MX 10 inner",
    `mail 60 A ${old}`,
    `both 60 A ${edge}`,
    "both 60 A 127.0.0.1",
  ];
  const faults = [
    { name: "turn", type: "A", do: "sequence", data: [[`turn 0 A ${old}`], ["turn 0 A 127.0.0.1"]] },
  ];
  const client = { servers, records, per_server: { "ns1.host.net": { faults } } };
  return smallWorld({
    resolvers: { R1: { addr: "192.0.2.101" }, R2: { addr: "192.0.2.102" }, R3: { addr: "192.0.2.103" } },
    edge: { domain: "edge.host.net", addresses: [edge] },
    hosts: { [old]: { "80": { http: [{ host: "*", path: "*", status: 200, headers: {}, body: "old" }] } } },
    zones: { ...Object.fromEntries(zones), "client.com": client },
  });
}

describe("nothing is sent to what is not a public address, whoever names it", () => {
  let internet: Internet;
  let listener: Awaited<ReturnType<typeof startSilentListener>>;

  before(async () => {
    internet = await startInternet(world());
    listener = await startSilentListener();
    // were the guard to fail, these routes would lead to the listener
    for (const address of [...forbiddenAddresses, edge, old])
      for (const port of [25, 53, 80, 443, 6379, 8080]) {
        const at = socketAddress(address, port);
        if (forbiddenAddresses.includes(address) || !internet.config.routes[at])
          internet.config.routes[at] = listener.at;
      }
    internet.edge?.assign("www.client.com", "c1");
  });
  after(async () => {
    listener.close();
    await internet.close();
  });

  async function look(host: string, more: Partial<Target> = {}) {
    const before = listener.heard();
    const dialled: Dialled[] = [];
    const target = { ...siteOf(host, host.split(".").slice(-2).join("."), [edge]), ...more };
    const onConnect = (one: Dialled) => dialled.push(one);
    const facts: Facts = await observe(target, internet.config, { now: () => new Date(), onConnect });
    assert.equal(listener.heard(), before, "the silent listener heard something");
    const places = new Set(dialled.map(({ address }) => address));
    assert.deepEqual(
      [...places].filter((address) => forbiddenAddresses.includes(address)),
      [],
    );
    return { facts, dialled, ...judge(facts, target, noHistory, new Date()) };
  }

  for (const [range, addresses] of Object.entries(forbidden)) {
    test(`${range}: as the host's own record`, async () => {
      for (const address of addresses) {
        const { facts, verdict } = await look(hostOf(address));
        assert.equal(facts.unsafe.length, 1, address);
        assert.match(verdict, /^(not_pointed|broken)$/, address);
        assert.equal(facts.elsewhere, undefined, address);
      }
    });

    test(`${range}: as the nameserver's`, async () => {
      for (const address of addresses) {
        const { verdict, facts } = await look(`www.${zoneOf(address)}`);
        assert.equal(verdict, "broken", address);
        assert.ok(facts.servers.every(({ answers }) => answers.every(({ outcome }) => outcome === "unsafe")));
      }
    });
  }

  for (const [what, host] of Object.entries({
    "behind an alias": "alias.client.com",
    "in the hints of an HTTPS record": "hints.client.com",
    "behind the name of a mail server": "mail.client.com",
    "beside an address of the edge": "both.client.com",
  }))
    test(`a private address ${what}`, async () => assert.notEqual((await look(host)).verdict, "live"));

  const redirects = [
    ...[
      "http://127.0.0.1/",
      "http://[::1]/",
      "http://169.254.169.254/latest/meta-data/",
      "http://10.0.0.7:8080/",
    ],
    ...[
      "http://2130706433/",
      "http://0x7f.1/",
      "http://127.1/",
      "http://%E2%91%A0%E2%91%A1%E2%91%A6.0.0.1/",
      "http://[::ffff:127.0.0.1]/",
    ],
    ...[
      "//127.0.0.1/",
      "https://www.client.com@127.0.0.1/",
      "http://inner.client.com/",
      "http://alias.client.com/",
    ],
  ];
  for (const location of redirects)
    test(`a redirect to ${location} is judged, not followed`, async () => {
      internet.edge?.behave("www.client.com", { status: 302, headers: { location } });
      const { facts, verdict } = await look("www.client.com");
      assert.equal(verdict, "broken");
      assert.equal(facts.edge[0]?.secure?.redirect?.unsafe, true);
    });

  const otherPlaces = [
    ...["https://www.client.com:6379/", "http://www.client.com:25/", "https://www.client.com:8080/"],
    ...["http://www.client.com/", "gopher://127.0.0.1:6379/_x", "file:///etc/passwd", "http://localhost/"],
  ];
  for (const location of otherPlaces)
    test(`a redirect to ${location} is not followed`, async () => {
      internet.edge?.behave("www.client.com", { status: 302, headers: { location } });
      const { dialled, verdict } = await look("www.client.com");
      const web = dialled.filter(({ address }) => address === edge).map(({ port }) => port);
      assert.deepEqual([web.sort(), verdict], [[443, 80], "broken"]);
    });

  test("a redirect that leads to itself is asked for once more, and not again", async () => {
    internet.edge?.behave("www.client.com", { status: 302, headers: { location: "/again" } });
    const { dialled, verdict, facts } = await look("www.client.com");
    assert.equal(dialled.filter(({ address, port }) => address === edge && port === 443).length, 2);
    assert.deepEqual([facts.edge[0]?.secure?.redirect?.endless, verdict], [true, "broken"]);
  });

  const origins = [
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "2130706433",
    "①②⑦.0.0.1",
    "::1",
    "[::1]",
    "::ffff:127.0.0.1",
  ];
  const names = ["localhost", "localhost.", "inner.client.com", "http://127.0.0.1/", "127.0.0.1:6379"];
  for (const address of [...origins, ...names])
    test(`an origin typed as ${address} is not visited`, async () => {
      internet.edge?.behave("www.client.com");
      const { facts } = await look("www.client.com", { origin: { address } });
      assert.notEqual(facts.origin?.outcome, "ok");
    });

  test("an address that changes between two questions: the visit goes where the judged answer led", async () => {
    const { dialled, facts } = await look("turn.client.com");
    const visited = dialled.filter(({ port }) => port !== 53).map(({ address }) => address);
    assert.deepEqual([...new Set(visited)], facts.elsewhere ? [old] : []);
  });
});
