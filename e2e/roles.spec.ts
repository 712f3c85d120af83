import { expect } from "@playwright/test";
import { people, test } from "./fixtures";
import { addClient, join, press } from "./onboarding";

const { leo } = people;

test("a viewer of one website sees one of two, and staff see the portal as the client without changing it", async ({
  owner: ana,
  mailbox,
  visitor,
}) => {
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });
  await ana.goto("/accounts/client-1/applications/new");
  await ana.getByLabel("Name of the application").fill("Website2");
  await ana.getByLabel("Production address").fill("www.website2.com");
  await ana.getByRole("button", { name: "Add application" }).click();
  await expect(ana.getByLabel("Origin of production")).not.toHaveValue("");
  await press(ana, "Add application", "Website2");

  const leosPage = await visitor();
  await test.step("chosen at the invitation", async () => {
    await ana.goto("/accounts/client-1/people");
    const form = ana.getByRole("form", { name: "Invite people" });
    await form.getByLabel("Mail addresses").fill(leo.email);
    await form.getByRole("radio", { name: "Only these" }).check();
    await form.getByRole("checkbox", { name: "Website2" }).check();
    await form.getByRole("button", { name: "Invite" }).click();
    await expect(ana.getByText(`Invited ${leo.email}.`)).toBeVisible();
    await join(leosPage, mailbox, leo);
    await expect(leosPage.getByRole("heading", { name: "Website2" })).toBeVisible();
    await expect(leosPage.getByText("Website1", { exact: true })).toHaveCount(0);
    const hidden = "/accounts/client-1/applications/website1/environments/production";
    expect((await leosPage.request.get(hidden)).status()).toBe(404);
  });

  await test.step("Ana views the portal as the client's admin, and cannot change a thing", async () => {
    await ana.goto("/accounts/client-1/settings");
    const forged = await ana.context().newPage();
    await forged.goto("/accounts/client-1/settings");
    await ana.goto("/accounts/client-1/people");
    const form = ana.getByRole("form", { name: "View as this client" });
    await form.getByLabel("View as").selectOption("client_admin");
    await form.getByRole("button", { name: "View as this client" }).click();
    await ana.waitForURL("/accounts/client-1");
    const banner = ana.getByRole("complementary", { name: "Viewing as the client" });
    await expect(banner).toContainText("You are viewing Client 1 as the client (Admin).");
    expect((await ana.request.get("/go-live")).status()).toBe(404);
    await forged.getByRole("textbox", { name: "Name" }).fill("Forged");
    await forged.getByRole("button", { name: "Save name" }).click();
    await expect(
      forged.getByText("You are viewing as the client. Stop viewing to change anything.").first(),
    ).toBeVisible();
    await forged.close();
    await ana.goto("/me");
    await expect(ana.getByRole("heading", { name: "Not while you view as the client" })).toBeVisible();
    await banner.getByRole("button", { name: "Stop viewing" }).click();
    await ana.waitForURL("/accounts/client-1/people");
    await ana.goto("/accounts/client-1/activity");
    await expect(ana.getByText("stopped viewing the portal as the client (Admin)")).toBeVisible();
    await expect(ana.getByRole("heading", { name: "Forged" })).toHaveCount(0);
  });
});
