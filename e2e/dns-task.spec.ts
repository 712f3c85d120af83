import { expect, type Page } from "@playwright/test";
import { people, test } from "./fixtures";
import { recordToSet, stateOf } from "./go-live";
import { addClient } from "./onboarding";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const production = "/accounts/client-1/applications/website1/environments/production";
const CHECK = "I have changed it, check now";

/** Waits until the old records are saved, which happens with the first check. */
async function sendTo(ana: Page, environment: string, address: string) {
  await ana.goto(`${environment}/go-live`);
  await expect(ana.locator("dl.record").first()).toBeVisible({ timeout: 30_000 });
  await ana.getByRole("link", { name: "Send to client" }).click();
  await ana.getByLabel("Mail addresses").fill(address);
  await ana.getByLabel("A note (optional)").fill("Before Friday, if you can.");
  await ana.getByLabel("Your phone number (optional)").fill("+44 20 7946 0000");
  await ana.getByRole("button", { name: "Send", exact: true }).click();
  await expect(ana.getByText(`On its way to ${address}.`)).toBeVisible();
}

/** Presses the button until the page says so; a check that has just run asks for patience first. */
async function checkUntil(page: Page, heading: string) {
  await expect(async () => {
    const said = page.getByRole("heading", { level: 1, name: heading });
    // With JavaScript the page may have come to say so by itself, and then has no button any more.
    if (await said.isVisible()) return;
    await page.getByRole("button", { name: /check now|Check again/ }).click({ timeout: 2000 });
    await expect(said).toBeVisible({ timeout: 4000 });
  }).toPass({ intervals: [2000], timeout: 60_000 });
}

for (const javaScriptEnabled of [true, false])
  test(`a client changes one record without a login, ${javaScriptEnabled ? "on a phone" : "with JavaScript off"}`, async ({
    owner: ana,
    visitor,
    mailbox,
    provider,
  }) => {
    await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });
    await sendTo(ana, production, "it@website1.com");
    const letter = await mailbox.letterTo("it@website1.com", "one DNS change for www.website1.com");
    expect(letter.subject).toMatch(/^Harbour Row: /);
    expect(letter.text).toContain("A 198.51.100.11");
    const phone = await visitor({ ...PHONE, javaScriptEnabled });

    await test.step("the page says which line, where, and to what; opening it twice changes nothing", async () => {
      const asked: string[] = [];
      phone.on("request", (request) => asked.push(request.url()));
      const answer = await phone.goto(letter.link);
      expect(answer?.headers()["cache-control"]).toContain("no-store");
      await phone.goto(letter.link);
      await expect(
        phone.getByRole("heading", { name: "Change one setting to put www.website1.com live" }),
      ).toBeVisible();
      await expect(phone.getByText("Not changed yet: we still see A 198.51.100.11.")).toBeVisible();
      await expect(phone.getByText("hostco.net").first()).toBeVisible();
      await expect(phone.getByText("Before Friday, if you can.")).toBeVisible();
      await expect(phone.getByRole("link", { name: "+44 20 7946 0000" })).toBeVisible();
      await expect(phone.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      const origin = new URL(letter.link).origin;
      expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith("data:"))).toEqual([]);
      await ana.goto(`${production}/send-dns`);
      await expect(ana.getByText("Said changed")).toHaveCount(0);
    });

    await test.step("asked before the change it says so, and asked at once again it asks for patience", async () => {
      await phone.getByRole("button", { name: CHECK }).click();
      await expect(phone.getByRole("status").filter({ hasText: /Checked|Check again/ })).toBeVisible();
      await expect(phone.getByText("Not changed yet: we still see A 198.51.100.11.")).toBeVisible();
    });

    await test.step("then the provider is changed, and the page comes to say that it is live", async () => {
      provider.change("www.website1.com", await recordToSet(phone));
      await checkUntil(phone, "www.website1.com is live");
      await expect(phone.locator("strong", { hasText: "Changed and live." })).toBeVisible();
      await ana.goto(`${production}/go-live`);
      await expect(stateOf(ana)).toHaveText("Live");
      await ana.goto("/accounts/client-1/activity");
      await expect(
        ana.locator("b", { hasText: "The holder of the DNS link for it@website1.com" }).first(),
      ).toBeVisible();
    });
  });

test("a link is passed on, and taken back with what came of it", async ({ owner: ana, visitor, mailbox }) => {
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });
  await sendTo(ana, production, people.maria.email);
  const { link } = await mailbox.letterTo(people.maria.email, "one DNS change");
  const maria = await visitor(PHONE);
  await maria.goto(link);
  await maria.getByRole("link", { name: "I cannot do this: send it to someone else" }).click();
  await maria.getByLabel("Their mail address").fill("a@website1.com, b@website1.com");
  await maria.getByLabel("Your name").fill("Maria Lind");
  await maria.getByRole("button", { name: "Send" }).click();
  await expect(maria.getByText("Enter one mail address, such as maria@acme.com.").first()).toBeVisible();
  await maria.getByLabel("Their mail address").fill("sam@website1.com");
  await maria.getByRole("button", { name: "Send" }).click();
  await expect(maria.getByText("A link of their own is on its way to sam@website1.com.")).toBeVisible();

  const passed = await mailbox.letterTo("sam@website1.com", "one DNS change for www.website1.com");
  expect(passed.text).toContain("Maria Lind passes this on to you: Ana Ruiz of Harbour Row");
  expect(passed.link).not.toBe(link);
  const sam = await visitor(PHONE);
  await sam.goto(passed.link);
  await expect(sam.getByRole("button", { name: CHECK })).toBeVisible();

  await ana.goto(`${production}/send-dns`);
  await expect(ana.getByText("Passed on by Maria Lind")).toBeVisible();
  await ana.getByRole("button", { name: `Revoke the link of ${people.maria.email}` }).click();
  await expect(ana.getByText("The link is revoked, and the one passed on from it.")).toBeVisible();
  for (const [page, address] of [
    [maria, link],
    [sam, passed.link],
  ] as const) {
    // The open page notices by itself and loads anew: not at the same time as this.
    await page.goto("about:blank");
    expect((await page.goto(address))?.status()).toBe(410);
    await expect(page.getByRole("heading", { name: "This link has ended" })).toBeVisible();
    await expect(page.getByText(people.ana.email)).toBeVisible();
    await expect(page.getByText("CNAME")).toHaveCount(0);
  }
  expect((await sam.goto(`${link.slice(0, -4)}AAAA`))?.status()).toBe(404);
  await expect(sam.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  await expect(sam.getByText(people.ana.email)).toHaveCount(0);
});
