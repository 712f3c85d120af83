import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Check, Status } from "@/domain/go-live/checks/check";
import { type CheckTurn, periodsOf, turned } from "@/domain/go-live/checks/check-turn";

const check = (id: CheckId, status: Status): Check => ({
  id,
  status,
  sentence: `It is ${status}.`,
  title: id,
  severity: "blocking",
  evidence: [],
});
const turn = (id: CheckId, status: Status, minute: number): CheckTurn => ({
  check: id,
  status,
  sentence: "",
  at: new Date(Date.UTC(2026, 2, 2, 14, minute)),
});

describe("the history of a check", () => {
  it("begins with every check, then notes only what turned", () => {
    const first = [check("tls.name", "skip"), check("point.target", "fail")];
    assert.equal(turned([], first).length, 2);
    assert.deepEqual(turned(first, first), []);
    const next = [check("tls.name", "skip"), check("point.target", "pass")];
    assert.deepEqual(
      turned(first, next).map(({ id, status }) => [id, status]),
      [["point.target", "pass"]],
    );
  });

  it("reads as periods, the latest first and still open", () => {
    const turns = [
      turn("prop.auth", "pending", 0),
      turn("tls.name", "pass", 1),
      turn("prop.auth", "pass", 22),
    ];
    const periods = periodsOf(turns, "prop.auth").map(({ status, since, until }) => [
      status,
      since.getUTCMinutes(),
      until?.getUTCMinutes(),
    ]);
    assert.deepEqual(periods, [
      ["pass", 22, undefined],
      ["pending", 0, 22],
    ]);
  });
});
