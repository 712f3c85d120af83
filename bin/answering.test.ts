import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { answering, withoutSecrets } from "./answering.mjs";

type Handle = (request: IncomingMessage, response: ServerResponse) => void;
type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

const ORIGIN = "https://portal.agency.example";

/** What a portal behind so many proxies makes of one request. */
async function ask(handle: Handle, { path = "/accounts", body, ...options }: Sent = {}, proxies = 0) {
  process.env.PORTICO_ORIGIN = ORIGIN;
  process.env.TRUSTED_PROXIES = String(proxies);
  const server = createServer(answering(false, handle)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: "127.0.0.1", path, ...options });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  await once(answer, "end");
  server.close();
  return answer;
}

const page: Handle = (_, response) => {
  response.setHeader("cache-control", "s-maxage=31536000");
  response.end("page");
};
const neverAsked: Handle = () => assert.fail("this went on to Next");

test("every answer has the policy, a nonce of its own, and nothing that a shared cache may keep", async () => {
  const first = await ask(page);
  const second = await ask(page);
  const policy = String(first.headers["content-security-policy"]);
  assert.match(policy, /default-src 'none'; script-src 'nonce-[\w+/]{24}' 'strict-dynamic';/);
  for (const part of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'"])
    assert.ok(policy.includes(part), part);
  assert.ok(!policy.includes("unsafe"));
  assert.notEqual(policy, second.headers["content-security-policy"]);
  assert.equal(first.headers["cache-control"], "private, no-store");
  assert.equal(first.headers["x-content-type-options"], "nosniff");
  assert.equal(first.headers["strict-transport-security"], "max-age=31536000");
  assert.equal(first.headers["referrer-policy"], "same-origin");
});

test("Next reads the same nonce, and never one that the request brought along", async () => {
  let seen: unknown;
  const headers = {
    "content-security-policy": "script-src 'nonce-mine'",
    "content-security-policy-report-only": "script-src 'nonce-mine'",
  };
  const answer = await ask(
    (asked, response) => {
      seen = asked.headers["content-security-policy"];
      assert.equal(asked.headers["content-security-policy-report-only"], undefined);
      response.end();
    },
    { headers },
  );
  assert.equal(seen, answer.headers["content-security-policy"]);
  assert.doesNotMatch(String(seen), /mine/);
});

test("files that never change stay public, but not what is missing among them", async () => {
  const path = "/_next/static/chunks/a.js";
  const found = await ask(page, { path });
  assert.equal(found.headers["cache-control"], "s-maxage=31536000");
  const missing = await ask((_, response) => response.writeHead(404, { "cache-control": "public" }).end(), {
    path,
  });
  assert.equal(missing.headers["cache-control"], "private, no-store");
});

test("an address with a token in it is told to nobody", async () => {
  for (const path of ["/dns/abc", "/invitations/abc", "/recover/abc", "/first-visit/abc", "/sign-in/link"])
    assert.equal((await ask(page, { path })).headers["referrer-policy"], "strict-origin", path);
});

test("a page may say 403, and headers", async () => {
  const answer = await ask((_, response) => {
    Object.assign(globalThis.porticoAnswer?.getStore() ?? {}, {
      status: 403,
      headers: { "retry-after": "60" },
    });
    response.end();
  });
  assert.equal(answer.statusCode, 403);
  assert.equal(answer.headers["retry-after"], "60");
});

for (const [title, headers] of [
  ["another site", { origin: "https://evil.example" }],
  [
    "another site that calls itself ours",
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ],
  [
    "another site behind a forged host",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ],
  ["no site at all", { origin: "null" }],
  ["another site without an origin", { "sec-fetch-site": "cross-site" }],
  ["a neighbour", { "sec-fetch-site": "same-site" }],
] as const)
  test(`a form from ${title} goes no further`, async () => {
    const answer = await ask(neverAsked, { method: "POST", headers });
    assert.equal(answer.statusCode, 403);
  });

test("a form of ours goes on, and Next is told the host that it came from", async () => {
  let host: unknown;
  const own: Handle = (asked, response) => {
    host = asked.headers["x-forwarded-host"];
    response.end();
  };
  const headers = { origin: ORIGIN, "sec-fetch-site": "same-origin", "x-forwarded-host": "evil.example" };
  assert.equal((await ask(own, { method: "POST", headers, body: "a" })).statusCode, 200);
  assert.equal(host, "portal.agency.example");
});

test("other methods, too much, and no length are refused", async () => {
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"])
    assert.equal((await ask(neverAsked, { method })).statusCode, 405, method);
  const large = { method: "POST", headers: { "content-length": "1200000" } };
  assert.equal((await ask(neverAsked, large)).statusCode, 413);
  const chunked = { method: "POST", headers: { "transfer-encoding": "chunked" }, body: "a" };
  assert.equal((await ask(neverAsked, chunked)).statusCode, 411);
});

test("an address that is no path of ours is refused, and the portal goes on", async () => {
  const strange = [
    "//",
    "///",
    "//[",
    "//:99999",
    "//evil.example/x",
    "/\\evil.example",
    "http://evil.example/",
    "*",
  ];
  for (const path of strange) assert.equal((await ask(neverAsked, { path })).statusCode, 400, path);
  for (const path of ["/%", "/%00", "/accounts?q=%00", "/accounts/%E0%A4%A"])
    assert.equal((await ask(neverAsked, { path })).statusCode, 400, path);
  assert.equal((await ask(page, { path: "/accounts?next=//evil.example" })).statusCode, 200);
});

test("what Next throws ends that answer alone", async (context) => {
  context.mock.method(console, "error", () => undefined);
  const broken: Handle = () => {
    throw new Error("broken inside");
  };
  assert.equal((await ask(broken)).statusCode, 500);
});

test("what Next sends on inside the portal passes, though it says no length", async () => {
  let first: Record<string, string> = {};
  await ask((asked, response) => {
    first = { "x-portico-inner": String(asked.headers["x-portico-inner"]) };
    response.end();
  });
  const sentOn = { method: "POST", headers: { ...first, "transfer-encoding": "chunked" }, body: "a" };
  assert.equal((await ask((_, response) => response.end(), sentOn)).statusCode, 200);
});

test("an address is believed from as many proxies as are trusted, and from nobody else", async () => {
  const told = { "x-forwarded-for": "1.1.1.1, 2.2.2.2" };
  const seen = async (proxies: number, headers: Record<string, string>) => {
    let address: unknown;
    const note: Handle = (asked, response) => {
      address = asked.headers["x-forwarded-for"];
      response.end();
    };
    await ask(note, { headers }, proxies);
    return address;
  };
  assert.equal(await seen(0, told), "127.0.0.1");
  assert.equal(await seen(1, told), "2.2.2.2");
  assert.equal(await seen(2, told), "1.1.1.1");
  assert.equal(await seen(5, told), "1.1.1.1");
  assert.equal(await seen(1, {}), "127.0.0.1");
  assert.equal(await seen(0, { ...told, "x-portico-inner": "guess" }), "127.0.0.1");
});

test("tokens do not get into the log; ids do", () => {
  const id = "5b2c3a44-0000-4000-8000-000000000001";
  assert.equal(withoutSecrets(`/invitations/${"aB3_".repeat(11)}`), "/invitations/…");
  assert.equal(withoutSecrets(`/accounts/a/people/${id}`), `/accounts/a/people/${id}`);
});
