import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { after, before, beforeEach, describe, test } from "node:test";
import { Network, publicInternet } from "@/gateways/network";
import { plainVisit, probeEdge } from "./edge";
import { Lanes } from "./lanes";
import type { Probing } from "./probing";

const edge = "203.0.113.10";
const old = "203.0.113.80";
const never = new AbortController().signal;

describe("how many connections a visited machine sees", () => {
  const open = new Set<Socket>();
  let most = 0;
  let total = 0;
  // The end of one connection and the beginning of the next may be noticed in either order: count a little later.
  const settled = async () => {
    for (let i = 0; i < 10; i++) await new Promise(setImmediate);
  };
  const server = createServer(async (socket) => {
    total += 1;
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    await Promise.all([once(socket, "data"), settled()]);
    most = Math.max(most, open.size);
    socket.end("HTTP/1.1 204 No Content\r\n\r\n");
  });
  let network: Network;

  before(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const to = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const routes = { [`${edge}:80`]: to, [`${edge}:443`]: to, [`${old}:80`]: to };
    network = new Network({ ...publicInternet, routes, extraPublic: ["203.0.113.0/24"] });
  });
  beforeEach(() => {
    most = 0;
    total = 0;
  });
  after(() => server.close());

  const look = (): Probing => ({
    network,
    host: "www.acme.com",
    clock: () => new Date(0),
    signal: never,
    markers: [],
    site: [],
    lanes: new Lanes(),
    edge: [edge],
    addressesOf: async () => [],
  });

  test("one at a time at an edge address in one look, HTTPS and HTTP after each other", async () => {
    await probeEdge(look(), edge, true);
    assert.deepEqual([most, total], [1, 2]);
  });

  test("one at a time at anybody else's machine, over all looks", async () => {
    const visits = await Promise.all(Array.from({ length: 12 }, () => plainVisit(look(), old)));
    assert.deepEqual([most, total], [1, 12]);
    assert.ok(visits.every(({ status }) => status === 204));
  });

  test("none once time is up, and that is not held against the machine", async () => {
    const { outcome } = await plainVisit({ ...look(), signal: AbortSignal.abort() }, old);
    assert.deepEqual([outcome, total], ["no-route", 0]);
  });
});

test("who gives up does not wait for the one before, and lets nobody pass it", async () => {
  const lanes = new Lanes();
  const over = new AbortController();
  let end = () => {};
  const slow = new Promise<void>((resolve) => {
    end = resolve;
  });
  const first = lanes.run("a", () => slow, never);
  const second = lanes.run("a", async () => "given up", over.signal);
  let third = "waits";
  const last = lanes.run(
    "a",
    async () => {
      third = "runs";
    },
    never,
  );
  over.abort();
  assert.equal(await second, "given up");
  await new Promise(setImmediate);
  assert.equal(third, "waits");
  end();
  await Promise.all([first, last]);
  assert.equal(third, "runs");
});

test("lanes forget what is done, also after a failure", async () => {
  const lanes = new Lanes();
  const failed = lanes.run("a", () => Promise.reject(new Error("no")), never);
  const next = lanes.run("a", async () => "yes", never);
  await assert.rejects(failed);
  assert.equal(await next, "yes");
  await new Promise(setImmediate);
  assert.equal(lanes.size, 0);
});
