import assert from "node:assert/strict";
import { B_WORDS, unchanged } from "./checks";
import type { Client } from "./client";
import { type Form, formsIn } from "./forms";
import type { World } from "./world";

/** The pages with forms that an admin of a client has. */
const ADMIN_PAGES = [
  "",
  "/people",
  "/settings",
  "/activity",
  "/applications/website2/environments/production/go-live",
];

/** Every form of a page that changes more than one's own sign-in; none when the page does not open. */
async function changingForms(client: Client, path: string) {
  const { status, text } = await client.ask(path);
  if (status !== 200) return [];
  return formsIn(text).filter(
    ({ fields, words }) =>
      Object.keys(fields).some((name) => name.startsWith("$ACTION")) && !/Sign out|Stop viewing/.test(words),
  );
}

/** Every form of somebody's pages that changes a tenant, with where it stands. */
export async function formsOf(client: Client, account: string, pages = ADMIN_PAGES) {
  const found = [];
  for (const page of pages) {
    const path = `/accounts/${account}${page}`;
    for (const form of await changingForms(client, path)) found.push({ path, form });
  }
  return found;
}

/** What every form takes, so that a refusal is about who sends it. */
const TYPED = {
  addresses: "somebody@attack.example",
  role: "client_viewer",
  name: "Taken over",
  words: "Taken over",
};

async function sendRefused(by: Client, path: string, form: Form) {
  const known = Object.fromEntries(Object.entries(TYPED).filter(([name]) => name in form.fields));
  const { status, text } = await by.stolen().send(path, form, known);
  const what = `${form.label || form.words} on ${path}`;
  assert.ok([303, 307, 400, 403, 404].includes(status), `${what} answers ${status}`);
  return { what, text };
}

export async function replay(world: World, from: Client, by: Client, account: string) {
  const forms = await formsOf(from, account);
  assert.ok(forms.length > 0, "there are forms to replay");
  await unchanged(world, `a form of ${account}`, async () => {
    for (const { path, form } of forms) {
      const { what, text } = await sendRefused(by, path, form);
      assert.doesNotMatch(text, B_WORDS, what);
    }
  });
}

/** The action that a form calls and what it is bound to. */
const calls = ({ fields }: Form) =>
  Object.entries(fields)
    .filter(([name]) => /^\$ACTION_(ID_|\d+:)/.test(name))
    .map(([name, value]) => name.replace(/^\$ACTION_\d+/, "") + value)
    .join();

/** Sends every form of `from`'s pages that the same page does not offer `by`. Returns how many there were. */
export async function replayUnoffered(world: World, from: Client, by: Client, paths: string[]) {
  let sent = 0;
  await unchanged(world, "a form that is not offered", async () => {
    for (const path of paths) {
      const offered = new Set((await changingForms(by, path)).map(calls));
      for (const form of await changingForms(from, path))
        if (!offered.has(calls(form))) {
          await sendRefused(by, path, form);
          sent += 1;
        }
    }
  });
  return sent;
}
