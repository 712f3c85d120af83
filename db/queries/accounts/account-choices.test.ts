import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { asSystem } from "@/db/access";
import { accountChoices } from "@/db/queries/accounts/account-choices";
import { accounts } from "@/db/schema/accounts";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

describe("accounts to choose from", () => {
  withDatabase();
  let ana: Actor;
  let cleo: Actor;

  before(async () => {
    ana = await foundOwner();
    const numbers = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, "0"));
    const made = await asSystem((tx) =>
      tx
        .insert(accounts)
        .values(numbers.map((number) => ({ slug: `client-${number}`, name: `Client ${number}` })))
        .returning(),
    );
    cleo = await addClientUser(made[0]?.id ?? "", "cleo@client.com");
  });

  it("are fifty at most, and it says that there are more", async () => {
    const { options, more } = await accountChoices(ana);
    assert.deepEqual([options.length, more], [50, true]);
  });

  it("keep the chosen one in sight", async () => {
    const { options } = await accountChoices(ana, "", "client-59");
    assert.ok(options.some(({ slug }) => slug === "client-59"));
  });

  it("narrow by name, and take a percent sign as it is", async () => {
    assert.equal((await accountChoices(ana, " CLIENT 4 ")).options.length, 10);
    assert.equal((await accountChoices(ana, "%")).options.length, 0);
  });

  it("are for whoever adds clients", async () => {
    await assert.rejects(accountChoices(cleo), NotFound);
  });
});
