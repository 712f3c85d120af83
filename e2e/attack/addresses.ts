import assert from "node:assert/strict";
import { A, B } from "./actors";
import { attack } from "./case";
import { B_WORDS } from "./checks";
import { sendRaw } from "./raw";
import type { World } from "./world";

/** Addresses that are no path of this portal. */
const NO_PATHS = [
  "//",
  "///",
  "//[",
  "//:99999",
  "//evil.example/accounts",
  "/\\evil.example",
  "http://evil.example/accounts",
  "*",
  "/%",
  "/%00",
  "/accounts/%ff",
];

/** What is put before or after an account's slug to reach it past a comparison. */
const spellings = (slug: string) => [
  slug.toUpperCase(),
  slug.replace("c", "C"),
  `${slug}.`,
  `${slug};x=1`,
  `${slug}%20`,
  `%20${slug}`,
  `${slug}%0a`,
  `${slug}%2f`,
  `${slug}/.`,
  `./${slug}`,
  `${A}/../${slug}`,
  `${A}/%2e%2e/${slug}`,
  `${A}%2f..%2f${slug}`,
  slug.replace("-", "%2d"),
  slug.replace("-", "%252d"),
  slug.replace("c", "%63"),
  slug.replace("-", "\u2010"),
  slug.replace("2", "\uff12"),
];

const request = (line: string, ...headers: string[]) =>
  `${[`${line} HTTP/1.1`, ...headers, "Connection: close"].join("\r\n")}\r\n\r\n`;

const isAlive = async (world: World, after: string) =>
  assert.equal((await world.as.owner.ask("/accounts")).status, 200, `after ${after}`);

export const cases = [
  attack("S49", "what is no address of ours is refused, and the portal goes on", async (world) => {
    const { origin } = world.portal;
    for (const path of NO_PATHS)
      for (const method of ["GET", "HEAD", "POST"]) {
        const { status } = await sendRaw(origin, request(`${method} ${path}`, "Host: localhost"));
        assert.ok(status === 400 || status === 404, `${method} ${path} answers ${status}`);
      }
    await isAlive(world, "addresses");
  }),
  attack("S50", "no other spelling of B's address opens it", async (world) => {
    const cookie = (name: "cMemA" | "mA") =>
      [...world.as[name].cookies].map(([key, value]) => `Cookie: ${key}=${value}`).join("\r\n");
    for (const [at, path] of spellings(B).entries())
      for (const name of ["cMemA", "mA"] as const) {
        const ask = (spelt: string) =>
          sendRaw(
            world.portal.origin,
            request(`GET /accounts/${encodeURI(spelt).replaceAll("%25", "%")}`, "Host: x", cookie(name)),
          );
        const [theirs, none] = [await ask(path), await ask(spellings("client-9")[at] ?? "")];
        assert.equal(theirs.status, none.status, path);
        assert.notEqual(theirs.status, 200, path);
        assert.doesNotMatch(theirs.text, B_WORDS, path);
      }
  }),
  attack("S51", "requests that say two things, or ask for something else, get nowhere", async (world) => {
    const { origin } = world.portal;
    const form = "name=Taken+over";
    const strange = [
      request("TRACE /accounts", "Host: x"),
      request("OPTIONS *", "Host: x"),
      request("OPTIONS /accounts", "Host: x", "Origin: https://evil.example"),
      request("CONNECT evil.example:443", "Host: x"),
      request("PROPFIND /accounts", "Host: x"),
      request("GET /accounts"),
      request("POST /sign-in", "Host: x", "Content-Length: 4", "Transfer-Encoding: chunked"),
      request("POST /sign-in", "Host: x", "Content-Length: 4", "Content-Length: 5"),
      request("POST /sign-in", "Host: x", "Transfer-Encoding: chunked"),
      request("POST /sign-in", "Host: x", "Transfer-Encoding: chunked, identity"),
      request("POST /sign-in", "Host: x", "Transfer-Encoding : chunked"),
      request("POST /sign-in", "Host: x", "Content-Length: -1"),
      request("GET /accounts", "Host: x", `Cookie: ${"a=b; ".repeat(4_000)}`),
      request("GET /accounts", "Host: x", ...Array.from({ length: 2_000 }, (_, at) => `X-${at}: 1`)),
    ];
    for (const bytes of strange) {
      const { status, text } = await sendRaw(origin, `${bytes}${form}`);
      assert.ok(status === 0 || (status >= 400 && status < 500), `${bytes.slice(0, 80)} answers ${status}`);
      assert.doesNotMatch(text, /access-control-allow|node_modules/i, bytes.slice(0, 80));
    }
    // An upgrade is a request like any other: no socket is left open for it.
    for (const upgrade of ["websocket", "h2c"])
      for (const path of ["/nowhere", "/_next/hmr", "/accounts"]) {
        const asked = `GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: ${upgrade}\r\nConnection: close, Upgrade\r\n\r\n`;
        const { status, text } = await sendRaw(origin, asked);
        assert.ok(status >= 300 && status < 500, `${upgrade} at ${path} answers ${status}`);
        assert.match(text, /content-security-policy: /i, `${upgrade} at ${path} went past the guard`);
      }
    await isAlive(world, "strange requests");
  }),
  attack("S52", "a forged host or proxy header changes no page and no way on", async (world) => {
    const forged = {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "1",
      forwarded: "host=evil.example",
      "x-original-url": `/accounts/${B}`,
      "x-rewrite-url": `/accounts/${B}`,
      "x-invoke-path": `/accounts/${B}`,
      "x-matched-path": `/accounts/${B}`,
      "x-middleware-subrequest": "middleware:middleware:middleware",
      "x-middleware-rewrite": `/accounts/${B}`,
      "x-nextjs-data": "1",
      "x-portico-inner": "guess",
      "next-url": `/accounts/${B}`,
    };
    for (const client of [world.as.cMemA, world.visitor()])
      for (const path of ["/", "/accounts", `/accounts/${A}`, "/sign-in", "/signed-in", "/nowhere"]) {
        const answer = await client.ask(path, { headers: forged });
        assert.doesNotMatch(JSON.stringify(answer), /evil\.example/, path);
        assert.doesNotMatch(answer.text, B_WORDS, path);
        assert.equal(answer.status, (await client.ask(path)).status, path);
      }
  }),
];
