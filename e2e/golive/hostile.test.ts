import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judge } from "@/domain/go-live/judge";
import { noHistory } from "@/domain/go-live/seen/history";
import { startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import { siteOf } from "@/e2e/servers/edge-world";
import type { Message } from "@/gateways/dns/message";
import { observe } from "@/gateways/observe";
import { answerTo, framed, type Hostility, record, startHostile } from "./hostile-nameserver";

const edge = "203.0.113.10";
const to = (query: Message) => record(query.question?.name ?? "", "A", edge);
const nameOf = (query: Message) => query.question?.name.toLowerCase() ?? "";
const referral = (query: Message, zone: string, names: string[]) =>
  answerTo(query, [], {
    authoritative: false,
    authority: names.map((name) => record(zone, "NS", name)),
  });

const cases: Record<string, Hostility> = {
  "takes TCP connections and never answers": { tcp: () => {} },
  "drips an endless answer over TCP": {
    tcp: (socket) => {
      socket.write(Buffer.from([0xff, 0xff]));
      const timer = setInterval(() => socket.write("x"), 20);
      socket.on("close", () => clearInterval(timer));
    },
  },
  "answers with another id": {
    udp: (query, send) => send(answerTo({ ...query, id: query.id ^ 1 }, [to(query)])),
  },
  "answers from another port": {
    udp: (query, _send, stranger) => stranger(answerTo(query, [to(query)])),
  },
  "answers another question": {
    udp: (query, send) =>
      send(answerTo({ ...query, question: { name: "www.other.com", type: "A" } }, [to(query)])),
  },
  "sends rubbish": {
    udp: (query, send) => send(Buffer.from([query.id >> 8, query.id & 255, 0x84, 0, 0xff])),
  },
  "points a name at itself with compression": {
    udp: (query, send) => {
      const header = Buffer.from([query.id >> 8, query.id & 255, 0x84, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
      send(Buffer.concat([header, Buffer.from([0xc0, 0x0c, 0, 1, 0, 1])]));
    },
  },
  "refers to itself for ever": {
    udp: (query, send) => send(referral(query, nameOf(query), ["ns1.hostile.com"])),
  },
  "refers up to the root": { udp: (query, send) => send(referral(query, ".", ["a.root-servers.practice"])) },
  "names sixty nameservers of another domain": {
    udp: (query, send) =>
      send(
        referral(
          query,
          nameOf(query),
          Array.from({ length: 60 }, (_, i) => `v${i}.victim.net`),
        ),
      ),
  },
  "gives a thousand addresses": {
    tcp: (socket, query) => {
      const addresses = Array.from({ length: 1000 }, (_, i) =>
        record(query.question?.name ?? "", "A", `203.0.113.${i % 256}`),
      );
      socket.end(framed(answerTo(query, addresses)));
    },
  },
  "leads through a hundred aliases": {
    udp: (query, send) => {
      const step = Number(/^a(\d+)\./.exec(nameOf(query))?.[1] ?? 0);
      send(answerTo(query, [record(query.question?.name ?? "", "CNAME", `a${step + 1}.hostile.com`)]));
    },
  },
  "floods with packets": {
    udp: (query, send) => {
      for (let i = 0; i < 200; i++)
        send(answerTo({ ...query, id: (query.id + 1 + i) & 0xffff }, [to(query)]));
    },
  },
};

/** Verdicts about what was understood; nothing else can be known. */
const believed: Record<string, RegExp> = {
  "refers up to the root": /^broken$/,
  "leads through a hundred aliases": /^not_pointed$/,
  // a busy machine may not take in so much in time
  "gives a thousand addresses": /^(broken|unknown)$/,
};

const places = ["192.0.2.71", "192.0.2.72"];

/** Resolvers know only good of the hostile zone: what they say must not be enough. */
const world = () =>
  smallWorld({
    resolvers: { R1: { addr: "192.0.2.101" }, R2: { addr: "192.0.2.102" }, R3: { addr: "192.0.2.103" } },
    edge: { domain: "edge.host.net", addresses: [edge] },
    zones: {
      "hostile.com": {
        servers: places.map((addr, i) => ({ name: `ns${i + 1}.hostile.com`, addr })),
        records: [
          "@ 3600 SOA ns1 host 1 7200 3600 1209600 60",
          "@ 3600 NS ns1",
          "@ 3600 NS ns2",
          "www 60 CNAME c1.edge.host.net.",
        ],
      },
      "victim.net": {
        servers: [{ name: "ns.victim.net", addr: "192.0.2.66" }],
        records: ["@ 3600 SOA ns1 host 1 7200 3600 1209600 60", "@ 3600 NS ns"],
      },
    },
  });

describe("both nameservers of a zone are hostile: a verdict in time, and no false one", {
  concurrency: 4,
}, () => {
  for (const [title, hostility] of Object.entries(cases))
    test(title, async () => {
      const internet = await startInternet(world());
      const hostile = await startHostile(hostility);
      try {
        for (const address of places) internet.config.routes[`${address}:53`] = hostile.at;
        const target = siteOf("www.hostile.com", "hostile.com", [edge]);
        const facts = await observe(target, internet.config, { now: () => new Date() });
        const { verdict, reason } = judge(facts, target, noHistory, new Date());
        const victim = internet.connections.filter(({ to }) => to === "192.0.2.66:53").length;
        assert.match(verdict, believed[title] ?? /^unknown$/, reason);
        assert.ok(facts.ms < 20_000, `${facts.ms} ms`);
        assert.ok(hostile.asked() <= 200, `asked ${hostile.asked()} times`);
        assert.ok(victim <= 80, `asked the victim ${victim} times`);
        assert.ok(reason.length < 500, reason);
        assert.ok(JSON.stringify(facts).length < 300_000);
      } finally {
        hostile.close();
        await internet.close();
      }
    });
});
