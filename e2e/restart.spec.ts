import { once } from "node:events";
import { expect } from "@playwright/test";
import { test } from "./fixtures";
import { checkNow, recordToSet, stateOf } from "./go-live";
import { addClient } from "./onboarding";
import { startPortal } from "./portal";

test("a portal that was killed goes on checking when it is started again, and nobody has to ask it", async ({
  owner: ana,
  portal,
  provider,
}) => {
  test.slow();
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });
  await ana.getByRole("link", { name: "Open the go-live checklist" }).click();
  const record = await recordToSet(ana);
  provider.change("www.website1.com", record, "ns1.hostco.net");
  await checkNow(ana, "Spreading");

  const killed = once(portal.process, "exit");
  portal.process.kill("SIGKILL");
  expect(await killed).toEqual([null, "SIGKILL"]);
  provider.change("www.website1.com", record);

  const again = await startPortal(portal.settings);
  try {
    // The page that was open all the time finds out by itself: a site that spreads is asked about every minute.
    await expect(stateOf(ana)).toHaveText("Live", { timeout: 120_000 });
  } finally {
    await again.stop();
  }
});
