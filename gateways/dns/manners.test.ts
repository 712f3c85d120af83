import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { Network, publicInternet } from "@/gateways/network";
import { type AskOptions, DnsClient } from "./client";
import { decode, encode } from "./codec";
import { Courtesy, Manners } from "./courtesy";
import { emptyMessage } from "./message";

const addresses = ["192.0.2.11", "192.0.2.12", "192.0.2.13"];
const rate = 200;
const burst = 5;
const total = 20;

describe("how fast a server is asked", () => {
  const server = createSocket("udp4");
  let arrivals: number[] = [];
  let network: Network;

  before(async () => {
    server.on("message", (packet, from) => {
      arrivals.push(performance.now());
      const { id, question } = decode(packet);
      const answer = encode({ ...emptyMessage, id, response: true, authoritative: true, question });
      server.send(answer, from.port, from.address);
    });
    server.bind(0, "127.0.0.1");
    await once(server, "listening");
    const routes = addresses.map((address) => [`${address}:53`, `127.0.0.1:${server.address().port}`]);
    const extraPublic = ["192.0.2.0/24"];
    network = new Network({ ...publicInternet, routes: Object.fromEntries(routes), extraPublic });
  });
  after(() => server.close());

  /** Asks all at once and says how many milliseconds each question came too early. */
  async function askAll(manners: Manners, at: string[], options: (i: number) => AskOptions) {
    arrivals = [];
    const start = performance.now();
    const signal = new AbortController().signal;
    const client = new DnsClient(network, () => new Date(0), signal, { manners });
    const question = { name: "www.example.com", type: "A" };
    const ask = (i: number) => client.ask(at[i % at.length] as string, question, options(i));
    await Promise.all(Array.from({ length: total }, (_, i) => ask(i)));
    return arrivals.map((arrival, i) => ((i + 1 - burst) / rate) * 1000 - (arrival - start));
  }

  const slow = () => new Courtesy(rate, burst);
  const generous = () => new Courtesy(10_000, 1000);

  const cases: [string, Manners, string[], (i: number) => AskOptions][] = [
    [
      "an operator with three addresses is asked as fast as one, not three times as fast",
      new Manners(generous(), slow(), generous()),
      addresses,
      (i) => ({ server: `ns${i % 3}.dns.example.org` }),
    ],
    [
      "a machine that many zones name as their nameserver is asked as fast as one",
      new Manners(slow(), generous(), generous()),
      addresses.slice(1, 2),
      (i) => ({ server: `ns.zone${i}.com` }),
    ],
    [
      "a public resolver has a limit of its own",
      new Manners(generous(), generous(), slow()),
      addresses.slice(2),
      () => ({ recursive: true }),
    ],
  ];
  for (const [title, manners, at, options] of cases)
    test(title, async () => {
      const early = await askAll(manners, at, options);
      assert.equal(early.length, total);
      // a timer may end a fraction of a millisecond early
      assert.ok(Math.max(...early) <= 2, `${Math.max(...early)} ms too early`);
    });

  test("a question that was given up before its turn costs nobody else one", async () => {
    const manners = new Manners(new Courtesy(20, 5), new Courtesy(20, 5));
    const over = new AbortController();
    const client = new DnsClient(network, () => new Date(0), over.signal, { manners });
    const [address = ""] = addresses;
    const server = "ns1.dns.example.org";
    const question = { name: "www.example.com", type: "A" };
    const asking = Array.from({ length: total }, () => client.ask(address, question, { server }));
    await Promise.all(asking.slice(0, burst));
    over.abort();
    const last = await asking.at(-1);
    assert.equal(last && "failure" in last && last.failure, "late");
    const wait = manners.nameserver(address, server);
    assert.ok(wait <= 50, `the next waits for ${wait} ms`);
  });
});
