import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import type { Check } from "@/domain/go-live/checks/check";
import { runScenario } from "./run";
import { ScenarioFile } from "./scenario";

/** A failing check of HTTPS or the page says in one sentence what was seen and what is wanted, and what to do. */
function assertTells({ id, status, sentence, seen, wanted, next }: Check): void {
  if (status !== "fail" || !/^(tls|http)\./.test(id)) return;
  assert.match(sentence, /^[^\n]+(wanted is|, not for|that the other edge addresses)[^\n]+\.$/, id);
  assert.ok(seen && wanted && next, `${id}: ${seen} / ${wanted} / ${next}`);
}

for (const path of ["e2e/scenarios.json", "e2e/more-scenarios.json"]) {
  describe(`go-live situations of ${path}`, { concurrency: 4 }, () => {
    const { defaults, scenarios } = ScenarioFile.parse(JSON.parse(readFileSync(path, "utf8")));
    for (const scenario of scenarios) {
      test(`${scenario.id} ${scenario.title}`, async () => {
        const outcomes = await runScenario(defaults, scenario);
        for (const { input, failures } of outcomes) assert.deepEqual(failures, [], input);
        for (const { judgement } of outcomes) for (const check of judgement.checks) assertTells(check);
      });
    }
  });
}
