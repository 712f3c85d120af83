import type { Page } from "@playwright/test";
import type { Person } from "./fixtures";
import type { Mailbox } from "./mailbox";

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

/** Accepts the newest invitation to this person and makes a login for them. Gives the link of the mail. */
export async function join(page: Page, mailbox: Mailbox, { name, email, password }: Person) {
  const { link } = await mailbox.letterTo(email, "invites you to");
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL("/accounts**");
  return link;
}

export async function invite(page: Page, account: string, { email }: Person) {
  await page.goto(`/accounts/${account}/people`);
  await page.getByLabel("Mail addresses").fill(email);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByText(`Invited ${email}.`).waitFor();
}

/** Gives one of the client's people a role, and waits for the answer, whatever it is. */
export async function changeRole(page: Page, account: string, person: Person, role: "Admin" | "Viewer") {
  await page.goto(`/accounts/${account}/people`);
  await page.getByRole("link", { name: `Change ${person.name}` }).click();
  await page.getByRole("radio", { name: role, exact: true }).check();
  await page.getByRole("button", { name: "Save the role" }).click();
  await page
    .getByText(/ is now | needs one admin/)
    .first()
    .waitFor();
}
