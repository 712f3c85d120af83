import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "practice-"));
const out = join(folder, "practice.json");

async function start(): Promise<ChildProcess> {
  rmSync(out, { force: true });
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/internet/serve.ts", "--out", out], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  const watcher = watch(folder);
  while (!existsSync(out)) await once(watcher, "change");
  watcher.close();
  return child;
}

let child: ChildProcess;
before(async () => {
  child = await start();
});
after(() => {
  child.kill();
  rmSync(folder, { recursive: true });
});

test("the description names loopback only, is readable by its owner only, and leads to the provider", async () => {
  const description = JSON.parse(readFileSync(out, "utf8"));
  assert.equal(statSync(out).mode & 0o077, 0);
  const routes: string[] = Object.values(description.routes);
  assert.ok(routes.length > 20 && routes.every((at) => at.startsWith("127.0.0.1:")));
  assert.deepEqual(Object.keys(description), [
    "roots",
    "resolvers",
    "routes",
    "extraPublic",
    "trust",
    "provider",
    "edge",
  ]);
  assert.equal(description.edge.marker, "x-edge: agency-edge");
  assert.match(await (await fetch(description.provider)).text(), /website3.com/);
});

test("it stops when its starter is gone, and on SIGTERM", async () => {
  child.stdin?.end();
  assert.deepEqual(await once(child, "exit"), [0, null]);
  child = await start();
  child.kill("SIGTERM");
  assert.deepEqual(await once(child, "exit"), [0, null]);
});
