import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checklist } from "@/domain/go-live/checklist/checklist";
import type { ChecklistFacts } from "@/domain/go-live/checklist/checklist-task";
import type { ManualTask } from "@/domain/go-live/checklist/manual-task";
import { DEFAULT_TEMPLATE } from "@/domain/go-live/checklist/template";
import { type CheckId, catalogue } from "@/domain/go-live/checks/catalogue";
import type { Status } from "@/domain/go-live/checks/check";
import type { Judgement } from "@/domain/go-live/judge";
import type { Verdict } from "@/domain/go-live/verdict";

const judged = (verdict: Verdict, found: Partial<Record<CheckId, Status>>): Judgement => ({
  verdict,
  reason: "",
  checks: Object.entries(found).map(([id, status]) => ({
    ...catalogue[id as CheckId],
    id: id as CheckId,
    status,
    sentence: `${id} is ${status}.`,
    evidence: [],
  })),
});
const name = (judgement: Judgement | null, over = {}) => ({
  name: "www.acme.com",
  judgement,
  recordsSaved: true,
  everLive: false,
  plan: null,
  ...over,
});
const rows = (over: Record<string, Partial<ManualTask>> = {}): ManualTask[] =>
  DEFAULT_TEMPLATE.map((task) => ({ ...task, doneAt: null, doneBy: null, remark: "", ...over[task.key] }));
const tasks = (over: Partial<ChecklistFacts> = {}) => {
  const facts = {
    hostnames: [
      name(judged("not_pointed", { "point.target": "fail", "tls.name": "skip", "own.txt": "skip" })),
    ],
    origin: "203.0.113.80",
    sharesOrigin: false,
    live: false,
    staging: null,
    zone: "UTC",
    manual: rows(),
    ...over,
  };
  return Object.fromEntries(checklist(facts).map((task) => [task.key, task]));
};

