import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures";
import { addClient } from "./onboarding";
import { type Portal, startPortal } from "./portal";

test("an event altered by hand in the database is found, on the page and in the terminal", async ({
  owner: ana,
  portal,
}) => {
  test.slow();
  await addClient(ana, { name: "Client 1", hostname: "www.website1.com" });
  await ana.goto("/accounts/client-1/settings");
  await ana.getByRole("textbox", { name: "Name" }).fill("Client One");
  await ana.getByRole("button", { name: "Save" }).first().click();
  await expect(ana.getByText("The account is called Client One now.")).toBeVisible();
  expect(await verified(ana)).toMatch(/^Records 1 to \d+ verified unchanged\.$/);
  const csv = await ana.request.get("/accounts/client-1/activity/csv");
  expect(csv.headers()["cache-control"]).toContain("no-store");
  expect(await csv.text()).toContain("renamed the account");

  await portal.stop();
  expect(auditVerify(portal)).toMatchObject({ status: 0 });
  const altering = `update events set actor_name = 'Nobody' where action = 'account.renamed'`;
  await expect(withDatabase(portal, altering)).rejects.toThrow("an event stays as it was written");
  await withDatabase(portal, `alter table events disable trigger user; ${altering}`);
  const { status, stdout } = auditVerify(portal);
  expect(stdout).toMatch(/Client One: Record \d+ was changed after it was written\./);
  expect(status).toBe(1);

  const again = await startPortal(portal.settings);
  try {
    expect(await verified(ana)).toMatch(/^Record \d+ was changed after it was written\./);
  } finally {
    await again.stop();
  }
});

/** What the account's activity page says of its records when somebody asks. */
async function verified(page: Page) {
  await page.goto("/accounts/client-1/activity");
  await page.getByRole("link", { name: "Verify that no record was altered" }).click();
  const words = page.getByText(/^Records? \d+/);
  await words.waitFor();
  return words.textContent();
}

/** Somebody who has the data folder, whom no right of the portal's roles binds. */
async function withDatabase({ dataFolder }: Portal, statement: string) {
  const database = await PGlite.create({ dataDir: join(dataFolder, "database") });
  try {
    await database.exec(statement);
  } finally {
    await database.close();
  }
}

function auditVerify({ settings, dataFolder }: Portal) {
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    NODE_ENV: "production" as const,
    ...settings,
    PORTICO_DATA: dataFolder,
    PORTICO_SECRET: readFileSync(join(dataFolder, "secret"), "utf8").trim(),
  };
  return spawnSync(process.execPath, ["bin/audit-verify.mjs"], { env, encoding: "utf8" });
}
