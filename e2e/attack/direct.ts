import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { A, B } from "./actors";
import { attack } from "./case";
import { B_WORDS, nowhere, unchanged } from "./checks";
import type { Answer, Asked, Client } from "./client";
import { multipart } from "./forms";
import type { Tenant } from "./places";
import { inB } from "./tenant";
import type { World } from "./world";

interface Action {
  id: string;
  file: string;
  name: string;
  /** Whether something is bound to it before the form's state and fields: an account's slug, a place or an id. */
  bound: boolean;
}

/** Every action of this build, by the id that a script would send. */
function actions(): Action[] {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const node = manifest.node as Record<string, { filename: string; exportedName: string }>;
  return Object.entries(node).map(([id, { filename, exportedName }]) => ({
    id,
    file: filename,
    name: exportedName,
    // The first byte of an id says which of six arguments its action takes.
    bound: Number.parseInt(id.slice(0, 2), 16) >> 1 === 0b111000,
  }));
}

/** What is one's own or before sign-in: whoever sends these changes nothing of anybody else. */
const OWN = /\(public\)|\/me\/|\/notifications\/|second-factor\/actions|sign-out|\/accounts\/new\//;

/** Something for every field that any form has, so that a refusal is about who sends it. */
const fieldsFor = ({ person, environment }: Tenant): Record<string, string> => ({
  name: "Taken over",
  title: "Taken over",
  words: "Taken over",
  word: "client-2",
  note: "",
  addresses: "taken@attack.example",
  email: "taken@attack.example",
  role: "client_viewer",
  userId: person,
  "people[]": person,
  "accounts[]": person,
  "chosen[]": environment,
  id: nowhere(),
  hostname: "taken.attack.example",
  "hostnames[]": nowhere(),
  origin: "",
  how: "copy",
  task: "origin",
  done: "yes",
  do: "assign",
  owner: person,
  kind: "staging",
  required: "on",
  path: "/",
  nameservers: "ns1.attack.example",
});

/** What can be bound to an action: every shape, as each action takes only one of them. */
const boundTo = ({ account, application, hostname, person }: Tenant) => [
  account,
  { account, application, environment: "production", hostname },
  person,
];

/** Calls an action as a script does: no form of any page, any page's address. */
export function call(
  client: Client,
  { id, bound }: Pick<Action, "id" | "bound">,
  about: unknown,
  fields: Record<string, string>,
  more: Asked["headers"] = {},
) {
  const args = bound ? [about, {}, "$K1"] : [{}, "$K1"];
  const sent = Object.entries(fields).map(([name, value]) => [`_1_${name}`, value]);
  // The arguments come last: they are read as soon as they are there, with the fields that came before.
  const { body, type } = multipart({ ...Object.fromEntries(sent), "0#0": JSON.stringify(args) });
  const headers = {
    origin: client.origin,
    "sec-fetch-site": "same-origin",
    "next-action": id,
    "content-type": type,
    accept: "text/x-component",
  };
  return client.ask("/me", { method: "POST", headers: { ...headers, ...more }, body });
}

function actionNamed(name: string) {
  const found = actions().find((action) => action.name === name);
  assert.ok(found, `there is an action ${name}`);
  return found;
}

/** Next answers with 200 for an action of another page, whatever that page said. */
function isRefused({ status, text }: Answer, headers: Asked["headers"]) {
  const refused = status === 200 ? /another site/.test(text) : status >= 400 && status < 500;
  assert.ok(refused, `${JSON.stringify(headers)} answers ${status}`);
}

export const cases = [
  attack("S53", "no action, called by its id from any page, changes anything of B", async (world: World) => {
    const tenant = await inB(world);
    const fields = fieldsFor(tenant);
    const all = actions().filter(({ file }) => !OWN.test(file));
    assert.ok(all.length > 50, `${all.length} actions`);
    const before = await world.changes();
    for (const name of ["Client 2 b", "Client 2"])
      await call(world.as.cAdmB, actionNamed("renameAccountTo"), B, { name });
    assert.notEqual(await world.changes(), before, "B's admin changes it in this way");
    const calls = all.flatMap((action) => [
      { action, name: "nobody" as const, about: B as unknown },
      ...(["cMemA", "mA"] as const).flatMap((name) =>
        (action.bound ? boundTo(tenant) : [B]).map((about) => ({ action, name, about })),
      ),
    ]);
    await unchanged(world, "an action called by its id", async () => {
      for (const { action, name, about } of calls) {
        const client = name === "nobody" ? world.visitor() : world.as[name].stolen();
        const { text } = await call(client, action, about, fields);
        assert.doesNotMatch(text, B_WORDS, `${action.name} by ${name}`);
        assert.doesNotMatch(text, /node_modules|at async /, `${action.name} by ${name}`);
      }
    });
  }),
  attack("S54", "an action that a script calls from elsewhere is refused like a form", async (world) => {
    const rename = actionNamed("renameAccountTo");
    const elsewhere: Asked["headers"][] = [
      { origin: "https://evil.example", "sec-fetch-site": undefined },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "evil.example" },
      { origin: "null", "sec-fetch-site": undefined },
      { origin: undefined, "sec-fetch-site": "cross-site" },
      { origin: undefined, "sec-fetch-site": "same-site" },
      { origin: undefined, "sec-fetch-site": undefined },
      { origin: undefined, "sec-fetch-site": undefined, "x-action-forwarded": "1" },
    ];
    await unchanged(world, "an action from elsewhere", async () => {
      for (const headers of elsewhere)
        isRefused(await call(world.as.owner, rename, A, { name: "Taken over" }, headers), headers);
      for (const name of ["signOut", "stopView"]) {
        const client = world.as.owner.stolen();
        for (const headers of elsewhere) await call(client, actionNamed(name), B, {}, headers);
      }
    });
    assert.equal((await world.as.owner.ask("/me")).status, 200, "another site signed the owner out");
  }),
  attack(
    "S55",
    "arguments that no page would bind are not found, and show nothing of the inside",
    async (world) => {
      const odd = [
        null,
        7,
        {},
        [],
        [B],
        { account: { $ne: "" } },
        { account: A, application: ["website1"], environment: { a: 1 } },
        { __proto__: { isAdmin: true }, account: B },
        "$undefined",
        "$Q1",
        "$F1",
        "$@1",
        "$1:constructor:constructor",
        "$1:__proto__:then",
        "\u0000",
        "%00",
        "a".repeat(10_000),
      ];
      await unchanged(world, "odd arguments", async () => {
        for (const about of odd)
          for (const name of ["renameAccountTo", "renameEnvironmentTo", "addAccounts", "viewAsClient"]) {
            const { text } = await call(world.as.mA, actionNamed(name), about, {
              name: "Taken over",
              role: "client_viewer",
              "accounts[]": A,
            });
            assert.doesNotMatch(text, /node_modules|\bat async |insert into |select .* from |params:/i);
          }
      });
      assert.equal(({} as Record<string, unknown>).isAdmin, undefined);
      assert.equal((await world.as.owner.ask(`/accounts/${A}`)).status, 200);
    },
  ),
];
