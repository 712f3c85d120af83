import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import { Network, publicInternet } from "@/gateways/network";
import { onOnePort } from "@/gateways/testing/one-port";
import { DnsClient } from "./client";
import { decode, encode } from "./codec";
import { emptyMessage, type Message } from "./message";

interface Query extends Message {
  transport: "udp" | "tcp";
}

/** A nameserver on loopback that answers as `reply` says: a message, raw bytes, or silence. */
async function serving(reply: (query: Query, turn: number) => Message | Buffer | undefined) {
  const queries: Query[] = [];
  const answer = (packet: Buffer, transport: Query["transport"]) => {
    const query = { ...decode(packet), transport };
    queries.push(query);
    const found = reply(query, queries.length);
    return found && !Buffer.isBuffer(found) ? encode(found) : found;
  };
  const tcp = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => {
      const found = answer(data.subarray(2), "tcp");
      if (found) socket.end(Buffer.concat([Buffer.from([found.length >> 8, found.length & 0xff]), found]));
      else socket.destroy();
    });
  });
  const { udp, port } = await onOnePort(tcp);
  udp.on("message", (packet, from) => {
    const found = answer(packet, "udp");
    if (found) udp.send(found, from.port, from.address);
  });
  const routes = { "192.0.2.11:53": `127.0.0.1:${port}` };
  const network = new Network({ ...publicInternet, routes, extraPublic: ["192.0.2.0/24"] });
  const client = new DnsClient(network, () => new Date(0), new AbortController().signal);
  const ask = (options = {}) => client.ask("192.0.2.11", { name: "www.example.com", type: "A" }, options);
  const close = () => {
    tcp.close();
    udp.close();
  };
  return { ask, close, queries, network };
}

const a = { name: "www.example.com", type: "A", ttl: 60, data: "203.0.113.10" };
const honest = (query: Message): Message => ({
  ...emptyMessage,
  id: query.id,
  response: true,
  authoritative: true,
  question: query.question,
  answers: [a],
  edns: query.edns && { size: 1232, dnssecOk: false, errors: [] },
});

async function asked(reply: Parameters<typeof serving>[0], options = {}) {
  const server = await serving(reply);
  const found = await server.ask(options);
  server.close();
  return { found, queries: server.queries };
}

const answersIn = (found: Awaited<ReturnType<typeof asked>>["found"]) =>
  "message" in found ? found.message.answers : found.failure;

