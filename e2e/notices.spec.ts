import { expect } from "@playwright/test";
import { people, signIn, test } from "./fixtures";
import { checkNow, recordToSet } from "./go-live";
import { addClient, changeRole, join } from "./onboarding";

const { ana: owner, maria } = people;
const HOST = "www.website1.com";
const OLD = "A 198.51.100.11";

test("a website goes live, its DNS is changed back: agency and client are told once, and led to the record", async ({
  owner: ana,
  visitor,
  mailbox,
  provider,
}) => {
  await addClient(ana, { name: "Client 1", hostname: HOST, invite: [maria.email] });
  const client = await visitor();
  await join(client, mailbox, maria);
  await changeRole(ana, "client-1", maria, "Admin");
  await client.goto("/notifications");
  await signIn(client, maria);
  await expect(client.getByRole("heading", { name: "Nothing to tell yet" })).toBeVisible();

  await ana.goto("/accounts/client-1/applications/website1/environments/production/go-live");
  const record = await recordToSet(ana);
  const wanted = record.replace(/\.$/, "");
  provider.change(HOST, record);
  await checkNow(ana, "Live");
  await test.step("you are live", async () => {
    const mail = await mailbox.letterTo(maria.email, `Your website ${HOST} is live$`);
    expect(mail.text).toMatch(/nameservers/);
    expect(mail.text).toMatch(/We watch it until \d+ \w+ \d{4}/);
    await mailbox.letterTo(owner.email, `${HOST} is live$`);
  });

  provider.change(HOST, OLD);
  await checkNow(ana, "Problem");
  await test.step("what was, is and is wanted goes to both", async () => {
    for (const person of [owner, maria]) {
      const { text, link } = await mailbox.letterTo(person.email, `The DNS of ${HOST} was changed`);
      expect(text).toContain(`It was ${wanted}, is now ${OLD}, and should be ${wanted}.`);
      expect(new URL(link).pathname).toMatch(/\/production\/go-live\/record$/);
    }
  });

  await test.step("the bell counts it, and its link leads to the fix", async () => {
    await client.goto("/accounts/client-1");
    await client.getByRole("link", { name: "Notices 2 unread" }).click();
    const [newest] = await client
      .getByRole("main")
      .locator("li", { has: client.locator("h2") })
      .all();
    await expect(newest as NonNullable<typeof newest>).toContainText(`is now ${OLD}`);
    await client.getByRole("link", { name: `The DNS of ${HOST} was changed` }).click();
    await expect(client).toHaveURL(/\/go-live\/record$/);
    await expect(client.getByRole("main")).toContainText(wanted);
    await expect(client.getByRole("main")).toContainText(OLD);
    await expect(client.getByRole("link", { name: "Notices 2 unread" })).toBeVisible();
  });

  await test.step("read is what somebody says is read, one by one or all", async () => {
    await client.goto("/notifications");
    await client.getByRole("button", { name: /^Mark as read ?: The DNS/ }).click();
    await expect(client.getByRole("link", { name: "Notices 1 unread" })).toBeVisible();
    await client.getByRole("link", { name: "Unread", exact: true }).click();
    await expect(client.getByText("was changed")).toHaveCount(0);
    await client.getByRole("button", { name: "Mark all as read" }).click();
    await expect(client.getByRole("heading", { name: "Everything is read" })).toBeVisible();
    await expect(client.getByRole("link", { name: "Notices", exact: true })).toBeVisible();
  });

  await test.step("another check finds the same and tells nobody again", async () => {
    const before = mailbox.lettersTo(owner.email).length;
    await expect(async () => {
      await ana.getByRole("button", { name: "Check now" }).click();
      await expect(ana.getByText(/^Checked\. Problem: /)).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 45_000 });
    await ana.goto("/notifications");
    await expect(ana.getByRole("link", { name: `The DNS of ${HOST} was changed` })).toHaveCount(1);
    expect(mailbox.lettersTo(owner.email).length).toBe(before);
  });
});

test("somebody chooses a mail a day, without JavaScript too", async ({ owner: _, as }) => {
  const ana = await as(owner, { javaScriptEnabled: false });
  await ana.goto("/notifications");
  await ana.getByRole("link", { name: "Choose how you are told by mail" }).click();
  await ana.getByLabel("Once a day").check();
  await ana.getByRole("form", { name: "Notices" }).getByRole("button", { name: "Save" }).click();
  await expect(ana.getByRole("form", { name: "Notices" })).toContainText("Saved.");
  await ana.goto("/me/notifications");
  await expect(ana.getByLabel("Once a day")).toBeChecked();
});
