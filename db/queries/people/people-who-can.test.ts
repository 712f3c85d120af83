import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { personWhoCan } from "@/db/queries/people/people-who-can";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";

describe("whom to ask", () => {
  withDatabase();

  it("is the client's admin before colleagues who can do no more than look", async () => {
    const owner = await foundOwner();
    const website = { name: "Website", hostname: "www.acme.com", origin: null };
    const { id } = (await foundAccount(owner, { name: "Acme", website })).account;
    const bea = await addClientUser(id, "bea@acme.com", "client_billing");
    assert.equal(await personWhoCan(bea, id, "application.read"), "Ana Ruiz");
    await addClientUser(id, "abe@acme.com", "client_viewer");
    await addClientUser(id, "cleo@acme.com", "client_admin");
    assert.equal(await personWhoCan(bea, id, "application.read"), "cleo");
    assert.equal(await personWhoCan(bea, id, "check.run"), "cleo");
    assert.equal(await personWhoCan(owner, id, "application.read"), "Ana Ruiz");
  });
});
