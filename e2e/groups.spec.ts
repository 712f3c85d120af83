import { expect, type Page } from "@playwright/test";
import { people, test } from "./fixtures";
import { addClient, invite, join } from "./onboarding";

const { jo, maria } = people;
const TWELVE = Array.from({ length: 12 }, (_, n) => n + 1);

test("a colleague joins a group with twelve clients, leaves everywhere, and the proof is in each activity", async ({
  owner: ana,
  mailbox,
  visitor,
}) => {
  test.setTimeout(300_000);
  for (const n of TWELVE) await addClient(ana, { name: `Client ${n}`, hostname: `www.website${n}.com` });
  const josPage = await visitor();

  await test.step("many are invited by pasting, and each gets an answer", async () => {
    await ana.goto("/people");
    await ana
      .getByLabel("Mail addresses")
      .fill(`Jo Tan <${jo.email}>, "Ruiz, Ana" <ana@harbour-row.com>\nsomebody`);
    await ana.getByRole("button", { name: "Invite" }).click();
    await expect(ana.getByText("Invited 1 of 3.")).toBeVisible();
    await expect(ana.getByText(`${jo.email}: Invited.`)).toBeVisible();
    await expect(ana.getByText("ana@harbour-row.com already has access.")).toBeVisible();
    await expect(ana.getByLabel("Mail addresses")).toHaveValue("somebody");
    await join(josPage, mailbox, jo);
    await expect(josPage.getByRole("heading", { name: "No client accounts yet" })).toBeVisible();
  });

  await test.step("Delivery holds twelve clients, and Jo joins", async () => {
    await ana.goto("/people/groups");
    await ana.getByLabel("Name").fill("Delivery");
    await ana.getByRole("button", { name: "Make the group" }).click();
    await ana.waitForURL(/\/people\/groups\/[0-9a-f-]+$/);
    const free = ana.getByRole("form", { name: "Add clients" });
    for (const n of TWELVE) await free.getByRole("checkbox", { name: `Client ${n}`, exact: true }).check();
    await free.getByRole("button", { name: "Add to the group" }).click();
    await expect(ana.getByText("0 people reach 12 clients through this group.")).toBeVisible();
    const others = ana.getByRole("form", { name: "Add people" });
    await others.getByRole("checkbox", { name: jo.name }).check();
    await others.getByRole("button", { name: "Add to the group" }).click();
    await expect(ana.getByText("1 person reaches 12 clients through this group.")).toBeVisible();
    await josPage.goto("/accounts");
    await expect(josPage.getByRole("link", { name: "Client 12" }).first()).toBeVisible();
  });

  await test.step("how Jo reaches a client is explained to the agency, and not to the client", async () => {
    await ana.goto("/accounts/client-7/people");
    await expect(ana.getByRole("row", { name: jo.name })).toContainText("Through Delivery, since ");
    await expect(ana.getByRole("row", { name: jo.name })).toContainText("by Ana Ruiz");
    await invite(ana, "client-7", maria);
    const mariasPage = await visitor();
    await join(mariasPage, mailbox, maria);
    await mariasPage.goto("/accounts/client-7/people");
    await expect(mariasPage.getByRole("row", { name: jo.name })).toContainText("Works on your account");
    await expect(mariasPage.getByText("Delivery")).toHaveCount(0);
  });

  await test.step("the matrix shows it beside the client's own people, and a cell leads to the person", async () => {
    await ana.goto("/people");
    await ana.getByRole("link", { name: "Matrix" }).click();
    await ana.getByLabel("Group").selectOption("Delivery");
    await ana.getByLabel("Client", { exact: true }).fill("Client 7");
    await ana.getByRole("button", { name: "Filter" }).click();
    const matrix = ana.getByRole("table", { name: "Who may do what at which client" });
    await expect(matrix.getByRole("link", { name: "Client 7", exact: true })).toBeVisible();
    await expect(matrix.getByRole("link", { name: "Maria Lind in Client 7: Viewer. Change" })).toBeVisible();
    await matrix.getByRole("link", { name: "Jo Tan in Client 7: Works on it, Delivery. Change" }).click();
    await expect(ana.getByRole("heading", { name: "How they reach it" })).toBeVisible();
  });

  await test.step("a member sees the group and changes nothing of it", async () => {
    await josPage.goto("/accounts");
    await josPage.getByRole("link", { name: "Groups" }).click();
    await josPage.getByRole("link", { name: "Delivery" }).click();
    await expect(josPage.getByText("Jo Tan since ")).toBeVisible();
    await expect(josPage.getByRole("button", { name: "Add to the group" })).toHaveCount(0);
    await josPage.goto("/accounts/client-3");
  });

  await test.step("Jo is removed everywhere, after a preview", async () => {
    await ana.goto("/people");
    await ana.getByRole("link", { name: "Change Jo Tan" }).click();
    await ana.getByRole("link", { name: "See what Jo Tan loses" }).click();
    await expect(ana.getByText("They lose 12 accounts with 12 sites")).toBeVisible();
    const preview = ana.getByRole("table", { name: "Accounts of Jo Tan" });
    await expect(preview.getByRole("row", { name: "Client 12" })).toContainText("through Delivery");
    await ana.getByRole("button", { name: "Remove Jo Tan everywhere" }).click();
    await expect(ana.getByRole("heading", { name: "Jo Tan has no access" })).toBeVisible();
    await expect(ana.getByText("Removed; they were there through Delivery.")).toHaveCount(12);
  });

  await test.step("the next click of Jo's open browser leads out", async () => {
    await josPage.getByRole("link", { name: "Applications" }).click();
    await josPage.waitForURL("/sign-in?**");
  });

  await test.step("each of the twelve tells it, and its records are unchanged", async () => {
    await ana.goto("/activity");
    await expect(ana.getByText("removed Jo Tan from the agency")).toBeVisible();
    for (const n of TWELVE) await provenIn(ana, n);
  });
});

async function provenIn(page: Page, n: number) {
  await page.goto(`/accounts/client-${n}/activity?verify=yes`);
  const story = page.getByRole("listitem");
  await expect(story.filter({ hasText: "added Jo Tan to the account through Delivery" })).toHaveCount(1);
  await expect(story.filter({ hasText: "removed the access of Jo Tan through Delivery" })).toHaveCount(1);
  await expect(page.getByText(/verified unchanged|are unchanged/)).toBeVisible();
}
