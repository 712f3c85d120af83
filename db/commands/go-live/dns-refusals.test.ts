import assert from "node:assert/strict";
import { it } from "node:test";
import { asSystem, changeAs } from "@/db/access";
import { refuseTooMany } from "@/db/commands/go-live/dns-refusals";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { foundOwner } from "@/db/testing/people";

withDatabase();

it("counts the links that somebody gives out in every account", async () => {
  const owner = await foundOwner();
  const [site, other] = [await foundSite(owner), await foundSite(owner)];
  const now = new Date();
  await asSystem(async (tx) => {
    const rows = await tx.select().from(hostnames);
    const there = rows.find(({ accountId }) => accountId === other.account.id) ?? assert.fail("no host name");
    const expiresAt = new Date(now.getTime() + 60_000);
    const links = Array.from({ length: 59 }, (_, n) => ({
      accountId: there.accountId,
      hostnameId: there.id,
      createdBy: owner.userId,
      tokenHash: `hash ${n}`,
      expiresAt,
    }));
    await tx.insert(dnsTasks).values(links);
  });
  const give = (links: number) =>
    changeAs(owner, "dnsTask.send", site.account.id, async (tx) => {
      await refuseTooMany(tx, owner, links, now);
      return { result: links, event: { action: "dnsTask.made", subject: "www" } };
    });
  assert.equal(await give(1), 1);
  await assert.rejects(give(2), /60 links a day/);
});
