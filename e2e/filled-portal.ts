import { expect, type Page } from "@playwright/test";
import type { DnsProvider } from "./dns-provider";
import { openPortal } from "./fixtures";
import { checkNow, recordToSet, stateOf } from "./go-live";
import type { Mailbox } from "./mailbox";
import { press } from "./onboarding";
import type { Portal } from "./portal";

export const goLiveOf = (client: number, site: number, environment: string) =>
  `/accounts/client-${client}/applications/website${site}/environments/${environment}/go-live`;

/**
 * Opens the portal with the guide's example and brings it into every state: Website1 live in staging and not in
 * production, Website2 answering with an error, Website3 waiting for the client.
 */
export async function fillPortal(page: Page, portal: Portal, provider: DnsProvider) {
  await openPortal(page, portal, { example: true });
  await page.goto(goLiveOf(1, 1, "staging"));
  provider.change("staging.website1.com", await recordToSet(page));
  await checkNow(page, "Live");

  await page.goto(goLiveOf(2, 3, "production"));
  await expect(page.locator("dl.record")).toBeVisible();
  await page.getByRole("button", { name: "Mark as handed over" }).click();
  await expect(stateOf(page)).toHaveText("Waiting for client");

  await page.goto(goLiveOf(2, 2, "production"));
  await expect(page.locator("dl.record")).toBeVisible();
  provider.internet.edge?.behave("www.website2.com", { status: 503 });
  provider.change("www.website2.com", await recordToSet(page));
  await checkNow(page, "Problem");

  await page.goto("/accounts/client-2/people");
  await page.getByLabel("Mail addresses").fill("nadia@website2.com");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByText("Invited nadia@website2.com.").waitFor();
}

/** What addresses of pages need besides: an unfinished draft, one person, and an open invitation. */
export async function findPlaces(page: Page, mailbox: Mailbox): Promise<Record<string, string>> {
  await page.goto("/accounts/new");
  await page.getByLabel("Production address of the website").fill("www.harbour-books.com");
  await press(page, "Continue", "Which website?");
  await press(page, "Continue", "Which environments?");
  await page.getByRole("checkbox", { name: "Staging" }).check();
  await page.getByLabel("Origin of staging").fill("198.51.100.90");
  await press(page, "Continue", "Who may see it?");
  await page.getByLabel("Mail addresses of the client's people").fill("sam@harbour-books.com");
  await press(page, "Continue", "Check and create");
  const draft = new URL(page.url()).pathname.split("/")[3] ?? "";
  await page.goto("/accounts/client-2/people");
  const change = page.getByRole("link", { name: "Change Client User 3" });
  const person = (await change.getAttribute("href"))?.split("/").at(-1) ?? "";
  const invitation = new URL((await mailbox.letterTo("nadia@website2.com", "invites you")).link).pathname;
  await page.goto("/accounts/client-2/applications/website3/environments/production/send-dns");
  await page.getByLabel("Mail addresses").fill("it@website3.com");
  await page.getByLabel("Your phone number").fill("+44 20 7946 0000");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const dnsLink = new URL((await mailbox.letterTo("it@website3.com", "one DNS change")).link).pathname;
  return { ...(await makeGroup(page)), draft, person, invitation, dnsLink };
}

/** A group that holds both clients, with a colleague in it. */
async function makeGroup(page: Page) {
  await page.goto("/people/groups");
  await page.getByLabel("Name").fill("Delivery");
  await page.getByRole("button", { name: "Make the group" }).click();
  await page.waitForURL(/\/people\/groups\/[0-9a-f-]+$/);
  for (const form of ["Add clients", "Add people"]) {
    const choices = page.getByRole("form", { name: form }).getByRole("checkbox");
    for (const choice of await choices.all()) await choice.check();
    await page.getByRole("form", { name: form }).getByRole("button", { name: "Add to the group" }).click();
    await expect(page.getByRole("form", { name: form })).toHaveCount(0);
  }
  const group = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.goto("/people");
  const change = page.getByRole("row", { name: "Agency member" }).getByRole("link", { name: /^Change / });
  const colleague = (await change.first().getAttribute("href"))?.split("/").at(-1) ?? "";
  return { group, colleague };
}
