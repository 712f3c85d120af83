import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "portico-kill-"));
after(() => rmSync(folder, { recursive: true }));

const TIMES = 10;

/** Lets a writer found accounts, and kills it in the middle: what it found whole, and what was acknowledged to it. */
async function writeAndKill(writes: number) {
  const writer = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "db/test-writer.ts"],
    {
      env: { NODE_ENV: "test", PORTICO_DATA: folder, PORTICO_SECRET: "x".repeat(32) },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(writer, "exit");
  const found: string[] = [];
  const acknowledged: string[] = [];
  let lines = found;
  for await (const line of createInterface(writer.stdout)) {
    if (line.startsWith("open")) {
      assert.equal(line, "open with 0 halves");
      lines = acknowledged;
    } else lines.push(line);
    if (acknowledged.length === writes) writer.kill("SIGKILL");
  }
  assert.deepEqual(await ended, [null, "SIGKILL"]);
  return { found, acknowledged };
}

test(`loses nothing acknowledged and keeps nothing half written, ${TIMES} times killed while it writes`, async () => {
  const all = new Set<string>();
  for (let time = 0; time <= TIMES; time++) {
    const { found, acknowledged } = await writeAndKill(randomInt(1, 30));
    const lost = [...all].filter((id) => !found.includes(id));
    assert.deepEqual(lost, [], `after kill ${time}`);
    for (const id of [...found, ...acknowledged]) all.add(id);
  }
  assert.ok(all.size > TIMES);
});
