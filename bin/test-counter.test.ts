import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

const counted = (source: string) => {
  const folder = mkdtempSync(join(tmpdir(), "portico-counter-"));
  try {
    const file = join(folder, "some.test.mjs");
    writeFileSync(file, `import { describe, it, test } from "node:test";\n${source}`);
    const reporter = `--test-reporter=${resolve("bin/test-counter.mjs")}`;
    // The runner that runs this file would take the inner one for a part of itself.
    const env = { NODE_ENV: "test", PATH: "" } as const;
    const { stdout } = spawnSync(process.execPath, ["--test", reporter, file], { encoding: "utf8", env });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test("counts tests, not the suites around them", () => {
  const source = `describe("a", () => { it("b", () => {}); it("c", () => { throw new Error("no"); }); it("d", { skip: true }); });
    test("e", () => {});`;
  assert.deepEqual(counted(source), { passed: 2, failed: 1, skipped: 1 });
});

test("counts a file that cannot be loaded as a failure", () => {
  assert.deepEqual(counted('import "./absent.mjs";'), { passed: 0, failed: 1, skipped: 0 });
});
