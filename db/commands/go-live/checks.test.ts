import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { createEnvironment } from "@/db/commands/accounts/new-environment";
import { claimCheck, dueChecks, giveBack, startCheck } from "@/db/commands/go-live/checks";
import { changeClientRole } from "@/db/commands/people/memberships";
import { applications } from "@/db/schema/applications";
import { hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { ASKED_A_MINUTE, CHECKS_OF_ONE_ACCOUNT } from "@/domain/go-live/cadence";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

describe("whose check comes when", () => {
  withDatabase();
  const now = new Date();
  let owner: Actor;
  let big: Awaited<ReturnType<typeof client>>;
  let small: typeof big;

  /** A client whose first host names have waited longest. */
  async function client(n: number, hostnameCount: number, dueSince: number) {
    const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null };
    const { account, production } = await foundAccount(owner, { name: `Client ${n}`, website });
    await asSystem(async (tx) => {
      const more = Array.from({ length: hostnameCount - 1 }, (_, i) => `h${i}.website${n}.com`);
      if (more.length > 0)
        await tx
          .insert(hostnames)
          .values(more.map((name) => ({ accountId: account.id, environmentId: production.id, name })));
      await tx
        .update(hostnames)
        .set({ nextCheckAt: new Date(now.getTime() - dueSince) })
        .where(eq(hostnames.accountId, account.id));
    });
    return { accountId: account.id, environmentId: production.id };
  }

  const ofAccount = (accountId: string) =>
    asSystem((tx) => tx.select().from(hostnames).where(eq(hostnames.accountId, accountId)));
  const free = (accountId: string) =>
    asSystem((tx) => tx.update(hostnames).set({ heldUntil: null }).where(eq(hostnames.accountId, accountId)));

  before(async () => {
    owner = await foundOwner();
    big = await client(1, 500, 3_600_000);
    small = await client(2, 1, 1000);
  });

  it("gives every account its first turn before one with 500 host names has its second", async () => {
    const [only] = await ofAccount(small.accountId);
    const chosen = await dueChecks(64, [], now);
    assert.equal(chosen.length, 1 + CHECKS_OF_ONE_ACCOUNT);
    assert.ok(chosen.indexOf(only?.id ?? "") < 2);
    assert.ok((await dueChecks(2, [], now)).includes(only?.id ?? ""));
    assert.deepEqual(await dueChecks(0, [], now), []);
  });

  it("counts what waits in the queue and what runs against the account's share", async () => {
    const [waits, runs] = await dueChecks(64, [], now).then((ids) => bigOnes(ids));
    assert.ok(waits && runs && (await claimCheck(runs, now)));
    const chosen = await bigOnes(await dueChecks(64, [waits], now));
    assert.equal(chosen.length, CHECKS_OF_ONE_ACCOUNT - 2);
    assert.ok(!chosen.includes(waits) && !chosen.includes(runs));
    await free(big.accountId);
  });

  const bigOnes = async (ids: string[]) => {
    const all = new Set((await ofAccount(big.accountId)).map(({ id }) => id));
    return ids.filter((id) => all.has(id));
  };

  it("begins no more checks of an account at once than it may, and keeps the others due", async () => {
    const all = await ofAccount(big.accountId);
    const claims = await Promise.all(all.slice(0, 12).map(({ id }) => claimCheck(id, now)));
    assert.equal(claims.filter(Boolean).length, CHECKS_OF_ONE_ACCOUNT);
    assert.deepEqual(await bigOnes(await dueChecks(64, [], now)), []);
    const later = new Date(now.getTime() + 31_000);
    assert.equal((await bigOnes(await dueChecks(64, [], later))).length, CHECKS_OF_ONE_ACCOUNT);
    await free(big.accountId);
  });

  it("gives back what the portal could not end when it stopped", async () => {
    const [only] = await ofAccount(small.accountId);
    assert.ok(only && (await claimCheck(only.id, now)));
    assert.equal(await claimCheck(only.id, now), false);
    await giveBack([only.id]);
    assert.ok(await claimCheck(only.id, now));
    await free(small.accountId);
  });

  it("begins what somebody asks for as far as there are turns, and puts the rest in line", async () => {
    await asSystem((tx) =>
      tx
        .update(hostnames)
        .set({ nextCheckAt: new Date(now.getTime() + 3_600_000) })
        .where(eq(hostnames.accountId, big.accountId)),
    );
    const begun = await startCheck(owner, big.accountId, big.environmentId, now);
    assert.equal(begun.length, CHECKS_OF_ONE_ACCOUNT);
    await giveBack(begun);
    assert.equal((await bigOnes(await dueChecks(64, [], now))).length, CHECKS_OF_ONE_ACCOUNT);
  });

  it("knows no environment of another account, and says of one without a host name that it has none", async () => {
    const foreign = startCheck(owner, big.accountId, small.environmentId, now);
    await assert.rejects(foreign, NotFound);
    const bare = { name: "Staging", kind: "staging", hostname: "test.website2.com", origin: null } as const;
    const { id } = await createEnvironment(owner, small.accountId, "website2", bare);
    await asSystem((tx) => tx.delete(hostnames).where(eq(hostnames.environmentId, id)));
    await assert.rejects(startCheck(owner, small.accountId, id, now), /no host name yet/);
  });

  it("asks people for patience who ask very often, and lets them again when the minute is over", async () => {
    const ask = (at: Date) => startCheck(owner, small.accountId, small.environmentId, at);
    for (let n = 0; n < ASKED_A_MINUTE; n++) {
      assert.equal((await ask(new Date())).length, 1);
      await free(small.accountId);
    }
    await assert.rejects(ask(new Date()), /Check again in \d+ seconds; the regular checks go on meanwhile/);
    assert.equal((await ask(new Date(Date.now() + 61_000))).length, 1);
    await free(small.accountId);
    const mia = await addClientUser(small.accountId, "mia@client2.com", "client_member");
    const [website] = await asSystem((tx) =>
      tx.select().from(applications).where(eq(applications.accountId, small.accountId)),
    );
    const change = { userId: mia.userId, role: "client_member" as const, scope: [website?.id ?? ""] };
    await changeClientRole(owner, small.accountId, change);
    const asked = startCheck(mia, small.accountId, small.environmentId, new Date());
    await assert.rejects(asked, /Check again in \d+ seconds/);
  });
});
