import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./browser.mjs";
import { findPostgres, HOW_TO_GET_POSTGRES, startPostgres } from "./postgres.mjs";
import { findServers, howToGetServers } from "./servers.mjs";
import { testFiles } from "./test-files.mjs";

/** In CI a missing PostgreSQL, Chromium or nameserver is a failure. */
const everything = Boolean(process.env.CI || process.env.PORTICO_REQUIRE_ALL);

const node = process.env.PORTICO_TEST_NODE ?? process.execPath;
const bin = (path) => join("node_modules", path);

export const PARTS = {
  lint: () => check("Lint", [[bin("@biomejs/biome/bin/biome"), "check", "."]]),
  types: () =>
    check("Types", [
      [bin("next/dist/bin/next"), "typegen"],
      [bin("typescript/bin/tsc"), "--noEmit"],
    ]),
  unit: () =>
    nodeTests(
      "Unit tests",
      testFiles((path) => !path.startsWith("db/") && !path.startsWith("e2e/servers/")),
    ),
  db: databases,
  servers,
  faults: () => suite("Faults", "e2e/faults/main.ts", ["--rounds=10"]),
  attack,
  journeys,
};

/** Runs the parts one after the other and adds up. A part that breaks off counts as one failure. */
export async function runParts(names) {
  const total = { passed: 0, failed: 0, skipped: 0, notes: [] };
  for (const name of names) {
    const start = performance.now();
    for (const { note, ...counts } of [await attempt(PARTS[name])].flat()) {
      for (const key of Object.keys(counts)) total[key] += counts[key];
      if (note) total.notes.push(note);
    }
    console.log(`\n${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  }
  return total;
}

async function attempt(part) {
  try {
    return await part();
  } catch (error) {
    console.error(error);
    return failure(error.message);
  }
}

const failure = (note) => ({ passed: 0, failed: 1, skipped: 0, note });

const missing = (what, how) =>
  everything ? failure(how) : { passed: 0, failed: 0, skipped: 1, note: `Skipped: ${what}. ${how}` };

const heading = (text) => console.log(`\n── ${text} ${"─".repeat(Math.max(0, 70 - text.length))}\n`);

function run(args, env = {}, program = process.execPath) {
  const options = { stdio: "inherit", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env } };
  return spawnSync(program, args, options).status === 0;
}

/** Programs that say only whether all is well: together one test. */
function check(title, commands) {
  heading(title);
  const well = commands.every((command) => run(command));
  return well ? { passed: 1, failed: 0, skipped: 0 } : failure(`${title} failed.`);
}

/** One test file a core: Node keeps one core free, and before 20.10 cannot be told otherwise. */
function sideBySide() {
  const option = `--test-concurrency=${availableParallelism()}`;
  return spawnSync(node, [option, "--eval", ""]).status === 0 ? [option] : [];
}

function nodeTests(title, files, env) {
  heading(title);
  return withTemporary((folder) => {
    const output = join(folder, "counts");
    const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
    const counter = ["--test-reporter=./bin/test-counter.mjs", `--test-reporter-destination=${output}`];
    const loader = ["--import", "tsx", "--conditions=react-server"];
    const args = [...loader, "--test", ...sideBySide(), ...reporters, ...counter, ...files];
    const well = run(args, env, node);
    const counts = JSON.parse(readFileSync(output, "utf8"));
    if (counts.passed + counts.failed === 0) return failure(`${title}: no test ran.`);
    if (!well && counts.failed === 0) return failure(`${title}: the test runner failed.`);
    return { ...counts, note: counts.failed > 0 ? `${title}: ${counts.failed} failed.` : undefined };
  });
}

/** Tests that ask for a database run on both kinds; those that need none run once. */
async function databases() {
  const files = testFiles((path) => path.startsWith("db/"));
  const embedded = nodeTests("Database tests on PGlite", files, { TEST_DATABASE_URL: "" });
  const both = files.filter((file) => readFileSync(file, "utf8").includes("@/db/testing/database"));
  return [embedded, await onPostgres(both)];
}

async function onPostgres(files) {
  const title = "Database tests on PostgreSQL";
  const given = process.env.DATABASE_TEST_URL;
  if (given) return nodeTests(title, files, { TEST_DATABASE_URL: given });
  const programs = findPostgres();
  if (!programs) return missing("the database tests on PostgreSQL", HOW_TO_GET_POSTGRES);
  const { url, stop } = await startPostgres(programs);
  try {
    return nodeTests(title, files, { TEST_DATABASE_URL: url });
  } finally {
    await stop();
  }
}

/** The engine against NSD, BIND, Unbound, Caddy and Pebble. */
function servers() {
  const { missing: packages } = findServers();
  if (packages.length > 0) return missing("the tests against real servers", howToGetServers(packages));
  return nodeTests(
    "Tests against real servers",
    testFiles((path) => path.startsWith("e2e/servers/")),
  );
}

/** A program of ours that prints a line a case, and last how many passed, failed and were skipped. */
async function suite(title, file, args = []) {
  heading(title);
  const child = spawn(node, ["--import", "tsx", "--conditions=react-server", file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
    process.stdout.write(text);
  });
  await once(child, "close");
  const [, passed, failed, skipped = 0] =
    /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(printed) ?? [];
  if (passed === undefined) return failure(`${title}: it broke off.`);
  const counts = { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
  if (counts.failed > 0) return { ...counts, note: `${title}: ${failed} failed.` };
  return counts.skipped > 0 ? { ...counts, note: `${title}: ${skipped} skipped, as said above.` } : counts;
}

/** The attacks of e2e/attack on the built portal. */
async function attack() {
  const browser = await findChromium();
  if (!browser) return missing("the attack suite", HOW_TO_GET_CHROMIUM);
  Object.assign(process.env, browser.env, { PORTICO_CHROMIUM: browser.path });
  return suite("Attack suite", "e2e/attack/main.ts");
}

async function journeys() {
  const browser = await findChromium();
  if (!browser) return missing("the browser journeys", HOW_TO_GET_CHROMIUM);
  heading(`Browser journeys in ${browser.path}`);
  return withTemporary((folder) => {
    const output = join(folder, "journeys.json");
    const env = { PORTICO_CHROMIUM: browser.path, ...browser.env, PLAYWRIGHT_JSON_OUTPUT_NAME: output };
    run(
      [bin("@playwright/test/cli.js"), "test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"],
      env,
    );
    const { stats, errors } = JSON.parse(readFileSync(output, "utf8"));
    const failed = stats.unexpected + stats.flaky + errors.length;
    if (stats.expected + failed === 0) return failure("Browser journeys: none ran.");
    return {
      passed: stats.expected,
      failed,
      skipped: stats.skipped,
      note: failed > 0 ? `Browser journeys: ${failed} failed.` : undefined,
    };
  });
}

function withTemporary(work) {
  const folder = mkdtempSync(join(tmpdir(), "portico-test-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
