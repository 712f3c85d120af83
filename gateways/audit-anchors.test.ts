import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { noteAnchors, readAnchors } from "./audit-anchors";

test("a line that was cut off while it was written ends neither the reading nor the noting", () => {
  const folder = mkdtempSync(join(tmpdir(), "portico-anchors-"));
  const head = (sequence: number) => ({ accountId: "a", sequence, hash: `hash ${sequence}` });
  noteAnchors(folder, [head(1)]);
  appendFileSync(join(folder, "audit-anchors.jsonl"), '{"at":"2026-11-23T12:00:00Z","accou');
  noteAnchors(folder, [head(2)]);
  noteAnchors(folder, [head(2)]);
  assert.deepEqual(readAnchors(folder).get("a"), [
    { sequence: 1, hash: "hash 1" },
    { sequence: 2, hash: "hash 2" },
  ]);
});
