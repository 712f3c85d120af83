// Makes a bare clone ready, doing only what is missing: node bin/setup.mjs [--build] [--browser]
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isInstalled } from "./installed.mjs";
import { hashOfSources } from "./sources.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, ".next/portico-sources");

const windows = process.platform === "win32";

/** Runs a command in the project, its output shown. True when it succeeded. */
function run(command, args, env = {}) {
  const options = { cwd: root, stdio: "inherit", shell: windows, env: { ...process.env, ...env } };
  return spawnSync(command, args, options).status === 0;
}

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9))
    stop(`Portico needs Node 20.9 or later; this is ${process.versions.node}.`);
}

function install() {
  if (isInstalled(root)) return;
  console.log("Installing packages (about half a minute) …");
  const quiet = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  if (run("npm", ["ci", ...quiet])) return;
  console.log("npm ci did not succeed; trying npm install …");
  if (!run("npm", ["install", "--no-save", ...quiet]))
    stop("The packages could not be installed: npm says why above.");
}

function build() {
  const sources = hashOfSources(root);
  if (builtFrom() === sources) return;
  console.log("Building the portal …");
  const next = join(root, "node_modules/next/dist/bin/next");
  if (!run(process.execPath, [next, "build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" })) {
    // What a failed build leaves behind can make the next one fail too.
    rmSync(join(root, ".next"), { recursive: true, force: true });
    stop("The portal could not be built: the reason is above.");
  }
  writeFileSync(stamp, sources);
}

function builtFrom() {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}

requireNode();
install();
if (process.argv.includes("--build")) build();
if (process.argv.includes("--browser")) {
  const { findChromium, HOW_TO_GET_CHROMIUM } = await import("./browser.mjs");
  if (!(await findChromium())) console.log(`\n${HOW_TO_GET_CHROMIUM}`);
}
