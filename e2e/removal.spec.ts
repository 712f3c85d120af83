import { expect } from "@playwright/test";
import { refusal, test } from "./fixtures";
import { checkNow, recordToSet } from "./go-live";
import { addClient } from "./onboarding";

test("everything can be renamed, changed and removed, but not while DNS points here", async ({
  owner: ana,
  provider,
}) => {
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com", staging: "staging.website1.com" });
  const application = "/accounts/client-1/applications/website1";
  const staging = `${application}/environments/staging`;

  await test.step("names change, addresses of pages stay", async () => {
    await ana.goto(application);
    await ana.getByRole("textbox", { name: "Name" }).fill("The shop");
    await ana.getByRole("button", { name: "Save name" }).click();
    await expect(ana.getByText("It is called The shop now.")).toBeVisible();
    await ana.goto("/accounts/client-1/settings");
    await ana.getByRole("textbox", { name: "Name" }).fill("Client One");
    await ana.getByRole("button", { name: "Save name" }).click();
    await expect(ana.getByText("The account is called Client One now.")).toBeVisible();
  });

  await test.step("a staging environment with production's origin is told so, until it has its own", async () => {
    await ana.goto(staging);
    await ana.getByLabel("Host name or IP address").fill("198.51.100.11");
    await ana.getByRole("button", { name: "Save origin" }).click();
    await expect(ana.getByText("Staging uses production’s origin")).toBeVisible();
    await ana.getByLabel("Host name or IP address").fill("198.51.100.21");
    await ana.getByRole("button", { name: "Save origin" }).click();
    await expect(ana.getByText("Staging uses production’s origin")).toHaveCount(0);
  });

  await test.step("a second host name is added and removed", async () => {
    await ana.getByLabel("Another host name").fill("preview.website1.com");
    await ana.getByRole("button", { name: "Add host name" }).click();
    await ana.getByRole("link", { name: "Remove preview.website1.com" }).click();
    await ana.getByLabel("Type preview.website1.com to confirm").fill("preview.website1.com");
    await ana.getByRole("button", { name: "Remove preview.website1.com" }).click();
    await ana.waitForURL(staging);
    await expect(ana.getByRole("table", { name: "Host names" })).not.toContainText("preview");
  });

  await test.step("while DNS points here, neither the environment nor the account goes", async () => {
    await ana.goto(`${staging}/go-live`);
    provider.change("staging.website1.com", await recordToSet(ana));
    await checkNow(ana, "Live");
    const sentence = "DNS of staging.website1.com still points here. Removing it now takes the website down.";
    await ana.goto(`${staging}/remove`);
    await expect(ana.getByText("DNS still points here")).toBeVisible();
    await ana.getByLabel("Type Staging to confirm").fill("Staging");
    await ana.getByRole("button", { name: /^Remove/ }).click();
    await expect(refusal(ana)).toContainText(sentence);
    await ana.goto("/accounts/client-1/remove");
    await expect(ana.getByText("With it go 1 application, 2 environments, 2 host names")).toBeVisible();
    await ana.getByLabel("Type Client One to confirm").fill("Client One");
    await ana.getByRole("button", { name: /^Remove/ }).click();
    await expect(refusal(ana)).toContainText(sentence);
  });

  await test.step("the activity tells it all, with what was before and after", async () => {
    await ana.goto("/accounts/client-1/activity");
    const activity = ana.getByRole("main");
    await expect(activity.getByText(/Ana Ruiz renamed the account/)).toBeVisible();
    await expect(activity.locator("li", { hasText: "renamed the account" })).toContainText(
      /Client 1.*Client One/,
    );
    await expect(activity.locator("li", { hasText: "changed the origin" }).first()).toContainText(
      /198\.51\.100\.11.*198\.51\.100\.21/,
    );
    await expect(activity.getByText(/removed a host name from/)).toBeVisible();
  });

  await test.step("with DNS back at the old server all of it goes", async () => {
    provider.change("staging.website1.com", "A 198.51.100.21");
    await ana.goto("/accounts/client-1/settings");
    await ana.getByRole("link", { name: "See what goes with it" }).click();
    await ana.getByLabel("Type Client One to confirm").fill("client one");
    await ana.getByRole("button", { name: /^Remove/ }).click();
    await ana.waitForURL("/accounts");
    expect((await ana.request.get("/accounts/client-1")).status()).toBe(404);
    await ana.goto("/activity");
    await expect(ana.getByText(/removed the client Client One/)).toBeVisible();
  });
});
