import { defineConfig } from "@playwright/test";
import { SAFE_ARGUMENTS } from "@/bin/browser.mjs";

/** Journeys start the portals they need themselves: see portal.ts. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.PORTICO_CHROMIUM,
      args: SAFE_ARGUMENTS,
    },
  },
});
