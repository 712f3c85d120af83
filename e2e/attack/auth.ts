import assert from "node:assert/strict";
import { startPortal } from "@/e2e/portal";
import { A, mailOf, passwordOf } from "./actors";
import { attack } from "./case";
import { Client } from "./client";
import { isIn, isOut, passwordTry } from "./signing";
import { inA } from "./tenant";
import type { World } from "./world";

const SESSION = "portico-session";

const median = (all: number[]) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;

/** How much longer one kind takes than the other, each asked in turn. */
async function difference(world: World, known: string[], rounds: number) {
  const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  const texts = new Set<string>();
  for (let round = 0; round < rounds; round++)
    for (const kind of ["known", "unknown"] as const) {
      const client = world.visitor();
      const form = await client.form("/sign-in", ["email", "password"]);
      const email = kind === "known" ? (known[round % known.length] ?? "") : `nobody${round}@attack.example`;
      const from = performance.now();
      const { text } = await client.send("/sign-in", form, { email, password: "wrong password" });
      took[kind].push(performance.now() - from);
      texts.add(/This mail address[^<&.]*|Too many[^<&.]*/.exec(text)?.[0] ?? "no sentence");
    }
  const [a, b] = [median(took.known), median(took.unknown)];
  return { apart: Math.abs(a - b) / Math.max(a, b), texts: [...texts] };
}

