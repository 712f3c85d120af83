// Makes docs/pages.md and its pictures anew: npm run screenshots
import { spawnSync } from "node:child_process";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./browser.mjs";

const browser = await findChromium();
if (!browser) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}
const args = ["node_modules/@playwright/test/cli.js", "test", "-c", "e2e/screenshots.config.ts"];
const env = { ...process.env, PORTICO_CHROMIUM: browser.path, ...browser.env };
process.exit(spawnSync(process.execPath, args, { stdio: "inherit", env }).status ?? 1);
