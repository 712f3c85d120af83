import { readFileSync } from "node:fs";
import { type Outcome, runScenario } from "@/e2e/golive/run";
import { type Defaults, type Scenario, ScenarioFile } from "@/e2e/golive/scenario";

/** `npx tsx e2e/scenarios.ts FILE [id…]`: exit 1 when an expectation failed, 2 when FILE is not in the format. */
async function main(path: string, ids: string[]): Promise<number> {
  const file = ScenarioFile.safeParse(read(path));
  if (!file.success) {
    const [issue] = file.error.issues;
    console.error(`${path} is not golive-scenarios/1: ${issue?.path.join(".")} ${issue?.message}`);
    return 2;
  }
  const { defaults, scenarios } = file.data;
  let passed = 0;
  let failed = 0;
  for (const scenario of scenarios.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
    if (await passes(defaults, scenario)) passed += 1;
    else failed += 1;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** A scenario that cannot be served or judged has failed; the others still get their turn. */
async function passes(defaults: Defaults, scenario: Scenario): Promise<boolean> {
  try {
    return report(scenario, await runScenario(defaults, scenario));
  } catch (error) {
    console.log(`FAIL ${scenario.id} has no verdict: ${scenario.title}`);
    console.log(`     ${error instanceof Error ? error.stack : error}`);
    return false;
  }
}

/** Prints one scenario's verdict and what was not as expected; true when all was. */
function report(scenario: Scenario, outcomes: Outcome[]): boolean {
  const failures = outcomes.flatMap(({ input, failures }) =>
    failures.map((failure) => (input === undefined ? failure : `${JSON.stringify(input)}: ${failure}`)),
  );
  const { judgement, ms } = outcomes.at(-1) as Outcome;
  const mark = failures.length === 0 ? "ok  " : "FAIL";
  console.log(`${mark} ${scenario.id} ${judgement.verdict} ${ms} ms: ${scenario.title}`);
  for (const failure of failures) console.log(`     ${failure}`);
  if (failures.length > 0) console.log(`     ${judgement.blocker ?? ""} ${judgement.reason}`);
  return failures.length === 0;
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return String(error);
  }
}

const [path, ...ids] = process.argv.slice(2);
process.exit(await main(path ?? "e2e/scenarios.json", ids));
