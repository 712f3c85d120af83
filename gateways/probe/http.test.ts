import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Network, publicInternet } from "@/gateways/network";
import { visit } from "./http";

/** Lets a raw server answer one visit of 203.0.113.10:80. */
async function visited(answer: (socket: Socket, request: string) => void, more = {}) {
  const sockets: Socket[] = [];
  const requests: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    socket.once("data", (data) => {
      requests.push(data.toString());
      answer(socket, data.toString());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const routes = { "203.0.113.10:80": `127.0.0.1:${(server.address() as AddressInfo).port}` };
  const network = new Network({ ...publicInternet, routes, extraPublic: ["203.0.113.0/24"] });
  const facts = await visit({
    socket: network.tcp("203.0.113.10", 80, "web"),
    scheme: "http",
    host: "www.acme.com",
    clock: () => new Date(0),
    signal: new AbortController().signal,
    body: true,
    markers: ["X-Edge"],
    ...more,
  });
  for (const socket of sockets) socket.destroy();
  server.close();
  return { facts, requests };
}

const ok = "HTTP/1.1 200 OK\r\nX-Edge: agency-edge\r\nSet-Cookie: secret=1\r\n";

describe("a visit", () => {
  test("asks with the host's name, keeps chosen headers and the title", async () => {
    const { facts, requests } = await visited((socket) =>
      socket.end(`${ok}\r\n<html><title> Acme\n Tools </title>`),
    );
    assert.match(
      requests[0] ?? "",
      /^GET \/ HTTP\/1\.1\r\nhost: www\.acme\.com\r\naccept-encoding: identity/i,
    );
    assert.deepEqual([facts.outcome, facts.status, facts.title], ["ok", 200, "Acme Tools"]);
    assert.deepEqual(facts.headers, { "x-edge": "agency-edge" });
  });

  test("reads the page's robots meta, in either order and with any quotes", async () => {
    const robots = async (html: string) =>
      (await visited((socket) => socket.end(`${ok}\r\n${html}`))).facts.robots;
    assert.equal(await robots(`<meta name="robots" content="noindex,follow">`), "noindex,follow");
    assert.equal(await robots(`<META CONTENT='none' NAME=robots />`), "none");
    assert.equal(await robots(`<meta name="viewport" content="noindex">`), undefined);
  });

  test("sends no credentials, and keeps nothing of the page but its title and robots meta", async () => {
    const { facts, requests } = await visited((socket) =>
      socket.end(`${ok}X-Private: secret\r\n\r\n<title>Acme</title><p>secret</p>`),
    );
    assert.doesNotMatch(requests[0] ?? "", /cookie|authorization|referer/i);
    assert.doesNotMatch(JSON.stringify(facts), /secret/);
  });

  test("does not follow redirects", async () => {
    const { facts, requests } = await visited((socket) =>
      socket.end("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"),
    );
    assert.deepEqual([facts.status, facts.headers.location], [302, "http://169.254.169.254/"]);
    assert.equal(requests.length, 1);
  });

  test("reads UTF-8 in a header as such, and anything else byte by byte", async () => {
    const to = async (location: string, encoding: BufferEncoding) =>
      (await visited((socket) => socket.end(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\n\r\n`, encoding)))
        .facts.headers.location;
    assert.equal(await to("/bücher", "utf8"), "/bücher");
    assert.equal(await to("/bücher", "latin1"), "/bücher");
  });

  test("stops reading at 256 KiB", async () => {
    const { facts } = await visited((socket) => {
      socket.write(`${ok}\r\n<title>Long</title>`);
      const more = () => {
        while (!socket.destroyed && socket.write("x".repeat(65_536)));
      };
      socket.on("drain", more);
      more();
    });
    assert.deepEqual([facts.status, facts.title, facts.cut], [200, "Long", "size"]);
  });

  test("never inflates", async () => {
    const bomb = gzipSync(Buffer.alloc(8_000_000, " "));
    const { facts } = await visited((socket) => {
      socket.write(`${ok}Content-Encoding: gzip\r\n\r\n`);
      socket.end(bomb);
    });
    assert.deepEqual([facts.status, facts.title], [200, undefined]);
  });

  test("calls more than 16 KiB of headers, and endless interim answers, a flood", async () => {
    const headers = Array.from({ length: 40 }, (_, i) => `X-${i}: ${"y".repeat(1000)}\r\n`).join("");
    assert.equal((await visited((socket) => socket.end(`${ok}${headers}\r\n`))).facts.outcome, "flood");
    const hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(20);
    assert.equal((await visited((socket) => socket.write(hints))).facts.outcome, "flood");
  });

  test("tells a closed, a silent and an unreadable answer apart", async () => {
    assert.equal((await visited((socket) => socket.destroy())).facts.outcome, "reset");
    assert.equal((await visited((socket) => socket.end("SSH-2.0-server\r\n"))).facts.outcome, "malformed");
    const signal = AbortSignal.timeout(100);
    assert.equal((await visited(() => {}, { signal })).facts.outcome, "hang");
  });

  test("a page that breaks off, and a change of protocol, end at once", async () => {
    const broken = await visited((socket) => {
      socket.write(`${ok}Content-Length: 9999\r\n\r\n<title>Acme</title>`);
      setTimeout(() => socket.destroy(), 50);
    });
    const { outcome, status, title, cut } = broken.facts;
    assert.deepEqual([outcome, status, title, cut], ["ok", 200, "Acme", undefined]);
    const upgrade = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n";
    assert.equal((await visited((socket) => socket.write(upgrade))).facts.outcome, "reset");
  });

  test("a body that never ends in time still has its status", async () => {
    const signal = AbortSignal.timeout(200);
    const { facts } = await visited((socket) => socket.write(`${ok}\r\n<`), { signal });
    assert.deepEqual([facts.outcome, facts.status, facts.cut], ["ok", 200, "time"]);
  });
});
