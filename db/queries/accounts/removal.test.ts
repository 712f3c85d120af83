import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addAccountsToGroup } from "@/db/commands/people/group-accounts";
import { addToGroup } from "@/db/commands/people/group-members";
import { createGroup } from "@/db/commands/people/groups";
import { goingWith } from "@/db/queries/accounts/removal";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";

describe("what goes with an account", () => {
  withDatabase();

  it("is the access of whoever came to it by a group too", async () => {
    const owner = await foundOwner();
    const { account } = await foundSite(owner);
    await addClientUser(account.id, "vera@client1.com");
    const group = await createGroup(owner, "Delivery");
    await addToGroup(owner, group, [(await addStaff("jo@harbour.com")).userId]);
    await addAccountsToGroup(owner, group, [account.id]);
    const going = await goingWith(owner, account.id, {});
    assert.equal(going?.people, 3, "the client's, the group's, and whoever founded it");
  });
});
