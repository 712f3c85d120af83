import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { freePort, freshDataFolder, runPortal } from "./portal";

test("the demo tells the portal's and the DNS provider's address, and ends whole", async ({ page }) => {
  const settings = { PORT: String(await freePort()), PORTICO_DATA: freshDataFolder() };
  const demo = runPortal(settings, "bin/demo.mjs");
  let said = "";
  demo.stderr?.pipe(process.stderr);
  demo.stdout?.on("data", (text) => {
    said += text;
  });
  await expect.poll(() => said, { timeout: 90_000 }).toMatch(/provider: \S+\n/);
  const portal = /The portal: +(\S+)/.exec(said)?.[1] ?? "";
  const provider = /DNS provider: (\S+)/.exec(said)?.[1] ?? "";
  expect(portal).toBe(`http://localhost:${settings.PORT}`);
  expect(new URL(provider).hostname).toBe("127.0.0.1");

  await page.goto(provider);
  await expect(page.getByText("website1.com").first()).toBeVisible();
  expect((await page.goto(portal))?.status()).toBeLessThan(400);

  const ended = once(demo, "exit");
  demo.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  await expect.poll(() => fetch(provider).catch(() => "gone")).toBe("gone");
});
