import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

const refused = { HOST: "0.0.0.0", PORTICO_ORIGIN: "https://portal.agency.com" };

for (const [name, value] of Object.entries(refused))
  test(`the demo refuses ${name}=${value} before it starts anything`, () => {
    const env = { NODE_ENV: "production", [name]: value } as const;
    const { status, stderr, stdout } = spawnSync(process.execPath, ["bin/demo.mjs"], {
      encoding: "utf8",
      env,
    });
    assert.equal(status, 1);
    assert.match(
      stderr,
      new RegExp(`^The demo is for this machine alone: ${name} must be localhost, and it is .+\\.\\n$`),
    );
    assert.equal(stdout, "");
  });
