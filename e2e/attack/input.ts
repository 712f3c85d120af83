import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { findChromium } from "@/bin/browser.mjs";
import { A, WEBSITE_A } from "./actors";
import { attack } from "./case";
import { refused } from "./checks";
import type { Client } from "./client";
import type { World } from "./world";

const SETTINGS = `/accounts/${A}/settings`;

const EVIL = [
  '"><img src=x onerror=window.hit=1>',
  "javascript:window.hit=1",
  "{{7*7}}",
  "</script><script>window.hit=1</script>",
  "'-window.hit--'",
];

/** The account's name, changed and put back. */
async function withName(client: Client, name: string, work: (answer: { status: number }) => Promise<void>) {
  const form = (await client.forms(SETTINGS)).find(({ fields }) => "name" in fields);
  assert.ok(form, "the form is there");
  await work(await client.send(SETTINGS, form, { name }));
  await client.send(SETTINGS, form, { name: "Client 1" });
}

/** Opens pages in a real browser as this client, and says what ran or was reported. */
async function browse(world: World, client: Client, paths: string[]) {
  const found = await findChromium();
  assert.ok(found, "there is a browser");
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ["--no-sandbox"],
    env: { ...process.env, ...found.env },
  });
  try {
    const context = await browser.newContext();
    const domain = new URL(world.portal.origin).hostname;
    await context.addCookies(
      [...client.cookies].map(([name, value]) => ({ name, value, domain, path: "/" })),
    );
    const page = await context.newPage();
    const said: string[] = [];
    page.on("console", (line) => {
      if (/content security policy/i.test(line.text())) said.push(`${page.url()}: ${line.text()}`);
    });
    page.on("dialog", (dialog) => said.push(`dialog ${dialog.message()}`));
    for (const path of paths) {
      await page.goto(world.portal.origin + path, { waitUntil: "load" });
      if (await page.evaluate("'hit' in window")) said.push(`${path} ran a script`);
      for (const href of await page
        .locator("a[href]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? "")))
        if (/^\s*javascript:/i.test(href)) said.push(`${path} links to a script`);
    }
    return said;
  } finally {
    await browser.close();
  }
}

/** Writes one text into every field for free text that this form has. */
async function fill(client: Client, path: string, text: string) {
  for (const form of await client.forms(path)) {
    if (/Sign out|Remove|Suspend|Invite|Export|Erase/.test(form.words)) continue;
    const free = Object.keys(form.fields).filter((name) =>
      /^(name|note|notes|words|why|hostname|origin|title|address)$/.test(name),
    );
    if (free.length > 0) await client.send(path, form, Object.fromEntries(free.map((name) => [name, text])));
  }
}

export const cases = [
  attack("S38", "markup in every free text stays text, in pages, mails and tables", async (world) => {
    const { owner, cAdmA } = world.as;
    const production = `${WEBSITE_A}/environments/production`;
    const pages = [SETTINGS, WEBSITE_A, production, `${production}/go-live`, `${production}/go-live/website`];
    for (const text of EVIL) {
      for (const page of pages) await fill(owner, page, text);
      await fill(cAdmA, "/me", text);
      await fill(cAdmA, `${production}/go-live`, text);
    }
    const [first = ""] = EVIL;
    await withName(owner, first, async () => {
      await owner.submit(`/accounts/${A}/people`, "Invite people", { addresses: "reader@attack.example" });
      await world.linkTo("reader@attack.example");
      const mail = world.mailbox.lettersTo("reader@attack.example").at(-1);
      assert.doesNotMatch(String(mail?.html), /<img src=x|<script/);
      const shown = [
        ...pages,
        `/accounts/${A}`,
        `/accounts/${A}/people`,
        `/accounts/${A}/activity`,
        "/accounts",
        "/go-live",
        "/notifications",
        "/activity",
        "/me",
      ];
      for (const path of shown) assert.doesNotMatch((await owner.ask(path)).text, /<img src=x/, path);
      assert.deepEqual(await browse(world, owner, shown), []);
    });
    await fill(cAdmA, "/me", "Actor cAdmA");
  }),
  attack("S39", "no cell of a table is taken for a formula", async ({ as }) => {
    for (const start of ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋"])
      await withName(as.owner, `${start}cmd|' /C calc'!A0`, async () => undefined);
    for (const path of ["/activity/csv", `/accounts/${A}/activity/csv`]) {
      const { text } = await as.owner.ask(path);
      assert.match(text, /calc/);
      for (const cell of text.split(/,|\r\n/)) assert.doesNotMatch(cell, /^"?[=+@＝＋\t\r]|^"?-\D/, cell);
    }
  }),
  attack(
    "S40",
    "long, broken and direction-changing text is refused or comes back as it was",
    async ({ as }) => {
      for (const name of ["x".repeat(100_000), "a\u0000b", "a\u202eb", "a\u2066b", "\ud800".repeat(2)])
        await withName(as.owner, name, async ({ status }) => {
          const form = (await as.owner.forms(SETTINGS)).find(({ fields }) => "name" in fields);
          // Half a character cannot be sent: it arrives as the mark of what cannot be read.
          const kept = form?.fields.name === Buffer.from(name).toString();
          assert.ok(kept || status === 400, `${JSON.stringify(name.slice(0, 9))} answers ${status}`);
        });
      for (const name of ["👩‍👩‍👧 & Söhne", "株式会社", 'O\'Hara "&" <Sons>'])
        await withName(as.owner, name, async ({ status }) => {
          assert.equal(status, 200);
          const form = (await as.owner.forms(SETTINGS)).find(({ fields }) => "name" in fields);
          assert.equal(form?.fields.name, name.normalize("NFC"));
        });
      for (const path of [
        "/accounts?q=%00",
        "/accounts?after=%ED%A0%80",
        "/activity?who=%00",
        "/accounts/%00",
        "/invitations/%00",
        "/dns/%ED%A0%80",
        "/people/%00",
        "/accounts/%E0%A4%A",
      ]) {
        const { status, text } = await as.owner.ask(path);
        assert.ok(status < 500, `${path} answers ${status}`);
        assert.doesNotMatch(text, /node_modules/);
      }
    },
  ),
  attack("S41", "what means something to SQL is a word like any other", async ({ as }) => {
    for (const text of [
      "' or 1=1 --",
      "%",
      "_",
      "\\",
      "'; drop table users; --",
      "a' union select password_hash from credentials --",
    ])
      for (const name of ["q", "after", "sort", "state", "who", "from", "to", "account", "owner", "filter"])
        for (const path of [
          "/accounts",
          "/activity",
          "/go-live",
          "/people",
          "/notifications",
          `/accounts/${A}/activity`,
        ]) {
          const { status, text: page } = await as.owner.ask(`${path}?${name}=${encodeURIComponent(text)}`);
          assert.ok(status < 500, `${path}?${name}=${text} answers ${status}`);
          assert.doesNotMatch(page, /syntax error|\$argon2/);
        }
    refused(await as.owner.submit(SETTINGS, ["name"], { name: "" }), "an empty name");
  }),
];
