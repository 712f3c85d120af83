import assert from "node:assert/strict";
import { test } from "node:test";
import { refuseOtherName, refuseWhilePointing, whereItPoints } from "@/domain/accounts/removal";

const edge = { target: "p1.edge.example", addresses: ["192.0.2.10"] };
const found = (records: { type: string; data: string }[], addresses: string[] = [], answered = true) => ({
  answered,
  records,
  addresses,
});

test("a name points here by its alias to the environment or by an address of the edge", () => {
  assert.equal(whereItPoints(found([{ type: "CNAME", data: edge.target }]), edge), "here");
  assert.equal(whereItPoints(found([], ["192.0.2.10"]), edge), "here");
  assert.equal(whereItPoints(found([], ["192.0.2.10"], false), edge), "here");
});

test("a name that is gone or leads away points elsewhere; silence says nothing", () => {
  assert.equal(whereItPoints(found([]), edge), "elsewhere");
  assert.equal(whereItPoints(found([{ type: "CNAME", data: "p2.edge.example" }]), edge), "elsewhere");
  assert.equal(whereItPoints(found([], [], false), edge), "unknown");
});

test("what was never seen pointing here may go although nobody answers", () => {
  const host = { name: "www.acme.com", now: "unknown" as const };
  assert.doesNotThrow(() => refuseWhilePointing([{ ...host, seenHere: false }]));
  assert.throws(
    () => refuseWhilePointing([{ ...host, seenHere: true }]),
    /could not ask where www\.acme\.com/,
  );
  assert.throws(
    () => refuseWhilePointing([{ ...host, seenHere: false, now: "here" }]),
    /DNS of www\.acme\.com still points here/,
  );
});

test("a removal asks for the name, whatever its capitals", () => {
  assert.doesNotThrow(() => refuseOtherName(" acme TOOLS ", "Acme Tools"));
  assert.throws(() => refuseOtherName("Acme", "Acme Tools"), /Type Acme Tools/);
});
