import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { lagging } from "@/domain/go-live/seen/lagging";
import type { Target } from "@/domain/go-live/seen/target";
import { DnsProvider } from "@/e2e/dns-provider";
import { guideWorld, practiceEdge } from "@/e2e/internet/demo-world";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { observe } from "@/gateways/observe";
import { saysOther } from "@/gateways/peek";

const HOST = "www.website1.com";
const RECORD = `CNAME p-one.${practiceEdge.domain}.`;
const OLD = "A 198.51.100.11";
const now = () => new Date();

const target: Target = {
  host: HOST,
  kind: "production",
  apex: false,
  registrable: "website1.com",
  stage: "after",
  edge: {
    target: `p-one.${practiceEdge.domain}`,
    addresses: practiceEdge.addresses,
    marker: ["x-edge", "agency-edge"],
    environmentMarker: ["x-edge-env", "p-one"],
  },
};

let internet: Internet;
let provider: DnsProvider;
before(async () => {
  internet = await startInternet(guideWorld(2));
  provider = new DnsProvider(internet);
});
after(() => internet.close());

const look = () => observe(target, internet.config, { now });
const peek = ({ servers }: { servers: Parameters<typeof saysOther>[0] }) =>
  saysOther(servers, HOST, internet.config, now);

it("asks those that lag alone, and hears at once that one of them follows", async () => {
  provider.change(HOST, RECORD, "ns1.hostco.net");
  const facts = await look();
  const servers = lagging(facts, target);
  assert.deepEqual(
    servers.map(({ name }) => name),
    ["ns2.hostco.net"],
  );
  assert.equal(await peek({ servers }), false);
  provider.change(HOST, RECORD);
  assert.equal(await peek({ servers }), true);
  assert.deepEqual(lagging(await look(), target), []);
});

it("takes silence for no news, and does not wait for it when another has some", async () => {
  provider.change(HOST, OLD);
  const { servers } = await look();
  const zone = internet.zones.servers("website1.com");
  internet.zones.add("website1.com", {
    servers: zone,
    per_server: { "ns1.hostco.net": { faults: [{ name: "*", type: "*", do: "drop" }] } },
  });
  assert.equal(await peek({ servers: servers.filter(({ name }) => name === "ns1.hostco.net") }), false);
  provider.change(HOST, RECORD, "ns2.hostco.net");
  assert.equal(await peek({ servers }), true);
});
