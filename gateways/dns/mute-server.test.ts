import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { test } from "node:test";
import { answerTo, framed, record, startHostile } from "@/e2e/golive/hostile-nameserver";
import { Network, publicInternet } from "@/gateways/network";
import { DnsClient } from "./client";
import type { Message } from "./message";

const address = "192.0.2.11";
const names = Array.from({ length: 12 }, (_, i) => `n${i}.example.com`);

/** Asks twelve questions at once of a server whose every UDP answer says "ask over TCP". */
async function asking(tcp: (socket: Socket, query: Message) => void) {
  let open = 0;
  let most = 0;
  let total = 0;
  const server = await startHostile({
    tcp(socket, query) {
      total += 1;
      open += 1;
      most = Math.max(most, open);
      socket.on("close", () => {
        open -= 1;
      });
      tcp(socket, query);
    },
  });
  const routes = { [`${address}:53`]: server.at };
  const network = new Network({ ...publicInternet, routes, extraPublic: ["192.0.2.0/24"] });
  const client = new DnsClient(network, () => new Date(0), new AbortController().signal);
  const ask = (name: string) => client.ask(address, { name, type: "A" });
  const first = await Promise.all(names.map(ask));
  const later = await ask("later.example.com");
  server.close();
  const said = [...first, later].map((reply) => ("message" in reply ? "answer" : reply.failure));
  return { most, total, said: [...new Set(said)], packets: server.asked() };
}

test("a server that takes connections and says nothing is waited for once, over four of them", async () => {
  const { most, total, said, packets } = await asking(() => {});
  assert.deepEqual([most, total, said], [4, 4, ["silent"]]);
  assert.equal(packets, 13, "no question is asked again over UDP");
});

test("a server that answers over TCP only is asked everything, four questions at a time", async () => {
  const { most, total, said } = await asking((socket, query) => {
    setImmediate(() =>
      socket.end(framed(answerTo(query, [record(query.question?.name ?? "", "A", "203.0.113.1")]))),
    );
  });
  assert.deepEqual([total, said], [13, ["answer"]]);
  assert.ok(most <= 4, `${most} at once`);
});
