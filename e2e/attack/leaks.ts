import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { A } from "./actors";
import { attack } from "./case";
import type { Answer, Client } from "./client";
import { accountRoutes, addressIn, otherRoutes } from "./places";
import { inA } from "./tenant";
import { EDGE_TOKEN, SECRET, type World } from "./world";

const HEADERS = [{}, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }, { purpose: "prefetch" }];

/** Every address of the build, for the owner. */
async function addresses(world: World) {
  const tenant = await inA(world);
  const tokens = ["invitations", "recover", "dns", "first-visit"].map((kind) => `/${kind}/${"A".repeat(43)}`);
  return [
    ...accountRoutes().map((route) => addressIn(route, tenant)),
    ...otherRoutes(),
    ...tokens,
    "/nowhere",
    "/accounts/nowhere",
    "/_next/static/nothing.js",
    "/api/nothing",
    "/accounts/%E0%A4%A",
  ];
}

async function everywhere(world: World, look: (answer: Answer, path: string, client: Client) => void) {
  for (const path of await addresses(world))
    for (const client of [world.as.owner, world.visitor()])
      for (const headers of path.startsWith("/api") ? [{}] : HEADERS)
        look(await client.stolen().ask(path, { headers }), path, client);
}

/** The files that browsers get. */
const scripts = () =>
  readdirSync(".next/static", { recursive: true })
    .map(String)
    .filter((name) => /\.(js|css|json)$/.test(name))
    .map((name) => ({ name, text: readFileSync(`.next/static/${name}`, "utf8") }));

export const cases = [
  attack("S45", "no answer but a file that never changes may be kept by a shared cache", async (world) => {
    await everywhere(world, ({ headers }, path) => {
      assert.match(headers["cache-control"] ?? "", /no-store/, path);
      assert.doesNotMatch(headers["cache-control"] ?? "", /s-maxage|public/, path);
    });
    const [script] = scripts();
    const { headers, status } = await world
      .visitor()
      .ask(`/_next/static/${script?.name.replaceAll("\\", "/")}`);
    assert.equal(status, 200);
    assert.match(headers["cache-control"] ?? "", /public, max-age=31536000, immutable/);
    assert.equal(headers["set-cookie"], undefined);
  }),
  attack("S46", "nothing of the server is in what browsers get", async (world) => {
    const secrets = [
      SECRET,
      EDGE_TOKEN,
      "smtp://",
      "postgres://",
      "DATABASE_URL",
      "PORTICO_SECRET",
      "SMTP_URL",
      "$argon2",
    ];
    for (const { name, text } of scripts()) {
      for (const secret of secrets) assert.ok(!text.includes(secret), `${name} holds ${secret}`);
      assert.doesNotMatch(text, /sourceMappingURL=/, name);
    }
    for (const { name } of scripts()
      .filter(({ name }) => name.endsWith(".js"))
      .slice(0, 10)) {
      const { status } = await world.visitor().ask(`/_next/static/${name.replaceAll("\\", "/")}.map`);
      assert.equal(status, 404, `${name}.map`);
    }
    for (const path of [
      "/.env",
      "/.git/config",
      "/package.json",
      "/.data/secret",
      "/_next/../package.json",
      "/_next/static/../../package.json",
      "/_next/image?url=%2Ficon.svg&w=64&q=75",
      "/..%2fpackage.json",
      "/server/app/page.js",
    ]) {
      const { status } = await world.visitor().ask(path);
      assert.ok(status >= 300 && status < 500, `${path} answers ${status}`);
    }
  }),
  attack("S47", "a fault shows a reference and nothing of the inside", async (world) => {
    // Bound values of a form that no page would bind: the action meets what it cannot work with.
    const form = await world.as.owner.form(`/accounts/${A}/people`, "Invite people");
    const answers: Answer[] = [];
    for (const value of ['[{"a":1}]', '["\\u0000"]', "[null]", "[[[]]]", '["$Q1"]', "{", '["$1"]']) {
      const bound = Object.entries(form.fields).map(([name, old]) => [
        name,
        /^\$ACTION_\d+:1$/.test(name) ? value : old,
      ]);
      answers.push(
        await world.as.owner.send(
          `/accounts/${A}/people`,
          { ...form, fields: Object.fromEntries(bound) },
          { addresses: "x@attack.example" },
        ),
      );
    }
    assert.ok(
      answers.some(({ status }) => status === 500),
      "a fault was forced",
    );
    answers.push(await world.as.owner.ask("/accounts/%00"), await world.as.owner.ask("/people/not-an-id"));
    for (const { text } of answers)
      assert.doesNotMatch(text, /node_modules|\bat async |select .* from |insert into |\/app\/|params:/i);
  }),
  attack("S48", "every answer has a policy with a nonce of its own, and names no software", async (world) => {
    const nonces = new Set<string>();
    let answers = 0;
    await everywhere(world, ({ headers, text }, path) => {
      const policy = String(headers["content-security-policy"]);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      assert.ok(nonce.length >= 22, path);
      nonces.add(nonce);
      answers += 1;
      assert.match(policy, /default-src 'none'/, path);
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe/, path);
      assert.equal(headers["x-content-type-options"], "nosniff", path);
      assert.equal(headers["x-powered-by"], undefined, path);
      assert.equal(headers.server, undefined, path);
      if (/text\/html/.test(headers["content-type"] ?? ""))
        for (const [tag] of text.matchAll(/<script\b[^>]*>/g))
          assert.ok(tag.includes(nonce), `${path}: ${tag}`);
    });
    assert.equal(nonces.size, answers, "a nonce was used twice");
  }),
];
