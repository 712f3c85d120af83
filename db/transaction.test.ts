import assert from "node:assert/strict";
import { it } from "node:test";
import { asSystem } from "@/db/access";
import { withDatabase } from "@/db/testing/database";

withDatabase();

it("is run once more, and not again, when the database gave it up for another", async () => {
  let tries = 0;
  const work = (lost: number) =>
    asSystem(async () => {
      tries += 1;
      if (tries <= lost) throw Object.assign(new Error("given up"), { cause: { code: "40P01" } });
      return tries;
    });
  assert.equal(await work(1), 2);
  tries = 0;
  await assert.rejects(work(2), /given up/);
});
