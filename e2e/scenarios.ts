import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Outcome, runScenario, unknownExpectations } from "@/e2e/golive/run";
import type { Defaults, Scenario } from "@/e2e/golive/scenario";
import { NotTheFormat, readScenarioFile } from "@/e2e/golive/scenario-file";

const patience = 120_000;

/** `npx tsx e2e/scenarios.ts FILE [id…]`: exit 1 when an expectation failed, 2 when FILE is not in the format. */
async function main(path: string, ids: string[]): Promise<number> {
  const { defaults, scenarios } = readScenarioFile(fromCaller(path));
  const unknown = ids.find((id) => !scenarios.some((scenario) => scenario.id === id));
  if (unknown) throw new NotTheFormat(`${path} has no scenario ${unknown}.`);
  let passed = 0;
  let failed = 0;
  for (const scenario of scenarios.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
    if (await ran(defaults, scenario)) passed += 1;
    else failed += 1;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** npm runs scripts in the project's folder, and says from where it was called. */
function fromCaller(path: string): string {
  return existsSync(path) ? path : resolve(process.env.INIT_CWD ?? ".", path);
}

/** Runs one scenario and prints how it went. What breaks it, or goes on without end, is its failure and nobody else's. */
async function ran(defaults: Defaults, scenario: Scenario): Promise<boolean> {
  const over = new AbortController();
  const crash = new Promise<never>((_, reject) => {
    process.once("uncaughtException", reject);
    const timer = setTimeout(reject, patience, new Error(`no end after ${patience / 1000} seconds`));
    over.signal.addEventListener("abort", () => {
      process.off("uncaughtException", reject);
      clearTimeout(timer);
    });
  });
  try {
    return report(scenario, await Promise.race([runScenario(defaults, scenario), crash]));
  } catch (error) {
    console.log(`FAIL ${scenario.id} has no verdict: ${scenario.title}`);
    console.log(`     ${error instanceof Error ? error.stack : error}`);
    return false;
  } finally {
    over.abort();
  }
}

/** Prints one scenario's verdict and what was not as expected; true when all was. */
function report(scenario: Scenario, outcomes: Outcome[]): boolean {
  const failures = outcomes.flatMap(({ input, failures }) =>
    failures.map((failure) => (input === undefined ? failure : `${JSON.stringify(input)}: ${failure}`)),
  );
  const mark = failures.length === 0 ? "ok  " : "FAIL";
  const last = outcomes.at(-1);
  console.log(`${mark} ${scenario.id} ${last?.judgement.verdict} ${last?.ms} ms: ${scenario.title}`);
  for (const failure of failures) console.log(`     ${failure}`);
  for (const { judgement } of outcomes.filter((one) => one.failures.length > 0))
    console.log(`     ${judgement.blocker ?? ""} ${judgement.reason}`);
  for (const key of unknownExpectations(scenario.expect))
    console.log(`     "${key}" is no expectation that we know: not checked`);
  return failures.length === 0;
}

const [path, ...ids] = process.argv.slice(2);
try {
  process.exit(await main(path ?? "e2e/scenarios.json", ids));
} catch (error) {
  if (!(error instanceof NotTheFormat)) throw error;
  console.error(error.message);
  process.exit(2);
}
