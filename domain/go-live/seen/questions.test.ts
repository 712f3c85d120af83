import assert from "node:assert/strict";
import { test } from "node:test";
import { ACME } from "@/domain/testing/acme";
import { fitsPacket } from "./name";
import { questionsFor } from "./questions";

test("of the longest host name only names are asked for", () => {
  const zone = `${"z".repeat(60)}.com`;
  const label = "a".repeat(60);
  const host = `${label}.${label}.${label}.${zone}`;
  const { questions } = questionsFor({ ...ACME, host }, host, zone, "nx-0123456789ab");
  assert.ok(questions.some(({ name, type }) => name === host && type === "TXT"));
  assert.deepEqual(
    questions.filter(({ name }) => !fitsPacket(name)),
    [],
  );
});

test("an escaped byte of a name counts once", () => {
  assert.ok(fitsPacket(`${"\\032".repeat(63)}.com`));
  assert.ok(!fitsPacket(`${"\\032".repeat(64)}.com`));
});

test("beside the names of mail keys a random one is asked for, until the records are saved", () => {
  const keysFor = (target: typeof ACME) => {
    const { questions } = questionsFor(target, "acme.com", "acme.com", "nx-0123456789ab");
    return questions.map(({ name }) => name).filter((name) => name.includes("_domainkey"));
  };
  assert.ok(keysFor(ACME).includes("nx-0123456789ab._domainkey.acme.com"));
  assert.deepEqual(keysFor({ ...ACME, snapshot: { takenAt: "", records: [] } }), []);
});
