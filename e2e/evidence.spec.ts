import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { people, test } from "./fixtures";
import { checkNow, recordToSet, stateOf } from "./go-live";
import { writeLine } from "./internet/record";
import { addClient, join } from "./onboarding";

const goLive = "/accounts/client-1/applications/website1/environments/production/go-live";

test("what was asked of whom can be seen, compared and taken along, by nobody else", async ({
  owner: ana,
  mailbox,
  provider,
  visitor,
}) => {
  const { zoe } = people;
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });
  await addClient(ana, { name: "Client 2", hostname: "www.website2.com", invite: [zoe.email] });
  await ana.goto(goLive);
  const record = await recordToSet(ana);

  await test.step("before the change: a line for the hosts file, and edge beside origin", async () => {
    const before = ana.getByRole("region", { name: "See it before the change" });
    await expect(before.getByText("203.0.113.10 www.website1.com")).toBeVisible();
    await before.getByRole("button", { name: "Compare edge and origin" }).click();
    const sides = before.getByRole("table");
    await expect(sides.getByRole("row", { name: /^Status/ })).toHaveText(/200\s*200/);
    await expect(before.getByRole("list", { name: "What differs" })).toContainText(
      "The title is “www.website1.com” at the edge and “website1.com” at the origin.",
    );
  });

  await test.step("every check says what was asked of whom, and what it said before", async () => {
    provider.change("www.website1.com", record);
    await checkNow(ana, "Live");
    await ana.getByRole("link", { name: "All checks, with evidence and history" }).click();
    const points = ana.locator("li.check", { hasText: "point.target" });
    await points.getByText(/^What we asked \(/).click();
    const asked = points.getByRole("row").filter({ hasText: "www.website1.com" });
    await expect(asked.filter({ hasText: "ns2.hostco.net" }).first()).toBeVisible();
    await points.getByText("History").click();
    await expect(points.getByRole("listitem").first()).toContainText("since");
    await expect(points.getByRole("listitem").nth(1)).toContainText("from");
  });

  const file = await test.step("all of it is one file, for whoever may see the page", async () => {
    const [download] = await Promise.all([
      ana.waitForEvent("download"),
      ana.getByRole("link", { name: "Download as JSON" }).click(),
    ]);
    const told = JSON.parse(await readFile(await download.path(), "utf8"));
    expect(told.hostnames[0].name).toBe("www.website1.com");
    expect(told.hostnames[0].checks.length).toBeGreaterThan(30);
    expect(told.hostnames[0].history.length).toBeGreaterThan(0);
    return new URL(download.url()).pathname;
  });

  await test.step("another client's people and strangers do not find it", async () => {
    const zoesPage = await visitor();
    expect((await zoesPage.request.get(file)).status()).toBe(404);
    await join(zoesPage, mailbox, zoe);
    expect((await zoesPage.request.get(file)).status()).toBe(404);
    expect((await zoesPage.request.get(`${goLive}/checks`)).status()).toBe(404);
    const answer = await ana.request.get(file);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["cache-control"]).toBe("private, no-store");
  });
});

test.describe("an edge that has certificates before DNS, and an agency that wants each name proven", () => {
  test.use({ settings: { EDGE_CERTIFICATES: "before", EDGE_OWNERSHIP: "txt" } });

  test("the certificate comes first, and only the TXT record lets it be live", async ({
    owner: ana,
    internet,
    provider,
  }) => {
    if (internet.edge) internet.edge.spec.certificates = "before";
    await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });
    await ana.goto(goLive);
    const record = await recordToSet(ana);

    await test.step("the certificate stands before the change, and is there", async () => {
      const stations = ana.getByRole("region", { name: "Progress" }).getByRole("listitem");
      await expect(stations.nth(1)).toContainText("Certificate");
      await expect(stations.nth(1)).toContainText("Done");
      const tasks = ana.getByRole("region", { name: "Before the change" });
      await tasks.getByText(/^\d+ completed$/).click();
      await expect(tasks.getByRole("listitem").filter({ hasText: "Certificate" })).toContainText("Completed");
    });

    await test.step("changed without the proof, it is not live, and the page says what is missing", async () => {
      provider.change("www.website1.com", record);
      await checkNow(ana, "Your turn");
      await expect(ana.getByText("It proves that the name is yours")).toBeVisible();
    });

    await test.step("with the TXT record it is", async () => {
      const [name, value] = await proofToSet(ana);
      const lines = internet.zones.rows("website1.com").map((row) => writeLine(row, "website1.com"));
      internet.zones.replace("website1.com", [...lines, `${name} 2 TXT "${value}"`]);
      await checkNow(ana, "Live");
      await expect(ana.getByText("It proves that the name is yours")).toHaveCount(0);
      await expect(stateOf(ana)).toHaveText("Live");
    });
  });
});

/** The name and the value of the proof, as one types them at a provider. */
async function proofToSet(page: Page) {
  const card = page.locator("dl.record", { hasText: "TXT" });
  const said = (term: string) => card.locator("div", { hasText: term }).first().locator("code").textContent();
  return [await said("Name"), await said("Value")];
}
