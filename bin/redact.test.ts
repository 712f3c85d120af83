import assert from "node:assert/strict";
import { test } from "node:test";
import { redactConsole, redacted } from "./redact.mjs";

const TOKEN = "Zk9_aB3-".repeat(6);

test("a log names nobody and opens nothing", () => {
  for (const secret of ["ana@harbour-row.com", "josé@bücher.example", TOKEN])
    assert.ok(!redacted(`it failed for ${secret}, again`).includes(secret), secret);
  assert.equal(redacted("smtp://user:pass-word@mail.example:25"), "smtp://…@mail.example:25");
  assert.equal(redacted("Cookie: portico-session=abc; theme=dark"), "Cookie: …; theme=dark");
  assert.equal(redacted(`GET /invitations/${TOKEN}`), "GET /invitations/…");
  assert.equal(redacted('{"password": "correct horse"}').includes("correct"), false);
});

test("what a log is for stays", () => {
  for (const plain of [
    "    at signIn (app/(public)/sign-in/actions.ts:14:3)",
    "insert into accounts (id, name) values ($1, $2)",
    "5b2c3a44-0000-4000-8000-000000000001",
  ])
    assert.equal(redacted(plain), plain);
});

test("a failed query is told without its values, with its reference and the cause's code", () => {
  const lines: string[] = [];
  const note = (...said: unknown[]) => void lines.push(said.slice(1).join(" "));
  const target = { warn: note, error: note };
  redactConsole(target);
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "users_email"'), {
    code: "23505",
    detail: "Key (email)=(ana@harbour-row.com) already exists.",
  });
  const failed = new Error(
    "Failed query: insert into users values ($1, $2)\nparams: ana@harbour-row.com,Ana\nRuiz",
    {
      cause,
    },
  );
  target.error(
    "⨯",
    Object.assign(failed, { digest: "3141592653", params: ["ana@harbour-row.com", "Ana Ruiz"] }),
  );
  const [said = ""] = lines;
  assert.doesNotMatch(said, /ana@|Ruiz/);
  assert.match(said, /insert into users values \(\$1, \$2\)\nparams: …/);
  assert.match(said, /reference 3141592653/);
  assert.match(said, /code 23505/);
});
