import assert from "node:assert/strict";
import { A, B } from "./actors";
import { attack } from "./case";
import { B_WORDS, looksUnknown, nowhere, plain, refused, unchanged } from "./checks";
import type { Client } from "./client";
import type { Form } from "./forms";
import { inA } from "./tenant";
import type { World } from "./world";

const VIEW = "View as this client";

/** The owner begins an unfinished client, and an invitation, a group and a second browser stand beside it. */
async function thingsOfOthers({ as: { owner } }: World) {
  const form = (await owner.forms("/accounts/new")).find(({ fields }) => "hostname" in fields);
  assert.ok(form);
  const begun = await owner.send("/accounts/new", form, { hostname: "www.draft-of-the-owner.com" });
  const draft = /accounts\/new\/([0-9a-f-]{36})/.exec(begun.headers.location ?? "")?.[1];
  const made = await owner.submit("/people/groups", "New group", {
    name: `Night shift ${draft?.slice(0, 4)}`,
  });
  const group = /groups\/([0-9a-f-]{36})/.exec(made.headers.location ?? "")?.[1];
  assert.ok(draft && group, "the owner has a draft and a group");
  return { draft, group };
}

export const cases = [
  attack("S58", "whoever views as a client changes nothing, and sees no other client", async (world) => {
    const { mA, cAdmA } = world.as;
    const forms: { page: string; form: Form }[] = [];
    for (const page of [
      "/people",
      "/settings",
      "/applications/website1",
      "/applications/website1/environments/production",
    ])
      for (const form of await mA.forms(`/accounts/${A}${page}`))
        if (!/Sign out|Stop viewing|View as/.test(form.words))
          forms.push({ page: `/accounts/${A}${page}`, form });
    assert.ok(forms.length > 3, "there are forms to send");
    const profile = await mA.form("/me", ["name", "timeZone"]);
    const view = await mA.form(`/accounts/${A}/people`, VIEW);
    const other = Object.fromEntries(
      Object.entries(view.fields).map(([name, value]) => [name, value.replaceAll(A, B)]),
    );
    await unchanged(world, "a view of a client that is not one's own", async () => {
      for (const client of [mA, cAdmA]) {
        const sent = await client.send(
          `/accounts/${A}/people`,
          { ...view, fields: other },
          { role: "client_admin" },
        );
        assert.ok([403, 404].includes(sent.status), `answers ${sent.status}`);
      }
      for (const role of ["owner", "admin", "member", ""])
        refused(await mA.send(`/accounts/${A}/people`, view, { role }), `as ${role}`);
    });
    assert.equal((await mA.send(`/accounts/${A}/people`, view, { role: "client_admin" })).status, 303);
    try {
      await unchanged(world, "whoever views", async () => {
        for (const { page, form } of forms) {
          const { status, text } = await mA.send(page, form, {
            name: "Seen",
            addresses: "seen@attack.example",
          });
          assert.ok(status >= 400 && status < 500, `${form.label || form.words} answers ${status}`);
          assert.doesNotMatch(text, B_WORDS);
        }
        refused(await mA.send("/me", profile, { name: "Seen" }), "one's own profile");
        for (const file of [`/accounts/${A}/export`, "/me/data/file"])
          assert.ok([303, 307].includes((await mA.ask(file)).status), `${file} is led away from`);
      });
      for (const page of [`/accounts/${B}`, "/people", "/activity", "/settings/security", "/mail"])
        assert.equal((await mA.ask(page)).status, 404, page);
    } finally {
      const stop = (await mA.forms(`/accounts/${A}`)).find(({ words }) => /Stop viewing/.test(words));
      assert.ok(stop, "there is a way back");
      await mA.send(`/accounts/${A}`, stop);
    }
  }),
  attack("S59", "drafts, groups, mails and people of others are unknown", async (world) => {
    const { owner, admin, mA, cMemA, cAdmA } = world.as;
    const { draft, group } = await thingsOfOthers(world);
    for (const page of ["website", "environments", "people", "check", "done"])
      for (const client of [admin, mA, cMemA])
        await looksUnknown(client, `/accounts/new/${draft}/${page}`, `/accounts/new/${nowhere()}/${page}`);
    const website = await owner.form(`/accounts/new/${draft}/website`, ["hostname"]);
    const check = owner.stolen();
    for (const client of [admin, mA, cMemA]) {
      const { status } = await client.send(`/accounts/new/${draft}/website`, website, {
        hostname: "www.taken.com",
      });
      assert.ok([403, 404].includes(status), `somebody answers the owner's draft: ${status}`);
    }
    assert.match((await check.ask(`/accounts/new/${draft}/website`)).text, /draft-of-the-owner/);
    const { person } = await inA(world);
    for (const client of [cMemA, cAdmA])
      for (const [path, unknown] of [
        [`/people/groups/${group}`, `/people/groups/${nowhere()}`],
        [`/people/groups/${group}/remove`, `/people/groups/${nowhere()}/remove`],
        [`/people/${person}`, `/people/${nowhere()}`],
        [`/people/${person}/remove-everywhere`, `/people/${nowhere()}/remove-everywhere`],
        ["/people/former", `/people/${nowhere()}`],
        ["/settings/security", `/people/${nowhere()}`],
        ["/settings/checklist", `/people/${nowhere()}`],
        [`/mail/${nowhere()}`, `/people/${nowhere()}`],
      ] as const) {
        const [theirs, none] = [await client.ask(path), await client.ask(unknown)];
        assert.equal(theirs.status, 404, path);
        assert.equal(none.status, 404, unknown);
        assert.doesNotMatch(plain(theirs), /Night shift|Client User/, path);
      }
  }),
  attack("S60", "one's own data and sessions are one's own", async (world) => {
    const data = await world.as.dual.ask("/me/data/file?user=owner@attack.example&userId=1");
    assert.equal(data.status, 200);
    assert.doesNotMatch(data.text, /owner@|cmema@|token_hash|\$argon2/i);
    assert.match(data.text, /dual@attack\.example/);
    const [victim, attacker] = [await world.signIn("dual"), await world.signIn("cMemA")];
    const endOne = async (client: Client) => {
      const form = (await client.forms("/me/sessions")).find(({ fields }) => "id" in fields);
      assert.ok(form, "there is a form to end another browser's session");
      return form;
    };
    const theirs = (await endOne(victim)).fields.id ?? "";
    const { status } = await attacker.send("/me/sessions", await endOne(attacker), { id: theirs });
    assert.ok(status < 500, `answers ${status}`);
    assert.equal((await endOne(victim)).fields.id, theirs, "somebody else ended the session");
  }),
];
