import { expect } from "@playwright/test";
import { test } from "./fixtures";
import { checkNow, recordToSet, stateOf } from "./go-live";
import { writeLine } from "./internet/record";
import { moveDomain, NEW_NAMESERVERS, prepareZone } from "./new-nameservers";
import { addClient } from "./onboarding";

const ZONE = "website1.com";

test("the client's mail survives the change: plan, way back, move and watch", async ({
  owner: ana,
  internet,
  provider,
}) => {
  test.slow();
  const lines = () => internet.zones.rows(ZONE).map((row) => writeLine(row, ZONE));
  const before = [...lines(), '_dmarc 3600 TXT "v=DMARC1; p=none"'];
  internet.zones.replace(
    ZONE,
    before.map((line) => (line.startsWith("www ") ? line.replace(/^www \d+/, "www 86400") : line)),
  );
  await addClient(ana, { name: "Client 1", hostname: `www.${ZONE}` });
  await ana.getByRole("link", { name: "Open the go-live checklist" }).click();
  const goLive = new URL(ana.url()).pathname;

  await test.step("it says when to change the record", async () => {
    await expect(ana.locator("dl.record").first()).toBeVisible({ timeout: 30_000 });
    await expect(
      ana.getByText(/Lower the TTL to 300 today; the earliest quiet moment .* for up to 24 hours/).first(),
    ).toBeVisible();
  });

  await test.step("the way back is the zone as it was", async () => {
    await ana.getByRole("link", { name: "Print the way back first" }).click();
    const sheet = ana.getByRole("table", { name: "The records before the change" });
    for (const text of [
      "198.51.100.11",
      "10 mail.hostco.net",
      "v=spf1 include:hostco.net -all",
      "v=DMARC1; p=none",
    ])
      await expect(sheet).toContainText(text);
    const file = ana.getByRole("region", { name: "Zone file" });
    await expect(file).toContainText("www.website1.com. 86400 IN A 198.51.100.11");
    await expect(file).toContainText("website1.com. 3600 IN MX 10 mail.hostco.net.");
    await expect(ana.getByText("Nothing to do now.")).toBeVisible();
  });

  await test.step("a move to nameservers without the MX is held, and names the record", async () => {
    prepareZone(
      internet,
      ZONE,
      before.filter((line) => !line.includes(" MX ")),
    );
    await ana.goto(goLive.replace(/go-live$/, "nameservers"));
    await ana
      .getByRole("textbox", { name: "New nameservers" })
      .fill(NEW_NAMESERVERS.map(({ name }) => name).join("\n"));
    await ana.getByRole("button", { name: "Compare before the move" }).click();
    await expect(
      ana.getByRole("alert").getByText(/Do not move .* lack MX 10 mail\.hostco\.net/),
    ).toBeVisible();
    await ana.goto(goLive);
    const move = ana.getByRole("listitem").filter({ hasText: "the new ones lack" }).first();
    await expect(move).toContainText("Problem");
  });

  await test.step("it may go on once the record is there", async () => {
    prepareZone(internet, ZONE, before);
    await ana.goto(`${goLive}/move`);
    await ana.getByRole("link", { name: "Compare the nameservers" }).click();
    await expect(async () => {
      await ana.getByRole("button", { name: "Compare again" }).click();
      await expect(
        ana.getByText(/have all \d+ saved records|mail records are at the new nameservers/).first(),
      ).toBeVisible({ timeout: 2000 });
    }).toPass({ intervals: [3000], timeout: 30_000 });
  });

  const record = await test.step("the record is changed", async () => {
    await ana.goto(goLive);
    const wanted = await recordToSet(ana);
    internet.zones.replace(ZONE, before);
    await checkNow(ana, "Your turn");
    return wanted;
  });

  await test.step("after the move a lost MX is a problem that names the record", async () => {
    provider.change(`www.${ZONE}`, record);
    const moved = lines().filter((line) => !line.includes(" MX "));
    moveDomain(internet, ZONE, moved);
    await checkNow(ana, "Problem");
    await expect(ana.getByText(/restore website1\.com MX 10 mail\.hostco\.net/).first()).toBeVisible();
    await expect(stateOf(ana)).toHaveText("Problem");
  });

  await test.step("another mail service on purpose is saved anew, and no problem any more", async () => {
    const other = lines().filter((line) => !line.includes(" MX "));
    moveDomain(internet, ZONE, [...other, "@ 3600 MX 5 mx.othermail.net."]);
    await ana.getByRole("link", { name: /^What was seen, and what to do/ }).click();
    await ana.getByRole("link", { name: "Save the records anew" }).click();
    await expect(async () => {
      const button = ana.getByRole("button", { name: "Save the records as they are now" });
      if (!(await button.isVisible())) await ana.getByText("The records were changed on purpose").click();
      await button.click();
      await expect(ana.getByText(/^Saved: \d+ records differ from before\./)).toBeVisible({
        timeout: 25_000,
      });
    }).toPass({ intervals: [3000], timeout: 90_000 });
    await expect(ana.getByRole("table", { name: "The records before the change" })).toContainText(
      "5 mx.othermail.net",
    );
    await ana.goto(goLive);
    // Resolvers remember the long TTL of the beginning: nothing else keeps it from being live.
    await checkNow(ana, "Spreading");
    await expect(ana.getByText(/restore website1\.com MX/)).toHaveCount(0);
  });
});
