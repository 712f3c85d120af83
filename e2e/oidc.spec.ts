import { expect, type Page } from "@playwright/test";
import { test as base, people } from "./fixtures";
import { OpenIdProvider } from "./openid-provider";

const test = base.extend<{ openId: OpenIdProvider }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first argument
  openId: async ({}, use) => {
    const provider = new OpenIdProvider();
    await provider.open();
    await use(provider);
    await provider.close();
  },
  settings: async ({ openId }, use) => use(openId.settings),
});

const ana = { name: people.ana.name, email: people.ana.email };

/** Goes to the provider and says there who one is. */
async function signInAs(page: Page, subject: string) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with Harbour Row’s login" }).click();
  await page.waitForURL(/127\.0\.0\.1/);
  await page.locator("[name=login]").fill(subject);
  await page.locator("[name=password]").fill("any");
  await page.locator("[type=submit]").click();
  await page.locator("[type=submit]").click();
}

const problem = (page: Page) => page.getByRole("alert");

test("signs in through the agency's own OpenID provider, by verified mail once and by subject from then on", async ({
  openId,
  portal,
  owner,
  visitor,
}) => {
  await expect(owner).toHaveURL("/accounts");
  openId.serve(portal.origin);

  await test.step("an address that is not verified does not count", async () => {
    openId.people.set("unverified", { ...ana, email_verified: false });
    openId.people.set("silent", ana);
    for (const subject of ["unverified", "silent"]) {
      const page = await visitor();
      await signInAs(page, subject);
      await expect(problem(page)).toContainText("does not say that your mail address is verified");
    }
  });

  await test.step("nobody gets in whom the portal does not know, and nobody is made", async () => {
    openId.people.set("stranger", { name: "Sam", email: "sam@elsewhere.com", email_verified: true });
    const page = await visitor();
    await signInAs(page, "stranger");
    await expect(problem(page)).toContainText("does not belong to anybody here");
    await owner.goto("/people");
    await expect(owner.getByText("sam@elsewhere.com")).toHaveCount(0);
  });

  await test.step("a verified address signs in its owner", async () => {
    openId.people.set("ana", { ...ana, email_verified: true });
    const page = await visitor();
    await signInAs(page, "ana");
    await page.waitForURL("/accounts");
    await expect(page.getByText(people.ana.name).first()).toBeAttached();
  });

  await test.step("from then on the subject counts, whatever the address", async () => {
    openId.people.set("ana", { name: "Ana", email: "ana@married.example", email_verified: false });
    const page = await visitor();
    await signInAs(page, "ana");
    await page.waitForURL("/accounts");
    await page.goto("/me");
    await expect(page.getByText(people.ana.email).first()).toBeVisible();
  });

  await test.step("another subject with her address is not her", async () => {
    openId.people.set("successor", { ...ana, email_verified: true });
    const page = await visitor();
    await signInAs(page, "successor");
    await expect(problem(page)).toContainText("does not belong to anybody here");
  });
});

test("lets no answer of the provider be used twice or in another browser", async ({
  openId,
  portal,
  owner,
  visitor,
}) => {
  await expect(owner).toHaveURL("/accounts");
  openId.serve(portal.origin);
  openId.people.set("ana", { ...ana, email_verified: true });
  const page = await visitor();
  const answer = page.waitForRequest(/callback\/oidc/);
  await signInAs(page, "ana");
  const url = (await answer).url();
  await page.waitForURL("/accounts");

  await test.step("played again in the same browser", async () => {
    await page
      .getByRole("button", { name: "Sign out" })
      .first()
      .evaluate((button: HTMLElement) => button.click());
    await page.waitForURL(/sign-in/);
    await page.goto(url);
    await expect(problem(page)).toContainText("Signing in did not work");
  });

  await test.step("unused, in another browser", async () => {
    const thief = await visitor();
    const victim = await visitor();
    let unused = "";
    await victim.route(/callback\/oidc/, (route) => {
      unused = route.request().url();
      return route.abort();
    });
    await signInAs(victim, "ana").catch(() => undefined);
    await expect.poll(() => unused).toContain("code=");
    await thief.goto(unused);
    await expect(problem(thief)).toContainText("Signing in did not work");
  });
});
