import assert from "node:assert/strict";
import { it } from "node:test";
import { asSystem } from "@/db/access";
import { renameAccount, renameApplication, renameEnvironment } from "@/db/commands/accounts/names";
import { createGroup, renameGroup } from "@/db/commands/people/groups";
import { events } from "@/db/schema/events";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { foundOwner } from "@/db/testing/people";

withDatabase();

it("tells of no new name that is the old one", async () => {
  const owner = await foundOwner();
  const { account, application, production, path } = await foundSite(owner);
  const group = await createGroup(owner, "Night shift");
  const told = () => asSystem((tx) => tx.$count(events));
  const before = await told();
  const same = [
    () => renameAccount(owner, account.id, account.name),
    () => renameApplication(owner, account.id, application.slug, application.name),
    () => renameEnvironment(owner, account.id, path, production.name),
    () => renameGroup(owner, group, "Night shift"),
  ];
  for (const rename of same) await assert.rejects(rename, { field: "name" });
  assert.equal(await told(), before);
  assert.equal(await renameAccount(owner, account.id, "Another"), "Another");
});
