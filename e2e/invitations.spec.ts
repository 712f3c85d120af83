import { join as pathOf } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect } from "@playwright/test";
import { people, signIn, test } from "./fixtures";
import { addClient, invite, join } from "./onboarding";
import { startPortal } from "./portal";

const { ana: owner, maria, leo } = people;

test("an invitation lands: a wrong address is corrected, scanners use up nothing, an ended one is renewed", async ({
  owner: ana,
  mailbox,
  portal,
  visitor,
}) => {
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });

  await test.step("the right address gets a new link, the wrong one's ends", async () => {
    await invite(ana, "client-1", leo);
    const wrong = await mailbox.letterTo(leo.email, "invites you to");
    const form = ana.getByRole("form", { name: "Correct an address" });
    await form.getByLabel("Right address").fill(maria.email);
    await form.getByRole("button", { name: "Correct and send again" }).click();
    await expect(ana.getByText(`Sent to ${maria.email}. The earlier link has ended.`)).toBeVisible();
    await ana.goto(wrong.link);
    await expect(ana.getByText("a newer one took its place")).toBeVisible();
  });

  const { link } = await mailbox.letterTo(maria.email, "invites you to");
  await test.step("a mail scanner opens the link as often as it likes", async () => {
    const scanner = (await visitor()).request;
    for (const method of ["HEAD", "GET", "GET"])
      expect((await scanner.fetch(link, { method })).ok()).toBe(true);
    const prefetch = await scanner.get(link, { headers: { "sec-purpose": "prefetch", rsc: "1" } });
    expect(prefetch.ok()).toBe(true);
  });

  await portal.stop();
  const database = await PGlite.create({ dataDir: pathOf(portal.dataFolder, "database") });
  await database.query("update invitations set expires_at = now() - interval '1 minute'");
  await database.close();
  const again = await startPortal(portal.settings);
  const mariasPage = await visitor();

  await test.step("its holder asks for a new one without a login, and the owner is told", async () => {
    await mariasPage.goto(link);
    await mariasPage.getByRole("button", { name: "Ask for a new one" }).click();
    await expect(
      mariasPage.getByText("Asked. When it is renewed, the new link comes by mail."),
    ).toBeVisible();
    const told = await mailbox.letterTo(owner.email, "asks for a new invitation");
    await ana.goto(told.link);
    await expect(ana.getByText("Asked for a new one")).toBeVisible();
  });

  await test.step("one click renews it, and the new link lets them in", async () => {
    await ana.getByRole("button", { name: `Renew the invitation of ${maria.email}` }).click();
    await expect(ana.getByText(`Sent again to ${maria.email}.`)).toBeVisible();
    await join(mariasPage, mailbox, maria);
    await mariasPage.waitForURL("/accounts/client-1");
  });

  await test.step("somebody else who is signed in switches and comes back", async () => {
    await invite(ana, "client-1", leo);
    const letter = await mailbox.letterTo(leo.email, "invites you to");
    await mariasPage.goto(letter.link);
    await mariasPage.getByRole("button", { name: `Switch to ${leo.email}` }).click();
    await expect(mariasPage.getByLabel("Your name")).toBeVisible();
    await mariasPage.goto("/sign-in");
    await signIn(mariasPage, maria);
  });
  await again.stop();
});
