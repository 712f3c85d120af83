import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { QueueChange, QueueFilter, queueHref } from "@/domain/queue";

describe("the filter of the queue", () => {
  it("is what the address says, and drops what it does not understand", () => {
    const filter = QueueFilter.parse({ owner: "me", turn: "client", due: "someday", q: " www " });
    assert.equal(queueHref(filter, {}), "/go-live?owner=me&turn=client&q=www");
    assert.equal(queueHref(filter, { owner: undefined, turn: undefined, q: "" }), "/go-live");
  });

  it("begins at the first page after every change", () => {
    const filter = QueueFilter.parse({ after: "word" });
    assert.equal(queueHref(filter, { due: "overdue" }), "/go-live?due=overdue");
  });
});

describe("what is done with the chosen lines", () => {
  const one = randomUUID();

  it("takes one line or many", () => {
    const due = "2026-12-03";
    assert.deepEqual(QueueChange.parse({ do: "due", chosen: one, due }), { do: "due", chosen: [one], due });
    assert.deepEqual(QueueChange.parse({ do: "assign", chosen: [one, one], owner: "nobody" }), {
      do: "assign",
      chosen: [one, one],
      owner: null,
    });
  });

  it("takes a line's own button for that line, whatever else is ticked", () => {
    assert.deepEqual(QueueChange.parse({ remind: one, chosen: [randomUUID()], due: "" }), {
      do: "remind",
      chosen: [one],
    });
  });

  it("sets the day when Enter was pressed after it, and not the owner whom nobody chose", () => {
    const typed = { do: "assign", chosen: one, owner: "", due: "2026-12-03" };
    assert.deepEqual(QueueChange.parse(typed), { do: "due", chosen: [one], due: "2026-12-03" });
    const both = QueueChange.parse({ ...typed, owner: "nobody" });
    assert.deepEqual(both, { do: "assign", chosen: [one], owner: null });
  });

  it("refuses nothing chosen, too much chosen, and no answer", () => {
    const sentence = (typed: object) => QueueChange.safeParse(typed).error?.issues[0]?.message;
    assert.equal(sentence({ do: "due", due: "2026-12-03" }), "Choose at least one line.");
    assert.equal(
      sentence({ do: "assign", owner: "nobody", chosen: Array.from({ length: 101 }, () => one) }),
      "Choose at most 100 lines.",
    );
    assert.equal(sentence({ do: "due", chosen: one, due: "" }), "Choose a day.");
    assert.equal(sentence({ do: "assign", chosen: one, owner: "" }), "Choose who sees to it.");
  });
});