export const cases = [
  attack("S19", "a session that was put there before is replaced when one signs in", async (world) => {
    const client = world.visitor();
    client.cookies.set(SESSION, "preset-by-the-attacker");
    const { status } = await passwordTry(client, mailOf("cMemA"), passwordOf("cMemA"));
    assert.equal(status, 303);
    assert.notEqual(client.cookies.get(SESSION), "preset-by-the-attacker");
    const attacker = world.visitor();
    attacker.cookies.set(SESSION, "preset-by-the-attacker");
    await isOut(attacker, "the preset session");
  }),
  attack("S20", "a cookie kept over signing out opens nothing", async (world) => {
    const client = await world.signIn("cMemA");
    const stolen = client.stolen();
    await isIn(stolen, "the copy");
    const out = (await client.forms("/me")).find(
      ({ words }) => /Sign out/.test(words) && !/other|every/i.test(words),
    );
    assert.ok(out, "there is a form to sign out");
    await client.send("/me", out);
    await isOut(stolen, "the copy");
  }),
  attack("S21", "a new password ends every other session", async (world) => {
    const here = await world.join("changer", "client_viewer");
    const there = await world.signIn("changer");
    await isIn(there, "the other browser");
    const path = "/me/security";
    const typed = { present: passwordOf("changer"), password: "an altogether new password" };
    await here.send(path, await here.form(path, ["present", "password"]), typed);
    await isOut(there, "the other browser");
    await isIn(here, "this browser");
    const { status } = await passwordTry(world.visitor(), mailOf("changer"), passwordOf("changer"));
    assert.notEqual(status, 303, "the old password");
  }),
  attack("S22", "whoever is removed is out with the next page, form and API", async (world) => {
    const { ex, owner } = world.as;
    const form = await ex.form("/me", ["name", "timeZone"]);
    const people = `/accounts/${A}/people`;
    const href = /href="([^"]*)"[^>]*aria-label="Change Actor ex"/.exec((await owner.ask(people)).text)?.[1];
    assert.ok(href, "ex is listed");
    const remove = (await owner.forms(href)).find(({ words }) => /Remove Actor ex/.test(words));
    assert.ok(remove, "there is a button to remove ex");
    await owner.send(href, remove);
    const { environment } = await inA(world);
    const api = `/api/accounts/${A}/environments/${environment}`;
    for (const path of [
      `/accounts/${A}`,
      people,
      `/accounts/${A}/activity/csv`,
      `${api}/version`,
      `${api}/evidence`,
    ]) {
      const { status, text } = await ex.ask(path);
      assert.ok([303, 307, 404].includes(status), `${path} answers ${status}`);
      assert.doesNotMatch(text, /Website1/);
    }
    const { status } = await ex.send("/me", form, { name: "Still here" });
    assert.ok([303, 400, 404].includes(status), `answers ${status}`);
  }),
  attack("S23", "wrong passwords are stopped for one address, not for another", async (world) => {
    const attacker = world.visitor();
    const name = "cViewA";
    const answers = [];
    for (let tries = 0; tries < 20; tries++)
      answers.push(await passwordTry(attacker, mailOf(name), `wrong ${tries}`));
    const last = answers.at(-1);
    assert.equal(last?.status, 429);
    assert.ok(Number(last?.headers["retry-after"]) > 0, "Retry-After");
    assert.equal(
      (await passwordTry(attacker, mailOf(name), passwordOf(name))).status,
      429,
      "even the right one",
    );
    assert.equal(
      (await passwordTry(world.visitor(), mailOf(name), passwordOf(name))).status,
      303,
      "elsewhere",
    );
    const forged = { "x-forwarded-for": `203.0.113.99, ${attacker.address}` };
    const form = await attacker.form("/sign-in", ["email", "password"]);
    const typed = { email: mailOf(name), password: "wrong" };
    assert.equal((await attacker.send("/sign-in", form, typed, forged)).status, 429, "a forged address");
  }),
  attack("S24", "known and unknown addresses get the same words in the same time", async (world) => {
    const known = ["owner", "admin", "mA", "cAdmA", "cBillA", "cMemA", "cAdmB", "dual"].map(mailOf);
    for (let again = 0; ; again++) {
      const { apart, texts } = await difference(world, known, again === 0 ? 100 : 24);
      assert.equal(texts.length, 1, texts.join(" | "));
      if (apart <= 0.1) break;
      assert.ok(again < 1, `medians differ by ${Math.round(apart * 100)} %`);
    }
    const said = [];
    for (const email of [mailOf("cMemA"), "nobody@attack.example"])
      for (const path of ["/recover", "/sign-in/mail"]) {
        const { text } = await world.visitor().submit(path, ["email"], { email });
        said.push(/<p class="status"[^>]*>(.*?)<\/p>/.exec(text)?.[1]?.replace(email, "ADDRESS"));
      }
    assert.deepEqual(said.slice(0, 2), said.slice(2));
  }),
  attack("S28", "after sign-in one stays on this portal", async (world) => {
    const evil = [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
      "/\t/evil.example",
    ];
    const more = [
      "/%09/evil.example",
      "\\\\evil.example",
      "/..//evil.example",
      "data:text/html,x",
      "@evil.example",
    ];
    for (const next of [...evil, ...more]) {
      const client = world.visitor();
      const path = `/sign-in?next=${encodeURIComponent(next)}`;
      const form = await client.form(path, ["email", "password"]);
      const typed = { email: mailOf("cMemA"), password: passwordOf("cMemA"), next };
      const { headers } = await client.send(path, form, typed);
      const lands = new URL(headers.location ?? "", world.portal.origin);
      assert.equal(lands.origin, world.portal.origin, `${next} leads to ${lands}`);
      const signed = await client.ask(`/signed-in?next=${encodeURIComponent(next)}`);
      assert.equal(
        new URL(signed.headers.location ?? "", world.portal.origin).origin,
        world.portal.origin,
        next,
      );
    }
    const query = new URLSearchParams({ callbackUrl: "https://evil.example" });
    for (const path of ["signin", "error", "callback/github", "signout", "csrf", "providers"]) {
      const { headers } = await world.visitor().ask(`/api/auth/${path}?${query}`);
      assert.doesNotMatch(headers.location ?? "", /^https:\/\/evil/, path);
    }
  }),
  attack("S29", "over https the cookie is __Host-, HttpOnly, Secure and Lax", async () => {
    const origin = "https://portal.agency.example";
    const portal = await startPortal({ PORTICO_ORIGIN: origin });
    const here = new Client(`http://127.0.0.1:${portal.settings.PORT}`);
    const link = /First visit: (\S+)/.exec(portal.output())?.[1] ?? "";
    const path = new URL(link).pathname;
    const page = await here.form(path, ["agency", "token"]);
    const typed = { agency: "H", name: "Ana", email: "ana@attack.example", password: "a long password" };
    const { status, headers } = await here.send(path, page, typed, { origin, host: "portal.agency.example" });
    await portal.stop();
    assert.equal(status, 303);
    const cookie = headers["set-cookie"]?.find((line) => line.includes("portico-session")) ?? "";
    assert.match(cookie, /^__Host-portico-session=[\w-]{43};/);
    for (const part of ["HttpOnly", "Secure", "SameSite=lax", "Path=/"])
      assert.ok(cookie.toLowerCase().includes(part.toLowerCase()), `${part} in ${cookie}`);
    assert.doesNotMatch(cookie, /domain=/i);
    assert.match(headers["strict-transport-security"] ?? "", /max-age=31536000/);
  }),
];