describe("the checklist", () => {
  it("waits for a record that nobody has changed, and calls it a problem once it was live", () => {
    const unchanged = name(judged("not_pointed", { "point.target": "fail" }));
    assert.equal(tasks({ hostnames: [unchanged] }).record?.state, "waiting");
    assert.equal(tasks({ hostnames: [{ ...unchanged, everLive: true }] }).record?.state, "failed");
  });

  it("holds nothing of the old server against a change that nobody has made", () => {
    const cdn = judged("not_pointed", {
      "point.target": "fail",
      "point.proxied": "fail",
      "addr.safe": "fail",
    });
    const notes = (blocker?: CheckId) =>
      tasks({ hostnames: [name({ ...cdn, blocker })] }).record?.notes.map(({ state }) => state);
    assert.deepEqual(notes(), ["waiting", "waiting", "waiting"]);
    assert.deepEqual(notes("point.target"), ["failed", "failed", "waiting"]);
  });

  it("is as far as the worst host name, which it names", () => {
    const old = { ...name(judged("broken", { "point.aaaa": "fail" })), name: "shop.acme.com" };
    const { record } = tasks({ hostnames: [name(judged("live", { "point.aaaa": "pass" })), old] });
    assert.equal(record?.state, "failed");
    assert.deepEqual([record?.notes[0]?.hostname, record?.blocking], ["shop.acme.com", true]);
  });

  it("does not take what could not be asked for done", () => {
    assert.equal(
      tasks({ hostnames: [name(judged("unknown", { "ns.answering": "unknown" }))] }).domain?.state,
      "unasked",
    );
    assert.equal(tasks({ hostnames: [name(null)] }).domain?.state, "blocked");
  });

  it("leaves out what does not concern the host name, and keeps what comes later", () => {
    assert.equal(
      tasks().domain?.notes.some(({ id }) => id === "own.txt"),
      false,
    );
    assert.equal(tasks().certificate?.state, "blocked");
  });

  it("names what is missing before a task can start", () => {
    const unsaved = tasks({ hostnames: [name(null, { recordsSaved: false })] });
    assert.equal(unsaved.instructions?.state, "blocked");
    assert.match(
      unsaved.instructions?.notes[0]?.sentence ?? "",
      /Old records saved.*The first check saves them/,
    );
    assert.equal(tasks().instructions?.state, "open");
    assert.equal(tasks()["sign-off"]?.state, "blocked");
    assert.equal(tasks({ live: true })["sign-off"]?.state, "open");
  });

  it("blocks a test copy that fetches from production's server", () => {
    const { origin } = tasks({ sharesOrigin: true });
    assert.deepEqual([origin?.state, origin?.blocking], ["failed", true]);
    assert.equal(tasks({ origin: null }).origin?.blocking, false);
  });

  it("advises a shorter TTL, and says when the long one has run out", () => {
    assert.equal(tasks().ttl?.state, "done");
    const quietAt = new Date("2026-11-26T13:10:00Z");
    const plan = { step: "lower", ttl: 86_400, lagging: [], unasked: [], quietAt };
    const long = tasks({ zone: "Europe/Berlin", hostnames: [name(null, { plan })] });
    assert.equal(long.ttl?.state, "advised");
    assert.match(
      long.ttl?.notes[0]?.sentence ?? "",
      /quiet moment for the change is Thursday 26 Nov, 14:10 CET\. .* up to 24 hours/,
    );
  });

  it("calls advised what a check that could block merely warns of", () => {
    const { domain } = tasks({ hostnames: [name(judged("ready", { "caa.permits": "warn" }))] });
    assert.deepEqual(
      [domain?.state, domain?.blocking, domain?.notes[0]?.blocking],
      ["advised", false, false],
    );
    const { domain: forbidden } = tasks({ hostnames: [name(judged("blocked", { "caa.permits": "fail" }))] });
    assert.equal(forbidden?.blocking, true);
  });

  it("refuses to hand over while a blocking task before the change is open, and names it", () => {
    const shared = tasks({ sharesOrigin: true });
    assert.equal(shared.instructions?.state, "blocked");
    assert.match(shared.instructions?.notes[0]?.sentence ?? "", /Origin of its own.*production’s server/);
    const broken = tasks({ hostnames: [name(judged("invalid", { "ns.answering": "fail" }))] });
    assert.match(broken.instructions?.notes[0]?.sentence ?? "", /Domain and nameservers/);
    const unproven = tasks({ hostnames: [name(judged("not_pointed", { "own.txt": "fail" }))] });
    assert.equal(unproven.instructions?.state, "open");
    assert.match(
      tasks({ manual: rows({ tried: { blocking: true } }) }).instructions?.notes[0]?.sentence ?? "",
      /Try/,
    );
    const tried = { blocking: true, doneAt: new Date(), doneBy: "Ana" };
    assert.equal(tasks({ manual: rows({ tried }) }).instructions?.state, "open");
    assert.equal(tasks({ manual: rows({ support: { blocking: false } }) }).instructions?.state, "open");
  });

  it("advises staging first where there is one, and asks for it where the agency says so", () => {
    assert.equal(tasks()["staging-live"], undefined);
    const advised = tasks({ staging: "not_live" });
    assert.deepEqual([advised["staging-live"]?.state, advised.instructions?.state], ["advised", "open"]);
    const manual = rows({ "staging-live": { blocking: true } });
    assert.match(
      tasks({ staging: "not_live", manual }).instructions?.notes[0]?.sentence ?? "",
      /Staging is live/,
    );
    const live = tasks({ staging: "live", manual });
    assert.deepEqual([live["staging-live"]?.state, live.instructions?.state], ["done", "open"]);
  });

  it("says who did what people do", () => {
    const at = new Date("2026-03-02T14:00:00Z");
    const { tried } = tasks({ manual: rows({ tried: { doneAt: at, doneBy: "Ana" } }) });
    assert.deepEqual([tried?.state, tried?.doneBy], ["done", "Ana"]);
  });
});
