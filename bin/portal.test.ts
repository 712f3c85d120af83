import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
