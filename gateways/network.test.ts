import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { test } from "node:test";
import { onOnePort } from "@/gateways/testing/one-port";
import { type Dialled, Network, publicInternet, refuseOther, Undialled } from "./network";

async function silentListener() {
  let heard = 0;
  const server = createServer(() => heard++);
  const { udp, port } = await onOnePort(server);
  udp.on("message", () => heard++);
  const close = () => {
    server.close();
    udp.close();
  };
  return { port, close, heard: () => heard };
}

test("a private address never gets a byte, even with a route to it", async () => {
  const listener = await silentListener();
  const to = `127.0.0.1:${listener.port}`;
  const routes = { "10.0.0.1:80": to, "127.0.0.1:443": to, "10.0.0.1:53": to, "[::1]:80": to };
  const dialled: Dialled[] = [];
  const network = new Network({ ...publicInternet, routes }, (one) => dialled.push(one));
  assert.throws(() => network.tcp("10.0.0.1", 80, "web"), { code: "unsafe" });
  assert.throws(() => network.tcp("127.0.0.1", 443, "web"), { code: "unsafe" });
  assert.throws(() => network.tcp("::1", 80, "web"), { code: "unsafe" });
  assert.throws(() => network.udpPlace("10.0.0.1"), { code: "unsafe" });
  const nowhere = new Network(publicInternet);
  assert.throws(() => nowhere.tcp("127.0.0.1", 443, "web"), Undialled);
  listener.close();
  assert.equal(listener.heard(), 0);
  assert.deepEqual(dialled, []);
});

test("a connection that leads elsewhere than judged ends before the first byte", async () => {
  let bytes = 0;
  const server = createServer((socket) => socket.on("data", (data) => (bytes += data.length)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.once("connect", () => refuseOther(socket, "203.0.113.10"));
  socket.write("GET / HTTP/1.1\r\n\r\n");
  const [error] = await once(socket, "error").catch((thrown) => [thrown]);
  assert.equal(error.code, "unsafe");
  const well = connect(port, "127.0.0.1");
  await once(well, "connect");
  refuseOther(well, "127.0.0.1");
  well.end("ok").resume();
  await once(well, "close");
  server.close();
  assert.equal(bytes, 2);
});

test("only port 53 is for DNS, only 80 and 443 for the web", () => {
  const network = new Network(publicInternet);
  for (const port of [22, 25, 53, 5432, 8080]) {
    assert.throws(() => network.tcp("8.8.8.8", port, "web"), { code: "unsafe" }, String(port));
  }
  assert.throws(() => network.tcp("8.8.8.8", 80, "dns"), { code: "unsafe" });
});

test("practice dials its routes and nothing else", async () => {
  const listener = await silentListener();
  const routes = { "203.0.113.10:80": `127.0.0.1:${listener.port}` };
  const dialled: unknown[] = [];
  const network = new Network({ ...publicInternet, routes, extraPublic: ["203.0.113.0/24"] }, (one) => {
    dialled.push([one.protocol, one.address, one.port]);
  });
  const socket = network.tcp("203.0.113.10", 80, "web");
  await once(socket, "connect");
  socket.destroy();
  assert.throws(() => network.tcp("203.0.113.11", 80, "web"), { code: "no-route" });
  assert.throws(() => network.tcp("8.8.8.8", 443, "web"), { code: "no-route" });
  assert.throws(() => network.udpPlace("203.0.113.10"), { code: "no-route" });
  listener.close();
  assert.deepEqual(dialled, [["tcp", "203.0.113.10", 80]]);
});

test("the real internet has 13 roots and at least three resolver operators", () => {
  assert.equal(publicInternet.roots.length, 13);
  assert.ok(new Set(publicInternet.resolvers.map((resolver) => resolver.address)).size >= 3);
  const network = new Network(publicInternet);
  for (const { address } of [...publicInternet.roots, ...publicInternet.resolvers])
    assert.ok(network.isSafe(address));
  assert.deepEqual([publicInternet.routes, publicInternet.extraPublic, publicInternet.trust], [{}, [], ""]);
});
