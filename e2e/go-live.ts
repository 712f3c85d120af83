import { expect, type Page } from "@playwright/test";

/** The word that says how the environment of this page stands. */
export const stateOf = (page: Page) => page.getByRole("main").locator(".page-header .tag").first();

/** The record that the page asks for, as one types it at a provider: `CNAME c1.edge.net.` */
export async function recordToSet(page: Page) {
  const said = async (term: string) =>
    (await page.locator("dl.record div", { hasText: term }).first().locator("code").textContent()) ?? "";
  await expect(page.locator("dl.record").first()).toBeVisible();
  return `${await said("Type")} ${await said("Value")}.`;
}

/** Presses "Check now" until the page says that the environment stands like this. */
export async function checkNow(page: Page, state: string) {
  await expect(async () => {
    await page.getByRole("button", { name: "Check now" }).click();
    await expect(stateOf(page)).toHaveText(state, { timeout: 3000 });
  }).toPass({ intervals: [2000], timeout: 45_000 });
}
