import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { goLivePlaces } from "@/db/queries/go-live/go-live-places";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";

const now = new Date("2026-11-24T12:00:00Z");

describe("the places of chosen go-lives", () => {
  withDatabase();
  let owner: Actor;
  const made: { accountId: string; environmentId: string }[] = [];

  before(async () => {
    owner = await foundOwner();
    for (const name of ["Acme", "Birch"]) {
      const website = { name: `Shop of ${name}`, hostname: `www.${name.toLowerCase()}.com`, origin: null };
      const { account, production } = await foundAccount(owner, { name, website });
      made.push({ accountId: account.id, environmentId: production.id });
    }
  });

  const ids = () => made.map(({ environmentId }) => environmentId);

  it("are those that the reader may see", async () => {
    const labels = async (actor: Actor) => (await goLivePlaces(actor, ids())).map(({ label }) => label);
    assert.deepEqual(await labels(owner), ["Shop of Acme, Production", "Shop of Birch, Production"]);
    const cleo = await addClientUser(made[0]?.accountId as string, "cleo@acme.com");
    assert.deepEqual(await labels(cleo), ["Shop of Acme, Production"]);
  });

  it("know each its own link that was mailed last and not revoked", async () => {
    const { accountId, environmentId } = made[1] as (typeof made)[number];
    const link = await asSystem(async (tx) => {
      const [hostname] = await tx.select().from(hostnames).where(eq(hostnames.environmentId, environmentId));
      const row = (tokenHash: string, day: number, more: Partial<typeof dnsTasks.$inferInsert>) => ({
        accountId,
        hostnameId: hostname?.id as string,
        tokenHash,
        recipient: "it@birch.com",
        expiresAt: now,
        createdAt: new Date(now.getTime() + day * 86_400_000),
        ...more,
      });
      const rows = [
        row("a", 1, {}),
        row("b", 2, {}),
        row("c", 3, { recipient: null }),
        row("d", 4, { revokedAt: now }),
      ];
      const inserted = await tx.insert(dnsTasks).values(rows).returning();
      return inserted.find(({ tokenHash }) => tokenHash === "b")?.id;
    });
    const links = (await goLivePlaces(owner, ids())).map(({ linkId }) => linkId);
    assert.deepEqual(links, [null, link]);
  });
});
