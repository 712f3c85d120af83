import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

/** `npm run screenshots`: pictures of the main pages for docs, not a test. */
export default defineConfig({ ...journeys, testMatch: "screenshots.ts", timeout: 1_200_000, workers: 1 });
