import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { runScenario } from "./run";
import { ScenarioFile } from "./scenario";

for (const path of ["e2e/scenarios.json", "e2e/more-scenarios.json"]) {
  describe(`go-live situations of ${path}`, { concurrency: 4 }, () => {
    const { defaults, scenarios } = ScenarioFile.parse(JSON.parse(readFileSync(path, "utf8")));
    for (const scenario of scenarios) {
      test(`${scenario.id} ${scenario.title}`, async () => {
        const outcomes = await runScenario(defaults, scenario);
        for (const { input, failures } of outcomes) assert.deepEqual(failures, [], input);
      });
    }
  });
}
