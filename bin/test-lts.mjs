// Repeats the unit and database tests on the current LTS of Node, which comes as a package.
import { spawnSync } from "node:child_process";

const LTS = "node@24";

const options = { encoding: "utf8", shell: process.platform === "win32" };
const { stdout, stderr } = spawnSync("npx", ["--yes", "-p", LTS, "-c", "node -p process.execPath"], options);
const node = stdout.trim();
if (!node) {
  console.error(`${LTS} could not be had: ${stderr}`);
  process.exit(1);
}
process.env.PORTICO_TEST_NODE = node;
console.log(`Repeating the unit and database tests on ${LTS} (${node})`);
process.argv.push("unit", "db");
await import("./test.mjs");
