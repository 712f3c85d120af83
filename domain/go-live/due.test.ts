import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dueWords, mayBeDue } from "@/domain/go-live/due";

const today = "2026-11-24";

describe("a due date", () => {
  it("says how near it is", () => {
    const words = (due: string | null) => dueWords(due, today).words;
    assert.equal(words(null), "No date");
    assert.equal(words("2026-11-23"), "Overdue since 23 Nov");
    assert.equal(words(today), "Today");
    assert.equal(words("2026-11-25"), "Tomorrow");
    assert.equal(words("2026-11-26"), "26 Nov");
  });

  it("is late from the day after it", () => {
    assert.equal(dueWords(today, today).late, false);
    assert.equal(dueWords("2026-11-23", today).late, true);
  });

  it("lies ahead when it is new, and may stay when it has passed", () => {
    assert.equal(mayBeDue("2026-11-23", null, today), false);
    assert.equal(mayBeDue("2026-11-23", "2026-11-23", today), true);
    assert.equal(mayBeDue(today, null, today), true);
    assert.equal(mayBeDue(null, "2026-11-23", today), true);
  });
});
