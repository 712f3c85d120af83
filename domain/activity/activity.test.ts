import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceOf, sideOf } from "@/domain/activity/activity";
import { ActivityFilter, activityHref } from "@/domain/activity/activity-filter";

test("an event reads as a sentence, also one that nobody wrote a sentence for", () => {
  assert.equal(
    sentenceOf({ action: "environment.originChanged", subject: "Staging of $& Shop" }),
    "changed the origin of Staging of $& Shop",
  );
  assert.equal(sentenceOf({ action: "report.sentOut", subject: "Acme" }), "report sent out: Acme");
});

test("a side of a change shows its values in the words of the screens", () => {
  assert.equal(sideOf({ origin: null }), "none");
  assert.equal(sideOf({ role: "client_viewer" }), "Viewer");
  assert.equal(sideOf({ hostnames: ["www.xn--mnchen-3ya.de", "acme.com"] }), "www.münchen.de, acme.com");
  assert.equal(sideOf(null), undefined);
});

test("a filter that is not understood narrows nothing", () => {
  const senseless = { who: "' or 1=1", what: "secrets", from: "2026-02-31", to: ["x"] };
  assert.equal(activityHref("/activity", ActivityFilter.parse(senseless)), "/activity");
  const filter = ActivityFilter.parse({ who: "portico", what: "check", from: "2026-02-03" });
  assert.equal(
    activityHref("/activity", filter, "abc"),
    "/activity?who=portico&what=check&from=2026-02-03&after=abc",
  );
});
