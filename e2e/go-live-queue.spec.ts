import { expect } from "@playwright/test";
import { fillPortal } from "./filled-portal";
import { people, signInByMail, test } from "./fixtures";

/** A day some days from now, as a date field takes it. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("the queue of go-lives: assign, set a due date, and keep the filter in the address", async ({
  portal,
  provider,
  visitor,
}) => {
  const page = await visitor();
  await fillPortal(page, portal, provider);
  await page.goto("/accounts");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Go live/ })
    .click();
  await page.waitForURL("/go-live");
  const line = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(line("www.website2.com")).toContainText("Problem");
  await expect(line("www.website3.com")).toContainText("Waiting for client");

  await test.step("one button does it for every chosen line and says what became of each", async () => {
    await line("www.website2.com").getByRole("checkbox").check();
    await line("www.website3.com").getByRole("checkbox").check();
    await page
      .getByRole("group", { name: "With the chosen lines" })
      .getByLabel("Owner")
      .selectOption("Ana Ruiz");
    await page.getByRole("button", { name: "Assign" }).click();
    await expect(page.getByText("1 go-live changed.")).toBeVisible();
    // Whoever added a client sees to its first production from the start.
    await expect(page.getByText("Website2, Production: It is planned like this already.")).toBeVisible();
    await expect(page.getByText("Website3, Production: Ana Ruiz sees to it.")).toBeVisible();
    await expect(line("www.website3.com")).toContainText("Ana Ruiz");
  });

  await test.step("a due date leads the list, and a day that has passed is refused", async () => {
    await line("www.website3.com").getByRole("checkbox").check();
    await page.getByLabel("Due date").fill(inDays(-3));
    await page.getByRole("button", { name: "Set due date" }).click();
    await expect(page.getByText("Website3, Production: Choose today or a later day.")).toBeVisible();
    await line("www.website3.com").getByRole("checkbox").check();
    await page.getByLabel("Due date").fill(inDays(3));
    await page.getByRole("button", { name: "Set due date" }).click();
    await expect(page.getByText("Website3, Production: Due")).toBeVisible();
    await expect(page.getByRole("row").nth(1)).toContainText("www.website3.com");
  });

  await test.step("a reminder goes to whoever has a link, and says what is missing", async () => {
    await line("www.website3.com").getByRole("checkbox").check();
    await page.getByRole("button", { name: "Remind the client" }).click();
    await expect(page.getByText(/Website3, Production: No link was sent yet/)).toBeVisible();
  });

  await test.step("filters stand in the address, together, and are cleared at once", async () => {
    await page.getByRole("link", { name: /Next 7 days/ }).click();
    await page.waitForURL("/go-live?due=soon");
    await expect(page.getByRole("row")).toHaveCount(2);
    await page.getByRole("link", { name: /Client’s turn/ }).click();
    await page.waitForURL(/turn=client/);
    await expect(line("www.website3.com")).toBeVisible();
    await page.getByLabel("Client, application or host name").fill("nothing like it");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page.getByRole("heading", { name: "No go-live matches" })).toBeVisible();
    await page.getByRole("link", { name: "Clear filters" }).click();
    await page.waitForURL("/go-live");
  });

  await test.step("the environment's own page says the same and changes it", async () => {
    await line("www.website3.com")
      .getByRole("link", { name: /^Open checklist/ })
      .click();
    const plan = page.getByRole("region", { name: "Owner and due date" });
    await expect(plan).toContainText("Ana Ruiz sees to it.");
    await plan.getByText("Change owner or due date").click();
    await plan.getByRole("combobox", { name: "Owner" }).selectOption("Nobody");
    await plan.getByRole("textbox", { name: "Due date" }).fill("");
    await plan.getByRole("button", { name: "Save" }).click();
    await expect(plan).toContainText("Nobody sees to it. No due date.");
  });
});

test("the queue by keyboard, and on a phone without JavaScript", async ({
  portal,
  provider,
  visitor,
  as,
}) => {
  const page = await visitor();
  await fillPortal(page, portal, provider);

  await test.step("a line is chosen with the space bar, and its day set with Enter", async () => {
    await page.goto("/go-live?turn=client");
    const line = page.getByRole("row").filter({ hasText: "www.website3.com" });
    await line.getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await expect(line.getByRole("checkbox")).toBeChecked();
    await page.getByLabel("Due date").fill(inDays(2));
    await page.getByLabel("Due date").press("Enter");
    await expect(page.getByText("Website3, Production: Due")).toBeVisible();
  });

  await test.step("the phone shows all of it, does the same and stays where it was", async () => {
    const phone = await as(people.ana, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      javaScriptEnabled: false,
    });
    await phone.goto("/go-live?turn=client");
    const line = phone.getByRole("row").filter({ hasText: "www.website3.com" });
    await expect(line).toContainText("Waiting for client");
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expect(phone.getByRole("checkbox", { name: "Choose all that are shown" })).toHaveCount(0);
    await line.getByRole("checkbox").check();
    await phone
      .getByRole("group", { name: "With the chosen lines" })
      .getByLabel("Owner")
      .selectOption("Ana Ruiz");
    await phone.getByRole("button", { name: "Assign" }).click();
    await expect(phone.getByText("Website3, Production: Ana Ruiz sees to it.")).toBeVisible();
    await expect(phone).toHaveURL(/turn=client/);
    await expect(line).toContainText("Ana Ruiz");
  });
});

test("the queue is no page of a client's", async ({ portal, provider, visitor, mailbox }) => {
  const page = await visitor();
  await fillPortal(page, portal, provider);
  expect((await page.request.get("/go-live")).status()).toBe(200);
  const client = await visitor();
  await signInByMail(client, mailbox, { email: "client-user-3@client2.example" });
  expect((await client.request.get("/go-live")).status()).toBe(404);
  await expect(client.getByRole("link", { name: "Go live", exact: true })).toHaveCount(0);
});