describe("the DNS client", () => {
  test("asks with a random id, mixed case and EDNS of 1232 bytes", async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => asked(honest)));
    const queries = runs.map(({ queries }) => queries[0] as Query);
    assert.ok(new Set(queries.map((query) => query.id)).size > 8);
    assert.ok(new Set(queries.map((query) => query.question?.name)).size > 8);
    assert.ok(queries.every((query) => query.edns?.size === 1232 && !query.recursionDesired));
    for (const { found } of runs) assert.deepEqual(answersIn(found), [a]);
  });

  test("asks a resolver for recursion and, on demand, without validation", async () => {
    const { queries } = await asked(honest, { recursive: true, checkingDisabled: true, dnssecOk: true });
    const [query] = queries;
    assert.deepEqual(
      [query?.recursionDesired, query?.checkingDisabled, query?.authenticData, query?.edns?.dnssecOk],
      [true, true, true, true],
    );
  });

  test("repeats an unanswered query with a fresh id", async () => {
    const { found, queries } = await asked((query, turn) => (turn === 1 ? undefined : honest(query)));
    assert.deepEqual(answersIn(found), [a]);
    assert.notEqual(queries[0]?.id, queries[1]?.id);
  });

  test("gives up on silence after three tries, within three seconds", async () => {
    const start = performance.now();
    const { found, queries } = await asked(() => undefined);
    assert.equal(answersIn(found), "silent");
    assert.equal(queries.length, 3);
    assert.ok(performance.now() - start < 3000);
  });

  test("repeats a cut answer over TCP and never reads it as empty", async () => {
    const cut = (query: Query) =>
      query.transport === "udp" ? { ...honest(query), truncated: true, answers: [] } : honest(query);
    assert.deepEqual(answersIn((await asked(cut)).found), [a]);
    const closed = (query: Query) =>
      query.transport === "udp" ? { ...honest(query), truncated: true, answers: [] } : undefined;
    assert.equal(answersIn((await asked(closed)).found), "silent");
  });

  test("asks again without EDNS when the server does not know it", async () => {
    const old = (query: Query) =>
      query.edns ? { ...honest(query), rcode: 1, answers: [], edns: undefined } : honest(query);
    const { found, queries } = await asked(old);
    assert.deepEqual(answersIn(found), [a]);
    assert.deepEqual(
      queries.map((query) => query.edns === undefined),
      [false, true],
    );
  });

  test("ignores answers with another id, name or type", async () => {
    const strangers: ((query: Query) => Message)[] = [
      (query) => ({ ...honest(query), id: query.id ^ 1 }),
      (query) => ({ ...honest(query), question: { name: "www.example.org", type: "A" } }),
      (query) => ({ ...honest(query), question: { name: "www.example.com", type: "AAAA" } }),
      (query) => ({ ...honest(query), response: false }),
    ];
    const all = await Promise.all(strangers.map((reply) => asked(reply)));
    for (const { found } of all) assert.equal(answersIn(found), "silent");
  });

  test("believes an answer without a question only when it says what went wrong", async () => {
    const without = (rcode: number) => (query: Query) => ({ ...honest(query), rcode, question: undefined });
    const all = await Promise.all([0, 3].map((rcode) => asked(without(rcode))));
    for (const { found } of all) assert.equal(answersIn(found), "silent");
    const { found } = await asked(without(2));
    assert.equal("message" in found && found.message.rcode, 2);
  });

  test("believes an answer in another letter case only over TCP", async () => {
    const lower = (query: Query): Message => ({
      ...honest(query),
      question: { name: "www.example.com", type: "A" },
    });
    const { found, queries } = await asked(lower);
    assert.deepEqual(answersIn(found), [a]);
    assert.equal(queries.at(-1)?.transport, "tcp");
  });

  test("calls unreadable packets malformed", async () => {
    const { found } = await asked(() => Buffer.from("not a packet"));
    assert.equal(answersIn(found), "malformed");
  });

  test("keeps the text of extended errors", async () => {
    const errors = [{ code: 9, text: "DNSKEY Missing" }];
    const bogus = (query: Query) => ({
      ...honest(query),
      rcode: 2,
      edns: { size: 1232, dnssecOk: true, errors },
    });
    const { found } = await asked(bogus);
    assert.deepEqual("message" in found && found.message.edns?.errors, errors);
  });

  test("stops at once when the caller gives up", async () => {
    const server = await serving(() => undefined);
    const over = new AbortController();
    const client = new DnsClient(server.network, () => new Date(0), over.signal);
    const start = performance.now();
    const asking = client.ask("192.0.2.11", { name: "www.example.com", type: "A" });
    over.abort();
    assert.equal(answersIn(await asking), "late");
    assert.ok(performance.now() - start < 500);
    server.close();
  });

  test("does not ask for what is no name, and throws nothing", async () => {
    const server = await serving(honest);
    const client = new DnsClient(server.network, () => new Date(0), new AbortController().signal);
    const label = "a".repeat(63);
    const asking = (name: string) => client.ask("192.0.2.11", { name, type: "A" });
    for (const name of [`${label}a.com`, [label, label, label, label].join(".")])
      assert.equal(answersIn(await asking(name)), "malformed");
    assert.equal(server.queries.length, 0);
    assert.deepEqual(answersIn(await asking([label, label, label, label.slice(2)].join("."))), [a]);
    server.close();
  });

  test("never asks a private address, and stops at its number of queries", async () => {
    const server = await serving(honest);
    const client = new DnsClient(server.network, () => new Date(0), new AbortController().signal, {
      queries: 2,
    });
    const question = { name: "www.example.com", type: "A" };
    assert.equal(answersIn(await client.ask("10.0.0.7", question)), "unsafe");
    assert.deepEqual(answersIn(await client.ask("192.0.2.11", question)), [a]);
    assert.equal(answersIn(await client.ask("192.0.2.11", question)), "late");
    assert.equal(server.queries.length, 1);
    server.close();
  });
});
