import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceOf } from "@/domain/activity/activity";
import { ActivityFilter, activityHref, nounChoices } from "@/domain/activity/activity-filter";
import { sideOf } from "@/domain/activity/side";

const ana = { timeZone: "Europe/Berlin", staffRole: "owner" } as const;
const cleo = { timeZone: "UTC", staffRole: null };

test("an event reads as a sentence, also one that nobody wrote a sentence for", () => {
  assert.equal(
    sentenceOf({ action: "environment.originChanged", subject: "Staging of $& Shop" }, ana),
    "changed the origin of Staging of $& Shop",
  );
  assert.equal(sentenceOf({ action: "report.sentOut", subject: "Acme" }, ana), "report sent out: Acme");
});

test("a side of a change shows its values in the words of the screens", () => {
  assert.equal(sideOf({ origin: null }, ana), "none");
  assert.equal(sideOf({ role: "client_viewer" }, ana), "Viewer");
  assert.equal(sideOf({ hostnames: ["www.xn--mnchen-3ya.de", "acme.com"] }, ana), "www.münchen.de, acme.com");
  assert.equal(sideOf(null, ana), undefined);
  assert.equal(sideOf({ liveSince: "2026-03-02T14:02:00.000Z" }, ana), "2 March 2026 at 15:02 CET");
  assert.equal(sideOf({ owner: null, dueOn: "2026-12-03" }, ana), "owner none, 3 Dec 2026");
  assert.equal(sideOf({ owner: null, dueOn: null }, ana), "owner none, due on none");
  const task = { title: "Look", phase: "before", side: "agency", scope: "every", blocking: false };
  assert.equal(sideOf(task, ana), "Look, phase before, side agency, scope every, blocking no");
});

test("a client reads their own words", () => {
  const created = { action: "application.created", subject: "Shop" };
  assert.equal(sentenceOf(created, ana), "added the application Shop");
  assert.equal(sentenceOf(created, cleo), "added the website Shop");
  assert.equal(sideOf({ state: "waiting_client" }, ana), "Waiting for client");
  assert.equal(sideOf({ state: "waiting_client" }, cleo), "Your turn");
  assert.ok(nounChoices(true, cleo).some(({ name }) => name === "Websites"));
  assert.ok(nounChoices(true, ana).some(({ name }) => name === "Applications"));
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
