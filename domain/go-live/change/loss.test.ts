import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isLossDue, lossOf } from "@/domain/go-live/change/loss";
import type { Check } from "@/domain/go-live/checks/check";
import type { Judgement } from "@/domain/go-live/judge";
import { keepLastLive } from "@/domain/go-live/last-live";
import type { Verdict } from "@/domain/go-live/verdict";

const EDGE = "CNAME a.edge.net";
const check = (status: Check["status"], seen: string): Check => ({
  id: "point.target",
  status,
  seen,
  wanted: EDGE,
  sentence: `It has ${seen}; wanted is ${EDGE}.`,
  severity: "blocking",
  title: "The name points to the edge",
  evidence: [],
});
const judged = (verdict: Verdict, ...checks: Check[]): Judgement => ({
  verdict,
  reason: `It is ${verdict}.`,
  checks,
});
const history = { sightings: [], lastLive: { at: "2026-03-02T14:00:00.000Z", seen: EDGE } };
const host = (judgement: Judgement | null, name = "www.acme.com") => ({ name, judgement, history });

describe("what was lost", () => {
  it("is the record: what it was, is, and should be", () => {
    assert.deepEqual(lossOf([host(judged("not_pointed", check("fail", "A 192.0.2.1")))]), {
      kind: "drift",
      hostname: "www.acme.com",
      was: EDGE,
      now: "A 192.0.2.1",
      wanted: EDGE,
      part: false,
    });
  });

  it("is what a check found when the record stands", () => {
    const loss = lossOf([host(judged("broken", check("pass", EDGE)))]);
    assert.deepEqual(loss, {
      kind: "problem",
      hostname: "www.acme.com",
      finding: "It is broken.",
      part: false,
    });
    const judgement = { ...judged("broken", check("pass", EDGE)), blocker: "http.status" as const };
    const { task } = lossOf([host(judgement)]) as { task?: string };
    assert.equal(task, "website", "it leads to the line of the checklist that failed");
  });

  it("is nothing while nobody could be asked, and nothing for a name that never was live", () => {
    assert.equal(lossOf([host(judged("unknown", check("unknown", "")))]), undefined);
    assert.equal(lossOf([host(null)]), undefined);
    const never = {
      ...host(judged("not_pointed", check("fail", "A 192.0.2.1"))),
      history: { sightings: [] },
    };
    assert.equal(lossOf([never]), undefined);
  });

  it("is told of the name that fell away altogether before one that lags", () => {
    const some = host(judged("waiting", check("pending", "A 192.0.2.1")), "a.acme.com");
    const all = host(judged("not_pointed", check("fail", "A 192.0.2.2")), "b.acme.com");
    assert.equal(lossOf([some, all])?.hostname, "b.acme.com");
    assert.equal(lossOf([some])?.part, true);
  });

  it("is measured against the last look that found it live", () => {
    const at = new Date("2026-03-02T15:00:00Z");
    const live = keepLastLive({ sightings: [] }, undefined, judged("live", check("pass", EDGE)), at);
    assert.deepEqual(live.lastLive, { at: at.toISOString(), seen: EDGE });
    const gone = keepLastLive(
      { sightings: [] },
      live,
      judged("not_pointed", check("fail", "A 192.0.2.1")),
      at,
    );
    assert.deepEqual(gone.lastLive, live.lastLive);
    assert.equal(keepLastLive({ sightings: [] }, undefined, judged("broken"), at).lastLive, undefined);
  });
});

describe("when a loss is told", () => {
  const minutes = (count: number) => new Date(Date.UTC(2026, 2, 2, 14, count));
  it("is at once the first time, and when it lasts while an earlier one was told within a day", () => {
    assert.ok(isLossDue(minutes(0), null, minutes(0)));
    assert.ok(!isLossDue(minutes(60), minutes(0), minutes(89)));
    assert.ok(isLossDue(minutes(60), minutes(0), minutes(90)));
    assert.ok(isLossDue(minutes(24 * 60), minutes(0), minutes(24 * 60)));
  });
});
