import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfiguration } from "@/env";

const PORTICO_SECRET = "q8Jv3nX0bT6yWm1cRk5ZpLs9dHf2aUeG";

const refused = (settings: Record<string, string>, sentence: RegExp) =>
  assert.throws(() => readConfiguration({ PORTICO_SECRET, ...settings }), sentence);

test("a portal starts with nothing but a good secret", () => {
  const { secret, oauth } = readConfiguration({ PORTICO_SECRET });
  assert.equal(secret, PORTICO_SECRET);
  assert.deepEqual(oauth, { github: undefined, google: undefined });
});

test("a secret that is missing, short or can be guessed is refused, without being printed", () => {
  assert.throws(() => readConfiguration({}), /PORTICO_SECRET is missing/);
  refused({ PORTICO_SECRET: "short" }, /at least 32 characters/);
  for (const guess of ["a".repeat(40), "change-me-change-me-change-me-0123456789", "0101".repeat(10)])
    assert.throws(
      () => readConfiguration({ PORTICO_SECRET: guess, NODE_ENV: "production" }),
      (error: Error) => error.message.includes("can be guessed") && !error.message.includes(guess),
    );
});

test("earlier secrets are kept for what they sealed, and a short one is refused", () => {
  const before = "z7Kw4mY1cV8rXn2bQl6TqMt0eJg3bVfH";
  assert.deepEqual(readConfiguration({ PORTICO_SECRET, PORTICO_OLD_SECRETS: before }).oldSecrets, [before]);
  assert.deepEqual(readConfiguration({ PORTICO_SECRET }).oldSecrets, []);
  refused({ PORTICO_OLD_SECRETS: "short" }, /PORTICO_OLD_SECRETS are secrets/);
});

test("addresses of the edge stand beside each other, of either family", () => {
  const { edge } = readConfiguration({ PORTICO_SECRET, EDGE_ADDRESSES: "203.0.113.10, 2001:db8::10" });
  assert.deepEqual(edge.addresses, ["203.0.113.10", "2001:db8::10"]);
});

test("half of a pair is refused", () => {
  refused({ GITHUB_ID: "id" }, /GITHUB_ID and GITHUB_SECRET belong together/);
  refused({ GOOGLE_SECRET: "secret" }, /GOOGLE_ID and GOOGLE_SECRET belong together/);
  refused({ DATABASE_OWNER_URL: "postgres://owner@host/portico" }, /DATABASE_URL, which is missing/);
});

test("addresses of the wrong kind are refused", () => {
  refused({ SMTP_URL: "http://mail.example" }, /SMTP_URL is smtp:/);
  refused({ DATABASE_URL: "mysql://host/portico" }, /DATABASE_URL is postgres:/);
  refused({ PORTICO_ORIGIN: "javascript:alert(1)" }, /PORTICO_ORIGIN/);
  refused({ PORTICO_ORIGIN: "https://portal.example/path" }, /without a path/);
  refused({ TRUSTED_PROXIES: "all" }, /how many reverse proxies/);
  refused({ EDGE_ADDRESSES: "203.0.113.10 edge.agency.net" }, /EDGE_ADDRESSES are IP addresses/);
  refused({ MAIL_FROM: "Agency" }, /MAIL_FROM is a mail address/);
  refused({ PORTICO_PRACTICE: "p.json", PORTICO_ORIGIN: "https://portal.example" }, /this machine alone/);
});

test("an OpenID provider needs its client, and https but beside the practice internet on this machine", () => {
  const client = { OIDC_CLIENT_ID: "portico", OIDC_CLIENT_SECRET: "secret" };
  const { openId } = readConfiguration({ PORTICO_SECRET, ...client, OIDC_ISSUER: "https://login.example/" });
  assert.deepEqual([openId?.issuer, openId?.name], ["https://login.example", "OpenID"]);
  const local = { ...client, OIDC_ISSUER: "http://127.0.0.1:4000" };
  assert.ok(readConfiguration({ PORTICO_SECRET, PORTICO_PRACTICE: "p.json", ...local }).openId);
  refused(local, /begins with https/);
  refused({ ...local, PORTICO_PRACTICE: "p.json", OIDC_ISSUER: "http://login.example" }, /begins with https/);
  refused({ OIDC_ISSUER: "https://login.example" }, /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/);
});
