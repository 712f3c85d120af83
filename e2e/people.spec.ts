import { join as pathOf } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect } from "@playwright/test";
import { people, refusal, signIn, signInByMail, test } from "./fixtures";
import { addClient, changeRole, invite, join } from "./onboarding";
import { startPortal } from "./portal";

const { ana: owner, maria, leo, jo } = people;
const website = { name: "Client 1", hostname: "www.website1.com" };

test("access ends with the next request after removal, and the last client admin stays", async ({
  owner: ana,
  mailbox,
  visitor,
}) => {
  await addClient(ana, { ...website, invite: [maria.email, leo.email] });
  const [mariasPage, leosPage] = [await visitor(), await visitor()];
  await join(mariasPage, mailbox, maria);
  await join(leosPage, mailbox, leo);

  await test.step("an admin of the client invites and removes, a viewer does not", async () => {
    await leosPage.goto("/accounts/client-1/people");
    await expect(leosPage.getByText("You can view this. Ana Ruiz can change it.")).toBeVisible();
    await changeRole(ana, "client-1", maria, "Admin");
    await mariasPage.goto("/accounts/client-1/people");
    await signIn(mariasPage, maria);
    await mariasPage.getByRole("link", { name: `Change ${leo.name}` }).click();
    await expect(mariasPage.getByText(`${leo.name} loses Client 1`)).toBeVisible();
    await mariasPage.getByRole("button", { name: `Remove ${leo.name}` }).click();
    await expect(mariasPage.getByRole("table", { name: "People of Client 1" })).not.toContainText(leo.name);
  });

  await test.step("Leo's next click leads out", async () => {
    await leosPage.getByRole("link", { name: "Websites" }).click();
    await leosPage.waitForURL("/sign-in?**");
    await signIn(leosPage, leo);
    expect((await leosPage.request.get("/accounts/client-1")).status()).toBe(404);
  });

  await test.step("the last admin is neither made a viewer nor removed", async () => {
    await changeRole(ana, "client-1", maria, "Viewer");
    const sentence = "Client 1 needs one admin. Make someone else admin first.";
    await expect(refusal(ana)).toContainText(sentence);
    await ana.getByRole("button", { name: `Remove ${maria.name}` }).click();
    await expect(ana.getByRole("form", { name: "Remove" })).toContainText(sentence);
    await mariasPage.goto("/accounts/client-1/people");
    await expect(mariasPage.getByRole("row", { name: maria.name })).toContainText("Admin");
  });
});

test("a member of the agency sees the accounts that they are added to, and loses them all at once", async ({
  owner: ana,
  mailbox,
  visitor,
}) => {
  await addClient(ana, website);
  await addClient(ana, { name: "Client 2", hostname: "www.website2.com" });
  await ana.goto("/people");
  await ana.getByLabel("Mail addresses").fill(jo.email);
  await ana.getByRole("button", { name: "Invite" }).click();
  await expect(ana.getByText(`Invited ${jo.email}.`)).toBeVisible();
  const josPage = await visitor();
  await join(josPage, mailbox, jo);
  await expect(josPage.getByRole("heading", { name: "No client accounts yet" })).toBeVisible();

  await ana.goto("/accounts/client-1/people");
  await ana.getByRole("form", { name: "Add a colleague" }).getByLabel("Colleague").selectOption(jo.name);
  await ana.getByRole("button", { name: "Add", exact: true }).click();
  await expect(ana.getByText("Jo Tan now works on Client 1.")).toBeVisible();
  await josPage.goto("/accounts");
  await expect(josPage.getByRole("link", { name: "Client 1" }).first()).toBeVisible();
  await expect(josPage.getByRole("link", { name: "Client 2" })).toHaveCount(0);
  expect((await josPage.request.get("/accounts/client-2")).status()).toBe(404);

  await ana.goto("/people");
  await ana.getByRole("link", { name: "Change Jo Tan" }).click();
  await ana.getByRole("link", { name: "See what Jo Tan loses" }).click();
  await ana.getByRole("button", { name: "Remove Jo Tan everywhere" }).click();
  await ana.getByRole("heading", { name: "Jo Tan has no access" }).waitFor();
  await josPage.goto("/accounts/client-1");
  await josPage.waitForURL("/sign-in?**");
});

