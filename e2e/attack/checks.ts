import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Answer, Client } from "./client";
import type { World } from "./world";

export const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** A page without what differs between any two answers: nonces, ids, and the address that was asked for. */
export const plain = ({ text }: Answer) =>
  text
    .replace(/nonce[-="\\:]+[\w+/=-]{24}/g, "nonce")
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "ID")
    .replace(/client-\d/g, "client-N")
    .replace(/website\d/gi, "websiteN");

/** What only B's own people may read. */
export const B_WORDS = /Client 2|Website2|Website3|website[23]\.com|client-user-[345]@/;

export function gives404(answer: Answer, what: string) {
  assert.equal(answer.status, 404, `${what} answers ${answer.status}`);
}

/** The same answer as for something that is nowhere, and nothing of B in it. */
export async function looksUnknown(client: Client, path: string, unknown: string, headers = {}) {
  const [theirs, none] = [await client.ask(path, { headers }), await client.ask(unknown, { headers })];
  assert.equal(theirs.status, none.status, `${path} answers ${theirs.status}, ${unknown} ${none.status}`);
  assert.notEqual(theirs.status, 200, `${path} answers 200`);
  assert.equal(plain(theirs), plain(none), `${path} tells more than ${unknown}`);
}

export const nowhere = () => randomUUID();

/** Whatever `work` does, nothing changes. */
export async function unchanged(world: World, what: string, work: () => Promise<unknown>) {
  const before = await world.changes();
  await work();
  const after = await world.changes();
  assert.equal(newLines(before, after).join("\n"), "", `${what} changed something`);
}

/** The events that came since. */
export function newLines(before: string, after: string) {
  const known = new Set(before.split("\r\n"));
  return after.split("\r\n").filter((line) => !known.has(line) && !/signed in/i.test(line));
}

/** A refused form: no page, or a page that says so; never a crash. */
export function refused({ status, text }: Answer, what: string) {
  assert.ok([400, 401, 403, 404, 405, 409, 410, 413, 429].includes(status), `${what} answers ${status}`);
  assert.doesNotMatch(text, /node_modules|at async |\.next\/server/, `${what} shows a stack`);
}
