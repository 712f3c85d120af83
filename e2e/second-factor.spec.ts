import { expect, type Page } from "@playwright/test";
import { AuthenticatorApp } from "./authenticator-app";
import { type Person, people, refusal, signIn, test } from "./fixtures";
import { addClient, changeRole, invite, join } from "./onboarding";
import { withDeviceLock } from "./passkey";

const { ana: owner, maria, leo } = people;

/** Sets up an app and gives it back, with the recovery codes. */
async function setUpApp(page: Page) {
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  const app = await AuthenticatorApp.readFrom(page);
  await page.getByRole("textbox", { name: /^(Recovery code|Code)$/ }).fill(app.code());
  await page.getByRole("button", { name: "Use this app" }).click();
  await page.getByRole("button", { name: "Make 10 new codes" }).click();
  const codes = page.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  return { app, codes: await codes.allInnerTexts() };
}

async function signOut(page: Page) {
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("/sign-in");
}

async function secondStep(page: Page, person: Person, code: string) {
  await page.goto("/sign-in");
  await signIn(page, person);
  await page.waitForURL("/sign-in/code**");
  await page.getByRole("textbox", { name: /^(Recovery code|Code)$/ }).fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("an app, its codes once each, recovery codes, and nothing but the second step before it", async ({
  owner: ana,
  visitor,
  mailbox,
}) => {
  await ana.goto("/me/security");
  await ana.getByRole("link", { name: "Set up an authenticator app" }).click();
  const { app, codes } = await setUpApp(ana);
  await mailbox.letterTo(owner.email, "an authenticator app was added");

  const page = await visitor();
  await test.step("the password alone opens no page", async () => {
    await page.goto("/sign-in");
    await signIn(page, owner);
    for (const path of ["/accounts", "/settings/security", "/me/security"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: "Second step" })).toBeVisible();
    }
  });

  await test.step("a code that was used is refused, the next one signs in", async () => {
    await page.getByRole("textbox", { name: /^(Recovery code|Code)$/ }).fill(app.lastCode());
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(refusal(page)).toContainText("or was used already");
    await page.getByRole("textbox", { name: /^(Recovery code|Code)$/ }).fill(app.code());
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL("/me/security");
  });

  await test.step("a recovery code signs in once", async () => {
    const [code = ""] = codes;
    const third = await visitor();
    await secondStep(third, owner, code);
    await third.waitForURL("/accounts");
    await third.goto("/me/security");
    await expect(third.getByText("9 codes left.")).toBeVisible();
    await signOut(third);
    await secondStep(third, owner, code);
    await expect(refusal(third)).toContainText("or was used already");
  });

  await test.step("the other browsers are listed and signed out", async () => {
    await page.goto("/me/sessions");
    const rows = page.getByRole("table", { name: "Your sessions" }).getByRole("row");
    await expect(rows).toHaveCount(3);
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(rows).toHaveCount(2);
    await ana.goto("/accounts");
    await ana.waitForURL("/sign-in**");
  });
});

test("a client admin invites a colleague, who joins, adds a passkey and signs in with it", async ({
  owner: ana,
  visitor,
  mailbox,
}) => {
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com", invite: [maria.email] });
  const mariasPage = await visitor();
  await join(mariasPage, mailbox, maria);
  await changeRole(ana, "client-1", maria, "Admin");
  await mariasPage.goto("/accounts/client-1/people");
  await signIn(mariasPage, maria);
  await invite(mariasPage, "client-1", leo);

  const leosPage = await visitor();
  await withDeviceLock(leosPage);
  await test.step("the colleague joins and adds a passkey", async () => {
    await join(leosPage, mailbox, leo);
    await leosPage.goto("/me/security");
    await leosPage.getByRole("link", { name: "Add a passkey" }).click();
    await leosPage.getByLabel("Name of the passkey").fill("Leo’s laptop");
    await leosPage.getByRole("button", { name: "Add a passkey" }).click();
    await leosPage.waitForURL("/me/security/codes");
    await leosPage.goto("/me/security");
    const row = leosPage
      .getByRole("table", { name: "Your passkeys" })
      .getByRole("row", { name: "Leo’s laptop" });
    await expect(row).toBeVisible();
    await mailbox.letterTo(leo.email, "a passkey was added");
  });

  await test.step("the passkey alone signs in", async () => {
    await signOut(leosPage);
    await leosPage.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(leosPage.getByRole("heading", { level: 1, name: "Client 1" })).toBeVisible();
    await leosPage.goto("/me/sessions");
    await expect(leosPage.getByRole("row", { name: /this one/ })).toContainText("Passkey");
  });

  await test.step("the password asks for it as the second step", async () => {
    await signOut(leosPage);
    await signIn(leosPage, leo);
    await leosPage.getByRole("button", { name: "Use a passkey" }).click();
    await expect(leosPage.getByRole("heading", { level: 1, name: "Client 1" })).toBeVisible();
  });

  await test.step("lost: the agency takes the second factor away, and he is told", async () => {
    await ana.goto("/accounts/client-1/people");
    await ana.getByRole("link", { name: `Change ${leo.name}` }).click();
    await ana.getByRole("button", { name: "Take away the second factor" }).click();
    await expect(ana.getByText(`${leo.name} has no second factor`)).toBeVisible();
    await mailbox.letterTo(leo.email, "your second factor was taken away");
    await leosPage.goto("/accounts/client-1");
    await leosPage.waitForURL("/sign-in**");
    await signIn(leosPage, leo);
    await expect(leosPage.getByRole("heading", { level: 1, name: "Client 1" })).toBeVisible();
  });
});

test("with JavaScript off: an account asks for a second factor, and its person sets up an app before anything else", async ({
  owner: ana,
  visitor,
  mailbox,
}) => {
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com", invite: [leo.email] });
  const page = await visitor({ javaScriptEnabled: false });
  await join(page, mailbox, leo);
  await ana.goto("/accounts/client-1/settings");
  await expect(ana.getByRole("listitem").filter({ hasText: leo.email })).toBeVisible();
  await ana.getByRole("checkbox", { name: "Everybody here signs in with a second factor" }).check();
  await ana
    .getByRole("form", { name: "Everybody here signs in with a second factor" })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(ana.getByRole("heading", { level: 1, name: "Set up a second factor" })).toBeVisible();

  await page.goto("/accounts/client-1");
  await expect(page.getByRole("heading", { level: 1, name: "Set up a second factor" })).toBeVisible();
  await expect(page.getByText("Client 1 asks everybody")).toBeVisible();
  await expect(page.getByText("Passkeys need JavaScript.")).toBeVisible();
  await page.goto("/me");
  await expect(page.getByRole("heading", { level: 1, name: "Set up a second factor" })).toBeVisible();
  const { app } = await setUpApp(page);
  await page.getByRole("link", { name: "Go on" }).click();
  await page.waitForURL("/me");
  await signOut(page);

  await secondStep(page, leo, "000000");
  await expect(refusal(page)).toContainText("This code is not right");
  await page.getByRole("textbox", { name: /^(Recovery code|Code)$/ }).fill(app.code());
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("/accounts/client-1");

  await page.goto("/me/security");
  await page.getByRole("button", { name: "Remove the authenticator app" }).click();
  await expect(refusal(page)).toContainText("A second factor is asked of you.");
});
