import type { Page } from "@playwright/test";

export interface NewClient {
  name: string;
  hostname: string;
  /** The address of a staging environment. */
  staging?: string;
  /** Mail addresses to invite. */
  invite?: string[];
}

/** Walks through the four pages of "Add a client", and ends on the page that says what was made. */
export async function addClient(page: Page, { name, hostname, staging, invite = [] }: NewClient) {
  await page.goto("/accounts/new");
  await page.getByLabel("Production address of the website").fill(hostname);
  await press(page, "Continue", "Which website?");
  await page.getByLabel("Name of the new client account").fill(name);
  await press(page, "Continue", "Which environments?");
  await page.getByRole("checkbox", { name: "Staging" }).setChecked(staging !== undefined);
  if (staging) await page.getByLabel("Address of staging").fill(staging);
  await press(page, "Continue", "Who may see it?");
  await page.getByLabel("Mail addresses of the client's people").fill(invite.join("\n"));
  await press(page, "Continue", "Check and create");
  await page.getByRole("button", { name: /^Create account/ }).click();
  await page.getByRole("heading", { name: `${name} exists. Not live yet.` }).waitFor();
}

/** Presses a button and waits for the page it leads to. */
export async function press(page: Page, button: string, heading: string | RegExp) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}
