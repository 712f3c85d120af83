import { expect, type Page, type Request } from "@playwright/test";
import { people, signIn, test } from "./fixtures";
import { checkNow, recordToSet, stateOf } from "./go-live";
import { addClient, changeRole, invite, join, press } from "./onboarding";

const { maria, leo } = people;

test("the guide's story: two clients, staging live first, then production, each client alone", async ({
  owner: ana,
  mailbox,
  provider,
  visitor,
}) => {
  await expect(ana.getByRole("heading", { name: "No clients yet" })).toBeVisible();

  await test.step("Ana makes Client 1 with www and staging, and invites two people", async () => {
    await addClient(ana, {
      name: "Client 1",
      hostname: "www.website1.com",
      staging: "staging.website1.com",
      invite: [maria.email, leo.email],
    });
    await expect(ana.getByText("2 people were invited.")).toBeVisible();
    await expect(ana.getByText("Nothing on the internet was changed by this")).toBeVisible();
  });

  const mariasPage = await visitor();
  const leosPage = await visitor();
  await test.step("both accept from their mails, and Maria is made an admin", async () => {
    await join(mariasPage, mailbox, maria);
    await join(leosPage, mailbox, leo);
    for (const page of [mariasPage, leosPage])
      await expect(page.getByRole("heading", { level: 1, name: "Client 1" })).toBeVisible();
    await changeRole(ana, "client-1", maria, "Admin");
    await mariasPage.goto("/accounts/client-1/people");
    await signIn(mariasPage, maria);
    await expect(mariasPage.getByRole("button", { name: "Invite" })).toBeVisible();
    await leosPage.goto("/accounts/client-1/people");
    await expect(leosPage.getByRole("button", { name: "Invite" })).toHaveCount(0);
  });

  const staging = "/accounts/client-1/applications/website1/environments/staging/go-live";
  const production = "/accounts/client-1/applications/website1/environments/production/go-live";

  await test.step("the client changes the zone for staging: staging is live, production is not", async () => {
    await ana.goto(staging);
    provider.change("staging.website1.com", await recordToSet(ana));
    await checkNow(ana, "Live");
    await ana.goto(production);
    await expect(stateOf(ana)).toHaveText("Your turn");
    await expect(ana.getByText("Visitors still reach the old server.", { exact: true })).toBeVisible();
    await ana.goto("/accounts/client-1");
    await expect(ana.getByText("Live: 0 of 1 site")).toBeVisible();
  });

  await test.step("then production is live, and Leo's page says so without a reload", async () => {
    await leosPage.goto(production);
    await expect(stateOf(leosPage)).not.toHaveText("Live");
    await leosPage.evaluate(() => Object.assign(window, { sameDocument: true }));
    await ana.goto(production);
    await ana.getByRole("button", { name: "Mark as handed over" }).click();
    await expect(stateOf(ana)).toHaveText("Waiting for client");
    provider.change("www.website1.com", await recordToSet(ana));
    await checkNow(ana, "Live");
    await expect(stateOf(leosPage)).toHaveText("Live");
    await expect(leosPage.getByText("Visitors reach the new website.").first()).toBeVisible();
    expect(await leosPage.evaluate(() => "sameDocument" in window)).toBe(true);
  });

  await test.step("Client 2 has two websites", async () => {
    await addClient(ana, { name: "Client 2", hostname: "www.website2.com" });
    await ana.getByRole("link", { name: "Open Client 2" }).click();
    await ana.getByRole("link", { name: "Add an application" }).click();
    await ana.getByLabel("Production address").fill("www.website3.com");
    await ana.getByRole("button", { name: "Add application" }).click();
    await expect(ana.getByLabel("Origin of production")).toHaveValue("198.51.100.13");
    await press(ana, "Add application", "Website3");
    await ana.goto("/accounts");
    await expect(ana.getByText("2 accounts, 3 sites. 2 sites are not live.")).toBeVisible();
  });

  await test.step("Client 1's people get 404 for everything of Client 2", async () => {
    const foreign = [...(await linksUnder(ana, "/accounts/client-2")), "/accounts/new", "/people", "/mail"];
    expect(foreign.length).toBeGreaterThan(15);
    const requests = await changesOf(ana, "/accounts/client-2");
    for (const page of [mariasPage, leosPage]) {
      for (const path of foreign) expect(await statusOf(page, path), `${path} is somebody else's`).toBe(404);
      for (const request of requests) expect(await replayed(page, request), request.url()).toBe(404);
    }
    await ana.goto("/accounts/client-2");
    await expect(ana.getByRole("heading", { level: 1 })).toHaveText("Client Two");
  });
});

/** Every page of an account that a link leads to, found by following links. */
async function linksUnder(page: Page, start: string) {
  const found = new Set([start]);
  for (const path of found) {
    if (/\/(csv|export|evidence)$/.test(path)) continue; // A file, which has no links.
    await page.goto(path);
    const links = await page
      .getByRole("link")
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    for (const link of links) if (link.startsWith(start)) found.add(link);
  }
  return [...found];
}

const statusOf = async (page: Page, path: string) =>
  (await page.request.get(path, { maxRedirects: 0 })).status();

/** Uses the account as its staff do, and gives every request that asked for more than a page. */
async function changesOf(page: Page, account: string) {
  const sent: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" || request.url().endsWith("/version")) sent.push(request);
  });
  const goLive = `${account}/applications/website2/environments/production/go-live`;
  await page.goto(goLive);
  await page.waitForRequest("**/version");
  await checkNow(page, "Your turn");
  await page.getByRole("button", { name: "Mark as handed over" }).click();
  await expect(stateOf(page)).toHaveText("Waiting for client");
  await invite(page, "client-2", people.zoe);
  await page.goto(`${account}/settings`);
  await page.getByRole("textbox", { name: "Name" }).fill("Client Two");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("The account is called Client Two now.")).toBeVisible();
  expect(sent.filter((request) => request.method() === "POST").length).toBeGreaterThan(3);
  return sent;
}

/** The same request again from somebody else's browser: what it answers. */
async function replayed(page: Page, request: Request) {
  const { "next-action": action, "content-type": type, accept } = request.headers();
  const { origin } = new URL(request.url());
  const headers = Object.entries({ "next-action": action, "content-type": type, accept, origin });
  const answer = await page.request.fetch(request.url(), {
    method: request.method(),
    headers: Object.fromEntries(headers.filter(([, value]) => value)) as Record<string, string>,
    data: request.postDataBuffer() ?? undefined,
  });
  if (answer.status() === 200)
    console.log(request.method(), headers, request.postData(), await answer.text());
  return answer.status();
}
