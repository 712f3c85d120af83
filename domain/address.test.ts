import assert from "node:assert/strict";
import { test } from "node:test";
import { inAccount, readAddress, stepsOf } from "@/domain/address";

const at = (path: string) => readAddress(path.split("/"));

test("an address names what it is about, and new is never a slug", () => {
  assert.deepEqual(at("accounts/acme/applications/shop/environments/staging/go-live"), {
    area: "accounts",
    account: "acme",
    section: "applications",
    application: "shop",
    environment: "staging",
    path: ["accounts", "acme", "applications", "shop", "environments", "staging", "go-live"],
  });
  assert.equal(at("accounts/new").account, undefined);
  assert.equal(at("accounts/acme/applications/new").application, undefined);
  assert.equal(at("people").account, undefined);
});

test("switching keeps the sub-page of the account, and nothing of what lies below", () => {
  assert.equal(inAccount(at("accounts/acme/people/invite"), "birch"), "/accounts/birch/people");
  assert.equal(inAccount(at("accounts/acme/applications/shop"), "birch"), "/accounts/birch/applications");
  assert.equal(inAccount(at("accounts"), "birch"), "/accounts/birch");
});

test("the way down follows the address in the reader's words", () => {
  const names = { account: "Acme", application: "Shop", environment: "Staging", kind: "staging" as const };
  const words = (reader: "agency" | "client") =>
    stepsOf(at("accounts/acme/applications/shop/environments/staging/go-live"), names, reader).map(
      ({ label }) => label,
    );
  assert.deepEqual(words("agency"), ["Clients", "Acme", "Applications", "Shop", "Staging", "Go live"]);
  assert.deepEqual(words("client").slice(2), ["Websites", "Shop", "Test website", "Go live"]);
});

test("the way to what is not mine names nothing of it", () => {
  assert.deepEqual(
    stepsOf(at("accounts/secret/people"), undefined, "agency").map(({ label }) => label),
    ["Clients", "People"],
  );
});

test("a segment that only the language knows is no page", () => {
  const labels = (path: string) => stepsOf(at(path), undefined, "agency").map(({ label }) => label);
  assert.deepEqual(labels("people/constructor"), ["People"]);
  assert.deepEqual(labels("people/constructor/new"), ["People"]);
  assert.deepEqual(labels("settings/checklist/valueOf"), ["Settings", "Checklist"]);
});
