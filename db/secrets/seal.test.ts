import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { test } from "node:test";

const [first, second, third] = [1, 2, 3].map(() => randomBytes(32).toString("base64url")) as [
  string,
  string,
  string,
];

/** What a portal with these secrets prints: its configuration is read once a process. */
function portal(script: string, secret: string, ...old: string[]) {
  const code = `import * as seal from "@/db/secrets/seal"; import * as codes from "@/db/secrets/recovery-code"; console.log(${script});`;
  // biome-ignore lint/style/noProcessEnv: where programs are found
  const env = { PATH: process.env.PATH, PORTICO_SECRET: secret, PORTICO_OLD_SECRETS: old.join(" ") };
  const args = ["--import", "tsx", "--conditions=react-server", "--input-type=module", "-e", code];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...env, NODE_ENV: "test" },
    encoding: "utf8",
  });
  return status === 0 ? stdout.trim() : stderr;
}

test("what was sealed says with which key, and opens after the secret was changed, and not without it", () => {
  const sealed = portal(`seal.seal("the words")`, first);
  assert.match(sealed, /^[\w-]{8}\.[\w-]+$/);
  assert.notEqual(portal(`seal.seal("x")`, second).split(".")[0], sealed.split(".")[0]);
  const open = `seal.unseal("${sealed}")`;
  assert.equal(portal(open, first), "the words");
  assert.equal(portal(open, third, second, first), "the words");
  assert.match(portal(open, second), /sealed with another PORTICO_SECRET/);
  const earlier = sealed.split(".")[1];
  assert.equal(portal(`seal.unseal("${earlier}")`, second, first), "the words");
  assert.match(portal(`seal.unseal("${sealed.slice(0, -2)}AA")`, first), /Unsupported state|authenticate/);
  assert.equal(
    portal(`[seal.isSealedNow("${sealed}"), seal.isSealedNow("${earlier}")]`, first),
    "[ true, false ]",
  );
  assert.equal(portal(`seal.isSealedNow("${sealed}")`, second, first), "false");
});

test("a recovery code is known after the secret was changed", () => {
  const kept = portal(`codes.recoveryCodeHash("person", "code")`, first);
  assert.equal(
    portal(`codes.recoveryCodeHashes("person", "code").includes("${kept}")`, second, first),
    "true",
  );
  assert.equal(portal(`codes.recoveryCodeHashes("person", "code").includes("${kept}")`, second), "false");
});
