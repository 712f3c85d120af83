import { expect } from "@playwright/test";
import { openPortal, people, refusal, signIn, test } from "./fixtures";
import { stateOf } from "./go-live";
import { addClient, changeRole, invite, join } from "./onboarding";

const plain = { javaScriptEnabled: false };
const { ana: owner, maria, leo } = people;

test("with JavaScript off: first visit, wizard, invitations, people, checklist, removal", async ({
  portal,
  visitor,
  mailbox,
  as,
}) => {
  const first = await visitor(plain);
  await openPortal(first, portal);
  await first.getByRole("button", { name: "Sign out" }).click();
  await first.waitForURL("/sign-in");

  const ana = await as(owner, plain);
  const leosPage = await visitor(plain);

  await test.step("a refused form says why and keeps what was typed", async () => {
    await ana.goto("/accounts/new");
    await ana.getByLabel("Production address of the website").fill("https://www.website1.com");
    await ana.getByRole("button", { name: "Continue" }).click();
    await expect(refusal(ana)).toContainText("Enter the address without https://");
    await expect(ana.getByLabel("Production address of the website")).toHaveValue("https://www.website1.com");
  });

  await test.step("the wizard makes a client with staging and an invitation", async () => {
    await addClient(ana, {
      name: "Client 1",
      hostname: "www.website1.com",
      staging: "staging.website1.com",
      invite: [leo.email],
    });
    await join(leosPage, mailbox, leo);
    await expect(leosPage.getByRole("heading", { level: 1, name: "Client 1" })).toBeVisible();
  });

  await test.step("people are invited, changed and removed", async () => {
    await invite(ana, "client-1", maria);
    await changeRole(ana, "client-1", leo, "Admin");
    await leosPage.goto("/accounts/client-1/people");
    await signIn(leosPage, leo);
    await invite(leosPage, "client-1", people.zoe);
    await changeRole(ana, "client-1", leo, "Viewer");
    await expect(refusal(ana)).toContainText("Client 1 needs one admin.");
    const mariasPage = await visitor(plain);
    await join(mariasPage, mailbox, maria);
    await ana.goto("/accounts/client-1/people");
    await ana.getByRole("link", { name: `Change ${maria.name}` }).click();
    await ana.getByRole("button", { name: `Remove ${maria.name}` }).click();
    await ana.waitForURL("/accounts/client-1/people");
    await mariasPage.reload();
    await mariasPage.waitForURL("/sign-in?**");
  });

  const environment = "/accounts/client-1/applications/website1/environments/staging";
  await test.step("the checklist checks and takes tasks as done", async () => {
    await ana.goto(`${environment}/go-live`);
    await expect(async () => {
      await ana.getByRole("button", { name: "Check now" }).click();
      await expect(ana.getByText(/^Checked\. Your turn: /)).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 45_000 });
    await ana.getByRole("link", { name: "Hand over the DNS instructions" }).click();
    await ana.getByRole("button", { name: "Mark as done" }).click();
    await expect(ana.getByText("Done by Ana Ruiz")).toBeVisible();
    await ana.goto(`${environment}/go-live`);
    await expect(stateOf(ana)).toHaveText("Waiting for client");
  });

  await test.step("an environment is removed once its name is typed", async () => {
    await ana.goto(environment);
    await ana.getByRole("link", { name: "Remove this environment" }).click();
    await ana.getByLabel("Type Staging to confirm").fill("production");
    await ana.getByRole("button", { name: /^Remove/ }).click();
    await expect(refusal(ana)).toContainText("Type Staging to confirm. Nothing was removed.");
    await ana.getByLabel("Type Staging to confirm").fill("staging");
    await ana.getByRole("button", { name: /^Remove/ }).click();
    await ana.waitForURL("/accounts/client-1/applications/website1");
    await expect(ana.getByText("staging.website1.com")).toHaveCount(0);
  });

  await test.step("a session that ended leads to sign-in and back to the page", async () => {
    await ana.context().clearCookies();
    await ana.goto("/accounts/client-1/settings");
    await signIn(ana, owner);
    await ana.waitForURL("/accounts/client-1/settings");
  });
});
