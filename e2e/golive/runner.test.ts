import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "scenarios-"));
test.after(() => rmSync(folder, { recursive: true }));

function run(content: unknown) {
  const file = join(folder, "file.json");
  writeFileSync(file, JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync("npx", ["tsx", "e2e/scenarios.ts", file], {
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

test("a scenario that cannot be served fails by itself, and the others are still judged", () => {
  const shared = JSON.parse(readFileSync("e2e/scenarios.json", "utf8"));
  const zone = shared.defaults.zones["example.com"];
  const unservable = {
    id: "X1",
    title: "An address that is none",
    zones: { "example.com": { ...zone, records: [...zone.records, "www 300 A nowhere"] } },
    expect: { verdict: "live" },
  };
  const { status, out } = run({ ...shared, scenarios: [unservable, shared.scenarios[0]] });
  assert.equal(status, 1);
  assert.match(out, /^FAIL X1 has no verdict/m);
  assert.match(out, /^1 passed, 1 failed$/m);
});

test("a file that is not in the format ends with 2 and says where", () => {
  const { status, err } = run({ format: "golive-scenarios/1" });
  assert.equal(status, 2);
  assert.match(err, /is not golive-scenarios\/1: defaults/);
});