test("an invitation is for one person, once, and says why it opens nothing any more", async ({
  owner: ana,
  mailbox,
  portal,
  visitor,
}) => {
  await addClient(ana, website);
  await invite(ana, "client-1", leo);
  const first = await mailbox.letterTo(leo.email, "invites you to Client 1");
  expect(first.subject).toBe("Harbour Row: Ana Ruiz invites you to Client 1");
  expect(first.html).toContain("Accept the invitation");

  await test.step("somebody else who is signed in is told so, and can switch", async () => {
    await ana.goto(first.link);
    await expect(
      ana.getByText(`You are signed in as ${owner.email}; the invitation is for ${leo.email}.`),
    ).toBeVisible();
    await ana.getByRole("button", { name: `Switch to ${leo.email}` }).click();
    await expect(ana.getByLabel("Your name")).toBeVisible();
    await ana.goto("/sign-in");
    await signIn(ana, owner);
  });

  const leosPage = await visitor();
  await test.step("a newer mail takes the place of the older, and a revoked one is said so", async () => {
    await ana.goto("/accounts/client-1/people");
    await ana.getByRole("button", { name: `Send again to ${leo.email}` }).click();
    await expect.poll(() => mailbox.lettersTo(leo.email).length).toBe(2);
    await leosPage.goto(first.link);
    await expect(leosPage.getByText("a newer one took its place")).toBeVisible();
    const second = await mailbox.letterTo(leo.email, "invites you to Client 1");
    await ana.getByRole("button", { name: `Revoke the invitation of ${leo.email}` }).click();
    await expect(ana.getByText(`The invitation of ${leo.email} is revoked.`)).toBeVisible();
    await leosPage.goto(second.link);
    await expect(leosPage.getByText("It was taken back.")).toBeVisible();
    await expect(leosPage.getByText("Ask Ana Ruiz for a new one.")).toBeVisible();
  });

  await test.step("it works once", async () => {
    await invite(ana, "client-1", leo);
    await leosPage.goto(await join(leosPage, mailbox, leo));
    await expect(leosPage.getByText("It was used: it works once.")).toBeVisible();
  });

  await test.step("it ends after its time", async () => {
    await invite(ana, "client-1", maria);
    const { link } = await mailbox.letterTo(maria.email, "invites you to Client 1");
    await portal.stop();
    const database = await PGlite.create({ dataDir: pathOf(portal.dataFolder, "database") });
    await database.query("update invitations set expires_at = now() - interval '1 minute'");
    await database.close();
    const again = await startPortal({ PORTICO_DATA: portal.dataFolder });
    await leosPage.goto(link.replace(portal.origin, again.origin));
    await expect(leosPage.getByText(/It ended on /)).toBeVisible();
    await again.stop();
  });
});

test("sign-in is throttled, and a forgotten password is replaced by mail", async ({
  owner: ana,
  mailbox,
  visitor,
}) => {
  const page = await visitor();
  await page.goto("/recover");
  await page.getByRole("textbox", { name: "Mail address" }).fill(owner.email);
  await page.getByRole("button", { name: "Mail me the link" }).click();
  const { link } = await mailbox.letterTo(owner.email, "choose a new password");
  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill("another long password");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.waitForURL("/accounts");

  await test.step("every other browser is signed out, and the link has ended", async () => {
    await ana.goto("/people");
    await ana.waitForURL("/sign-in?**");
    await ana.goto(link);
    await expect(ana.getByRole("heading", { name: "This link has ended" })).toBeVisible();
  });

  await test.step("the old password is refused, and after six tries every password is", async () => {
    await ana.goto("/sign-in");
    const attempt = async (password: string, answer: string) => {
      await ana.getByLabel("Mail address").fill(owner.email);
      await ana.getByLabel("Password").fill(password);
      const answered = ana.waitForResponse((response) => response.request().method() === "POST");
      await ana.getByRole("button", { name: "Sign in", exact: true }).click();
      await answered;
      await expect(refusal(ana)).toContainText(answer);
    };
    for (let n = 1; n <= 6; n++)
      await attempt(owner.password, "This mail address and password do not belong together.");
    await attempt("another long password", "Too many tries. Try again in 15 minutes.");
  });

  await test.step("a mailed link still signs in", async () => {
    await signInByMail(ana, mailbox, owner);
  });
});
