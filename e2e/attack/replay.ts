import assert from "node:assert/strict";
import { B_WORDS, unchanged } from "./checks";
import type { Client } from "./client";
import type { World } from "./world";

/** The pages with forms that an admin of a client has. */
const ADMIN_PAGES = [
  "",
  "/people",
  "/settings",
  "/activity",
  "/applications/website2/environments/production/go-live",
];

/** Every form of somebody's pages that changes a tenant, with where it stands. */
export async function formsOf(client: Client, account: string, pages = ADMIN_PAGES) {
  const found = [];
  for (const page of pages) {
    const path = `/accounts/${account}${page}`;
    const answer = await client.ask(path);
    if (answer.status !== 200) continue;
    for (const form of await client.forms(path))
      if (
        Object.keys(form.fields).some((name) => name.startsWith("$ACTION")) &&
        !/Sign out|Stop viewing/.test(form.words)
      )
        found.push({ path, form });
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

export async function replay(world: World, from: Client, by: Client, account: string, pages?: string[]) {
  const forms = await formsOf(from, account, pages);
  assert.ok(forms.length > 0, "there are forms to replay");
  await unchanged(world, `a form of ${account}`, async () => {
    for (const { path, form } of forms) {
      const known = Object.fromEntries(Object.entries(TYPED).filter(([name]) => name in form.fields));
      const { status, text } = await by.stolen().send(path, form, known);
      assert.ok([303, 307, 400, 403, 404].includes(status), `${form.label} on ${path} answers ${status}`);
      assert.doesNotMatch(text, B_WORDS, `${form.label} on ${path}`);
    }
  });
}
