import { expect, type Page } from "@playwright/test";
import { people, signIn, test } from "./fixtures";
import { checkNow, recordToSet, stateOf } from "./go-live";
import { addClient, changeRole, join } from "./onboarding";

const { maria } = people;
const goLive = "/accounts/client-1/applications/website1/environments/production/go-live";

test("a checklist from the agency's template to a go-live that is recorded once, and opened again", async ({
  owner: ana,
  mailbox,
  provider,
  visitor,
}) => {
  await test.step("the agency adds a task to its template, and a new client has it", async () => {
    await ana.goto("/settings/checklist");
    await ana.getByRole("link", { name: "Add a task" }).click();
    await ana.getByLabel("Task", { exact: true }).fill("Check the legal notice");
    await ana.getByLabel("What one does").fill("Name, address and register are right.");
    await ana.getByRole("checkbox", { name: "Blocking" }).check();
    await ana.getByRole("button", { name: "Add the task" }).click();
    await expect(ana.getByRole("link", { name: "Check the legal notice" })).toBeVisible();
    await ana.getByRole("button", { name: "Up Check the legal notice" }).click();
    await expect(ana.getByText("Moved up: Check the legal notice.")).toBeVisible();
    await addClient(ana, { name: "Client 1", hostname: "www.website1.com", invite: [maria.email] });
  });

  const mariasPage = await visitor();
  await test.step("a task has an owner and a day, which the list says", async () => {
    await join(mariasPage, mailbox, maria);
    await changeRole(ana, "client-1", maria, "Admin");
    await mariasPage.goto("/accounts");
    await signIn(mariasPage, maria);
    await ana.goto(`${goLive}/sign-off`);
    await ana.getByLabel("Owner").selectOption({ label: "Maria Lind, client" });
    await ana.getByLabel("Due").fill("2026-01-31");
    await ana.getByLabel("Note").fill("She is away on Mondays.");
    await ana.getByRole("button", { name: "Save the plan" }).click();
    await expect(ana.getByText("The plan is saved.")).toBeVisible();
    await mariasPage.goto(goLive);
    const row = mariasPage.getByRole("listitem").filter({ hasText: "Client signs off" });
    await expect(row).toContainText("Maria Lind, overdue since 31 Jan");
    await expect(row).toContainText("First the website has to be live.");
    await expect(mariasPage.getByText("Check the legal notice")).toHaveCount(0);
    await mariasPage.goto(`${goLive}/sign-off`);
    await expect(mariasPage.getByText("away on Mondays")).toHaveCount(0);
  });

  await test.step("handing over waits for the blocking task, by name", async () => {
    await checkAgain(ana);
    await expect(ana.getByText("First “Check the legal notice” has to be done.")).toBeVisible();
    await ana.getByRole("link", { name: "Check the legal notice" }).click();
    await ana.getByRole("button", { name: "Mark as done" }).click();
    await expect(ana.getByText("Done by Ana Ruiz")).toBeVisible();
    await ana.goto(goLive);
    await ana.getByRole("button", { name: "Mark as handed over" }).click();
    await expect(stateOf(ana)).toHaveText("Waiting for client");
  });

  await test.step("once it is live, the client's admin approves", async () => {
    provider.change("www.website1.com", await recordToSet(ana));
    await checkNow(ana, "Live");
    await mariasPage.goto(goLive);
    await mariasPage.getByRole("link", { name: "Approve the website" }).click();
    await mariasPage.getByRole("button", { name: "Approve" }).click();
    await expect(mariasPage.getByText("Done by Maria Lind")).toBeVisible();
  });

  await test.step("two browsers record the go-live at the same time: it is recorded once", async () => {
    const second = await visitor();
    await second.goto("/sign-in");
    await signIn(second, people.ana);
    for (const page of [ana, second]) await page.goto(goLive);
    await Promise.all(
      [ana, second].map(async (page) => {
        const answered = page.waitForResponse((response) => response.request().method() === "POST");
        await page.getByRole("button", { name: "Record the go-live" }).click();
        await answered;
      }),
    );
    for (const page of [ana, second]) {
      await page.goto(goLive);
      await expect(page.getByText(/Recorded by Ana Ruiz/)).toBeVisible();
      await expect(page.getByRole("button", { name: "Record the go-live" })).toHaveCount(0);
    }
    await ana.goto("/accounts/client-1/activity");
    await expect(ana.getByText(/recorded the go-live of/)).toHaveCount(1);
  });

  await test.step("the DNS moves away: it is not live, and the approval is open again", async () => {
    provider.change("www.website1.com", "A 198.51.100.11");
    await ana.goto(goLive);
    await checkNow(ana, "Problem");
    await ana.goto(`${goLive}/sign-off`);
    await expect(ana.getByText(/Open again, because the website stopped being live/)).toBeVisible();
    await ana.goto(goLive);
    await expect(ana.getByText("Recorded by Ana Ruiz")).toHaveCount(0);
  });
});

/** The first check saves the old records, without which nothing is handed over. */
async function checkAgain(page: Page) {
  await page.goto(goLive);
  await checkNow(page, "Your turn");
}
