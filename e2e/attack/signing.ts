import assert from "node:assert/strict";
import { A } from "./actors";
import type { Client } from "./client";

/** What signed-out people see: they are led to sign-in. */
export async function isOut(client: Client, what: string) {
  for (const path of ["/accounts", `/accounts/${A}`, "/me"]) {
    const { status, headers } = await client.ask(path);
    assert.ok([303, 307].includes(status), `${what}: ${path} answers ${status}`);
    assert.match(headers.location ?? "", /^\/sign-in/, what);
  }
  const { status } = await client.ask(`/api/accounts/${A}/environments/0/version`);
  assert.equal(status, 404, `${what}: the API answers`);
}

export const isIn = async (client: Client, what: string) =>
  assert.equal((await client.ask("/me")).status, 200, `${what} is signed out`);

export async function passwordTry(client: Client, email: string, password: string) {
  const form = await client.form("/sign-in", ["email", "password"]);
  return client.send("/sign-in", form, { email, password });
}
