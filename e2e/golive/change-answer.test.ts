import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { changeAnswer } from "@/domain/go-live/change/change-answer";
import { changeSteps } from "@/domain/go-live/change/change-steps";
import { recordText } from "@/domain/go-live/seen/server-answer";
import { runScenario } from "./run";
import { ScenarioFile } from "./scenario";
import { targetOf } from "./target";

const files = ["e2e/scenarios.json", "e2e/more-scenarios.json"].map((path) =>
  ScenarioFile.parse(JSON.parse(readFileSync(path, "utf8"))),
);

/** Looks at a scenario's internet, and says what somebody would read who changes the record there. */
async function read(id: string) {
  for (const { defaults, scenarios } of files) {
    const scenario = scenarios.find((one) => one.id === id);
    if (!scenario) continue;
    const [outcome] = await runScenario(defaults, scenario);
    if (!outcome) break;
    const { facts, judgement, input } = outcome;
    const target = targetOf(defaults, scenario, input);
    const standing = judgement.verdict === "live" ? ("live" as const) : null;
    const now = new Date(defaults.now);
    return {
      answer: changeAnswer({ facts, judgement, standing }, target, target.snapshot?.records, now),
      unconfirmed: changeAnswer({ facts, judgement, standing: "confirming" }, target, undefined, now),
      steps: changeSteps(target, outcome),
    };
  }
  throw new Error(`no scenario ${id}`);
}

const CASES: [id: string, kind: string, sentence?: RegExp][] = [
  ["S01", "live"],
  ["S02", "unchanged"],
  ["S03", "nearly", /dot at the end of the value/],
  ["S04", "nearly", /the new one is not there yet/],
  ["S07", "nearly", /in a circle/],
  ["S09", "nearly", /delete A 198\.51\.100\.80/],
  ["S10", "live"],
  ["S11", "nearly", /delete AAAA 2001:db8:1d::80/],
  ["S12", "nearly", /Keep only the CNAME/],
  ["S18", "nameservers"],
  ["S22", "nameservers"],
  ["S23", "unasked"],
  ["S25", "spreading"],
  ["S29", "spreading"],
  ["S34", "nearly", /grey cloud/],
  ["S44", "ours"],
  ["S48", "spreading"],
  ["S49", "ours"],
  ["S58", "nearly", /Restore the MX records/],
  ["S59", "nearly", /Delete the HTTPS record/],
  ["P01", "unasked"],
  ["P07", "nearly", /cannot stand at the bare domain/],
  ["P31", "nearly", /neither the old value nor the new one/],
  ["P36", "nearly", /Type the short name alone/],
  ["P40", "nearly", /Type the short name alone/],
];

describe("what somebody reads who changes a record", { concurrency: 4 }, () => {
  for (const [id, kind, sentence] of CASES)
    test(`${id}: ${kind}`, async () => {
      const { answer, unconfirmed } = await read(id);
      assert.equal(answer.kind, kind, JSON.stringify(answer));
      if (sentence) assert.match("sentence" in answer ? answer.sentence : "", sentence);
      assert.notEqual(unconfirmed.kind, "live", "what passed once is not called live");
    });

  test("a spreading change says until when others remember the old answer, and how far it is", async () => {
    const { answer } = await read("S25");
    assert.deepEqual(answer, { kind: "spreading", until: new Date("2026-11-23T13:00:00Z"), done: 1, of: 2 });
  });
});

const STEPS: [id: string, title: string, remove: string[], add: string[]][] = [
  ["S01", "nothing is left to do", [], []],
  ["S02", "a CNAME is replaced", ["CNAME old-origin.example.org"], ["www CNAME c42.edge.example.net"]],
  ["S04", "there was no record", [], ["www CNAME c42.edge.example.net"]],
  ["S08", "the bare domain is done", [], []],
  ["S09", "one old address goes", ["A 198.51.100.80"], ["@ A 203.0.113.11", "@ AAAA 2001:db8:ed9e::10"]],
  ["S10", "flattened by the provider", [], []],
  ["S12", "an address beside the CNAME goes", ["A 198.51.100.80"], []],
  ["S39", "several addresses go", ["A 10.0.0.1", "A 127.0.0.1"], ["www CNAME c42.edge.example.net"]],
  [
    "S59",
    "an HTTPS record goes with the addresses",
    ["A 203.0.113.10", "A 203.0.113.11", 'HTTPS 1 . alpn="h2,h3" ipv4hint=198.51.100.200'],
    ["www CNAME c42.edge.example.net"],
  ],
];

describe("what is to be done at the provider", { concurrency: 4 }, () => {
  for (const [id, title, remove, add] of STEPS)
    test(`${id}: ${title}`, async () => {
      const { steps } = await read(id);
      assert.deepEqual(steps.remove.map(recordText), remove);
      assert.deepEqual(
        steps.add.map(({ name, type, value }) => `${name} ${type} ${value}`),
        add,
      );
    });

  test("P24: a part of the domain that is a zone of its own is where the name is typed", async () => {
    const { steps } = await read("P24");
    assert.equal(steps.zone, "shop.example.com");
    assert.equal(steps.wanted[0]?.name, "www");
  });
});
