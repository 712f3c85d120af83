import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { after, before, beforeEach, describe, test } from "node:test";
import { Network, publicInternet } from "@/gateways/network";
import { DnsClient } from "./client";
import { decode, encode } from "./codec";
import { emptyMessage, type Message } from "./message";

describe("a socket that many questions share", () => {
  const server = createSocket("udp4");
  let asked: { port: number; message: Message }[] = [];
  /** Ids of forged answers sent before the honest one. */
  let forge: (id: number) => number[] = () => [];
  let client: DnsClient;

  before(async () => {
    server.on("message", (packet, from) => {
      const message = decode(packet);
      asked.push({ port: from.port, message });
      const { id, question } = message;
      const answer = { ...emptyMessage, response: true, authoritative: true, question };
      const data = (ip: string) => [{ name: question?.name ?? "", type: "A", ttl: 60, data: ip }];
      for (const forged of forge(id))
        server.send(
          encode({ ...answer, id: forged, answers: data("203.0.113.66") }),
          from.port,
          from.address,
        );
      server.send(encode({ ...answer, id, answers: data("203.0.113.10") }), from.port, from.address);
    });
    server.bind(0, "127.0.0.1");
    await once(server, "listening");
    const routes = { "192.0.2.11:53": `127.0.0.1:${server.address().port}` };
    const network = new Network({ ...publicInternet, routes, extraPublic: ["192.0.2.0/24"] });
    client = new DnsClient(network, () => new Date(0), new AbortController().signal);
  });
  beforeEach(() => {
    asked = [];
    forge = () => [];
  });
  after(() => server.close());

  const name = (n: number) => `host-${n}.example.com`;

  async function ask(n: number) {
    const reply = await client.ask("192.0.2.11", { name: name(n), type: "A" });
    assert.ok("message" in reply);
    assert.equal(reply.message.question?.name.toLowerCase(), name(n));
    return reply.message.answers.map(({ data }) => data);
  }

  const ports = () => new Set(asked.map(({ port }) => port)).size;

  test("each answer finds its question, and every question has an id of its own", async () => {
    const all = await Promise.all(Array.from({ length: 64 }, (_, n) => ask(n)));
    assert.deepEqual(new Set(all.flat()), new Set(["203.0.113.10"]));
    assert.equal(new Set(asked.map(({ message }) => message.id)).size, 64);
    assert.ok(ports() < 8, `${ports()} ports`);
  });

  test("it is left for another port after 256 questions", async () => {
    for (let n = 0; n < 600; n++) await ask(n);
    assert.ok(ports() >= 3, `${ports()} ports`);
  });

  test("a forged answer is not believed, and the next question goes out from another port", async () => {
    forge = (id) => [id ^ 1, (id + 7) % 0x10000];
    assert.deepEqual(await ask(1), ["203.0.113.10"]);
    assert.deepEqual(await ask(2), ["203.0.113.10"]);
    assert.equal(ports(), 2);
  });
});
