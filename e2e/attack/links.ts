import assert from "node:assert/strict";
import { A, mailOf, WEBSITE_A } from "./actors";
import { attack } from "./case";
import { B_WORDS, refused, unchanged } from "./checks";
import type { Client } from "./client";
import type { World } from "./world";

const PRODUCTION = `${WEBSITE_A}/environments/production`;

const tokenIn = ({ pathname }: URL) => pathname.split("/").at(-1) ?? "";

/** A link to the DNS change of A's website, made by its admin. */
async function dnsLink({ as: { owner, cAdmA } }: World) {
  const check = (await owner.forms(`${PRODUCTION}/go-live`)).find(({ words }) => /Check/.test(words));
  if (check) await owner.send(`${PRODUCTION}/go-live`, check);
  const path = `${PRODUCTION}/send-dns`;
  await cAdmA.send(path, await cAdmA.form(path, "Send the DNS steps"), { how: "copy", addresses: "" });
  const token = /\/dns\/([\w-]{43})/.exec((await cAdmA.ask(path)).text)?.[1];
  assert.ok(token, "a DNS link was made");
  return token;
}

/** What opens with a token, by its kind, and the fields of the form behind it. */
const DOORS = [
  { kind: "invitation", path: (token: string) => `/invitations/${token}`, opens: /name="token"/ },
  { kind: "recovery", path: (token: string) => `/recover/${token}`, opens: /name="password"/ },
  { kind: "dns", path: (token: string) => `/dns/${token}`, opens: /Check the change|website1\.com/ },
  { kind: "first visit", path: (token: string) => `/first-visit/${token}`, opens: /name="password"/ },
];

async function oneOfEach(world: World) {
  await world.as.owner.submit(`/accounts/${A}/people`, "Invite people", {
    addresses: "kinds@attack.example",
    role: "client_viewer",
  });
  const invitation = tokenIn(await world.linkTo("kinds@attack.example", /invites you/));
  await world.visitor().submit("/recover", ["email"], { email: mailOf("cBillA") });
  const recovery = tokenIn(await world.linkTo(mailOf("cBillA")));
  return { invitation, recovery, dns: await dnsLink(world) };
}

async function opens(client: Client, { path, opens: mark }: (typeof DOORS)[number], token: string) {
  const { text } = await client.ask(path(token));
  return mark.test(text);
}

/** Neither as a session nor as the link to sign in. */
async function signsNobodyIn(world: World, token: string) {
  const client = world.visitor();
  client.cookies.set("portico-session", token);
  assert.notEqual((await client.ask("/me")).status, 200, "as a session");
  const query = new URLSearchParams({ email: mailOf("cBillA"), token });
  const link = await world.visitor().forms(`/sign-in/link?${query}`);
  const follow = link.find(({ fields }) => "token" in fields);
  assert.ok(follow);
  const { headers } = await world.visitor().send("/sign-in/link", follow);
  assert.match(headers.location ?? "/sign-in", /^\/sign-in/, "as a sign-in link");
  assert.equal(headers["set-cookie"]?.some((line) => /portico-session=[\w-]{43}/.test(line)) ?? false, false);
}

export const cases = [
  attack("S56", "a link of one kind opens nothing of another", async (world) => {
    const tokens = await oneOfEach(world);
    for (const [kind, token] of Object.entries(tokens))
      for (const door of DOORS)
        assert.equal(
          await opens(world.visitor(), door, token),
          kind === door.kind,
          `${kind} at ${door.kind}`,
        );
    // Sent to the forms of the others, a token is of no use either.
    const recover = await world.visitor().form(`/recover/${tokens.recovery}`, ["token", "password"]);
    const join = await world.visitor().form(`/invitations/${tokens.invitation}`, ["token", "name"]);
    const typed = { name: "New Person", password: "a long new password" };
    await unchanged(world, "a token of another kind", async () => {
      for (const token of [
        tokens.invitation,
        tokens.dns,
        world.as.owner.cookies.get("portico-session") ?? "",
      ])
        refused(await world.visitor().send("/recover/x", recover, { ...typed, token }), "as a recovery");
      for (const token of [tokens.recovery, tokens.dns])
        refused(await world.visitor().send("/invitations/x", join, { ...typed, token }), "as an invitation");
      for (const token of Object.values(tokens)) await signsNobodyIn(world, token);
      for (const token of [tokens.dns, tokens.invitation])
        assert.equal(
          (await world.visitor().ask(`/api/edge?token=${token}&host=www.website1.com`)).status,
          404,
        );
    });
  }),
  attack(
    "S57",
    "whoever holds a DNS link sees one change, and mails nobody else in our name",
    async (world) => {
      const token = await dnsLink(world);
      const holder = world.visitor();
      const { text } = await holder.ask(`/dns/${token}`);
      assert.match(text, /website1\.com/);
      assert.doesNotMatch(text, B_WORDS);
      assert.doesNotMatch(text, /\/accounts\/|Sign out/, "the page leads into the portal");
      const path = `/dns/${token}/forward`;
      const form = await holder.form(path, "Send it to someone else");
      for (const email of [
        "a@evil.example,b@evil.example",
        "a@evil.example\r\nBcc: b@evil.example",
        '"a@evil.example"@b.example',
        "a b@evil.example",
      ])
        refused(await holder.send(path, form, { email, name: "Leo" }), email);
      for (const name of [
        "Buy at evil.example",
        "x\r\nBcc: b@evil.example",
        "<b>Leo</b>",
        "http://evil.example",
      ])
        refused(await holder.send(path, form, { email: "a@evil.example", name }), name);
      assert.equal(world.mailbox.lettersTo("a@evil.example").length, 0);
      let sent = 0;
      for (let n = 0; n < 8; n++) {
        const { status } = await world
          .visitor()
          .send(path, form, { email: `hand${n}@attack.example`, name: "Leo" });
        if (status === 200) sent += 1;
      }
      assert.ok(sent > 0 && sent <= 5, `passed on ${sent} times`);
      const passed = tokenIn(await world.linkTo("hand0@attack.example"));
      const list = `${PRODUCTION}/send-dns`;
      const links = await world.as.cAdmA.form(list, "Links given out");
      for (const revoke of links.choices.revoke ?? []) await world.as.cAdmA.send(list, links, { revoke });
      for (const ended of [token, passed]) {
        assert.doesNotMatch(
          (await holder.ask(`/dns/${ended}`)).text,
          /Check the change|CNAME/,
          "it was revoked",
        );
        refused(
          await holder.send(`/dns/${ended}/forward`, form, { email: "late@evil.example", name: "Leo" }),
          "ended",
        );
      }
      const unknown = `/dns/${"A".repeat(43)}/version`;
      assert.equal((await holder.ask(unknown)).status, 404);
      assert.equal(world.mailbox.lettersTo("late@evil.example").length, 0);
    },
  ),
];
