import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { PGlite } from "@electric-sql/pglite";
import { adoptConnection, closeDatabase, embedded } from "@/db/connection";
import { countStatements } from "@/db/testing/statements";
import { PAGES, readPage } from "./pages";
import { type Size, SMALL_SIZE, seed } from "./seed";

/** Ten applications to an account with four environments each: every list that a page shows has grown. */
const LARGER: Size = { accounts: 40, applications: 400, environments: 1_600 };

async function statementsAt(size: Size) {
  adoptConnection(await embedded(await PGlite.create()));
  try {
    const tokens = await seed(size);
    const counts: Record<string, number> = {};
    for (const page of PAGES)
      counts[page.name] = await countStatements(() => readPage(page, tokens[page.reader]));
    return counts;
  } finally {
    await closeDatabase();
  }
}

describe("a page's statements", () => {
  const secret = process.env.PORTICO_SECRET;
  before(() => {
    process.env.PORTICO_SECRET = secret ?? randomBytes(32).toString("base64url");
  });
  after(closeDatabase);

  it("are as many for many rows as for one", async () => {
    const few = await statementsAt(SMALL_SIZE);
    assert.ok(Object.values(few).every((count) => count > 0));
    assert.deepEqual(await statementsAt(LARGER), few);
  });
});
