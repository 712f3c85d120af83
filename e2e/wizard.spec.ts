import { expect } from "@playwright/test";
import { people, refusal, signIn, test } from "./fixtures";
import { addClient, press } from "./onboarding";

test("a draft loses nothing to a reload, the way back, another tab, or a session that ended", async ({
  owner: ana,
}) => {
  await ana.goto("/accounts/new");
  await ana.getByLabel("Production address of the website").fill("www.website1.com");
  await press(ana, "Continue", "Which website?");
  await expect(ana.getByLabel("Origin of production")).toHaveValue("198.51.100.11");
  await ana.getByLabel("Name of the new client account").fill("Client 1");
  await press(ana, "Continue", "Which environments?");
  const draft = new URL(ana.url()).pathname.replace(/\/[^/]+$/, "");

  await test.step("a reload shows what is kept", async () => {
    await ana.reload();
    await expect(ana.getByText("Step 2 of 4")).toBeVisible();
    await expect(ana.getByText("www.website1.com")).toBeVisible();
  });

  await test.step("the way back shows the first page as answered", async () => {
    await ana.getByRole("link", { name: "Back" }).click();
    await expect(ana.getByLabel("Name of the new client account")).toHaveValue("Client 1");
    await press(ana, "Continue", "Which environments?");
  });

  await test.step("another tab goes on where this one stopped", async () => {
    await ana.getByRole("checkbox", { name: "Staging" }).check();
    await ana.getByLabel("Address of staging").fill("staging.website1.com");
    await press(ana, "Continue", "Who may see it?");
    const tab = await ana.context().newPage();
    await tab.goto("/accounts/new");
    await tab.getByRole("link", { name: "www.website1.com" }).click();
    await expect(tab.getByRole("heading", { name: "Who may see it?" })).toBeVisible();
    await tab.close();
  });

  await test.step("a page sent after the session ended is kept, and comes back after sign-in", async () => {
    await ana.getByLabel("Mail addresses of the client's people").fill("maria@website1.com");
    await ana.context().clearCookies();
    await ana.getByRole("button", { name: "Continue" }).click();
    await ana.waitForURL("/sign-in?**");
    await signIn(ana, people.ana);
    await expect(ana.getByRole("heading", { name: "Who may see it?" })).toBeVisible();
    await expect(ana.getByLabel("Mail addresses of the client's people")).toHaveValue("maria@website1.com");
    await press(ana, "Continue", "Check and create");
  });

  await test.step("the check lists every answer and what will not happen, and Change returns to it", async () => {
    for (const answer of ["Client 1", "website1.com", "staging.website1.com", "maria@website1.com"])
      await expect(ana.getByRole("main")).toContainText(answer);
    await expect(ana.getByText("The live website is not touched")).toBeVisible();
    await ana.getByRole("link", { name: "Change application" }).click();
    await ana.getByLabel("Name of the application").fill("The shop");
    await press(ana, "Continue", "Check and create");
    await expect(ana.getByRole("main")).toContainText("The shop");
  });

  await test.step("a double submit makes one account", async () => {
    const tab = await ana.context().newPage();
    await tab.goto(`${draft}/check`);
    await Promise.all(
      [ana, tab].map((page) => page.getByRole("button", { name: "Create account and invite 1" }).click()),
    );
    for (const page of [ana, tab])
      await expect(page.getByRole("heading", { name: "Client 1 exists. Not live yet." })).toBeVisible();
    await ana.goto("/accounts");
    await expect(ana.getByText("1 account, 1 site.")).toBeVisible();
    await ana.goto(`${draft}/website`);
    await expect(ana.getByRole("heading", { name: "Client 1 exists. Not live yet." })).toBeVisible();
  });
});

test("a first address that looks like staging is told so, and swapped", async ({ owner: ana }) => {
  await ana.goto("/accounts/new");
  await ana.getByLabel("Production address of the website").fill("staging.website2.com");
  await press(ana, "Continue", "Which website?");
  await expect(ana.getByText("staging.website2.com looks like a test copy.")).toBeVisible();
  await ana.getByRole("button", { name: "Use www.website2.com for production instead" }).click();
  await expect(ana.getByLabel("Production address")).toHaveValue("www.website2.com");
  await expect(ana.getByLabel("Origin of production")).toHaveValue("198.51.100.12");
  await press(ana, "Continue", "Which environments?");
  await expect(ana.getByRole("checkbox", { name: "Staging" })).toBeChecked();
  await expect(ana.getByLabel("Address of staging")).toHaveValue("staging.website2.com");
});

test("a host name that is in use is refused without saying by whom, with everything typed kept", async ({
  owner: ana,
}) => {
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com", staging: "staging.website1.com" });
  await ana.goto("/accounts/new");
  await ana.getByLabel("Production address of the website").fill("https://www.website1.com/shop");
  await ana.getByRole("button", { name: "Continue" }).click();
  await expect(refusal(ana)).toContainText("Enter the address without https://");
  await ana.getByLabel("Production address of the website").fill("WWW.website1.com.");
  await press(ana, "Continue", "Which website?");
  await ana.getByLabel("Name of the new client account").fill("Somebody else");
  await ana.getByRole("button", { name: "Continue" }).click();
  await expect(refusal(ana)).toContainText("www.website1.com is already in use in Portico.");
  await expect(refusal(ana)).not.toContainText("Client 1");
  await expect(ana.getByLabel("Name of the new client account")).toHaveValue("Somebody else");

  await ana.getByLabel("Production address").fill("www.website2.com");
  await ana.getByRole("button", { name: "Continue" }).click();
  await expect(ana.getByLabel("Origin of production")).toHaveValue("198.51.100.12");
  await press(ana, "Continue", "Which environments?");
  await ana.getByRole("checkbox", { name: "Staging" }).check();
  await ana.getByLabel("Address of staging").fill("staging.website1.com");
  await ana.getByLabel("Address of staging").press("Enter");
  await expect(refusal(ana)).toContainText("staging.website1.com is already in use in Portico.");
});
