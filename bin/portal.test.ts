import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { choosePort, secretOf } from "./portal.mjs";

const folder = mkdtempSync(join(tmpdir(), "portico-portal-"));
after(() => rmSync(folder, { recursive: true }));

test("the secret is made once, long enough, for its owner's eyes only", () => {
  const data = join(folder, "data");
  const secret = secretOf(data);
  assert.ok(secret.length >= 32);
  assert.equal(secretOf(data), secret);
  assert.equal(statSync(join(data, "secret")).mode & 0o777, 0o600);
  assert.notEqual(secretOf(join(folder, "other")), secret);
});

test("a port that was asked for is taken as it is; without one, a free one is chosen", async () => {
  assert.equal(await choosePort("8123"), 8123);
  assert.ok((await choosePort(undefined)) >= 3000);
});

const slowServer = `
  import { createServer } from "node:http";
  import { stopOnSignal } from "./bin/portal.mjs";
  const server = createServer((_, response) => {
    console.log("asked");
    process.once("SIGTERM", () => setImmediate(() => response.end("answered")));
  });
  globalThis.porticoStop = async () => console.log("work done");
  stopOnSignal(server, { close: async () => console.log("closed") });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

test("a portal told to stop answers what it was asked, takes nothing new, and ends well", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", slowServer], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value as string;
  const origin = `http://127.0.0.1:${await next()}`;
  const answer = fetch(origin).then((response) => response.text());
  assert.equal(await next(), "asked");
  child.kill("SIGTERM");
  assert.equal(await answer, "answered");
  assert.equal(await next(), "work done");
  assert.equal(await next(), "closed");
  assert.deepEqual(await ended, [0, null]);
  await assert.rejects(fetch(origin));
});
