import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import { changeOrigin } from "@/db/commands/accounts/origin";
import { claimCheck, dueChecks, startCheck } from "@/db/commands/go-live/checks";
import { recordFinding } from "@/db/commands/go-live/findings";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { claimWatched } from "@/db/commands/go-live/watched-checks";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { goLives } from "@/db/schema/go-live";
import { hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser } from "@/db/testing/people";
import type { Snapshot } from "@/domain/go-live/change/snapshot";
import type { Judgement } from "@/domain/go-live/judge";
import type { Verdict } from "@/domain/go-live/verdict";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";
import { AT, seenOfAcme } from "@/domain/testing/acme";

const facts = seenOfAcme();
const judged = (verdict: Verdict): Judgement => ({ verdict, reason: `It is ${verdict}.`, checks: [] });
const at = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000);

describe("recording what a check found", () => {
  withDatabase();
  let owner: Actor;
  let n = 0;
  let applicationId: string;
  let site: { accountId: string; environmentId: string; hostnameId: string; path: Path };
  interface Path {
    accountId: string;
    application: string;
    environment: string;
  }

  before(async () => {
    const user = await foundAgency({ agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com" });
    owner = { ...user, userId: user.id, staffRole: "owner", sessionId: "", provenAt: new Date() };
  });

  beforeEach(async () => {
    n += 1;
    const founded = await foundAccount(owner, {
      name: `Client ${n}`,
      website: { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null },
    });
    const [hostname] = await asSystem((tx) =>
      tx.select().from(hostnames).where(eq(hostnames.environmentId, founded.production.id)),
    );
    const accountId = founded.account.id;
    applicationId = founded.application.id;
    site = {
      accountId,
      environmentId: founded.production.id,
      hostnameId: hostname?.id ?? "",
      path: { accountId, application: founded.application.slug, environment: "production" },
    };
  });

  const found = (verdict: Verdict, seconds: number, snapshot: Snapshot | null = null, looked = seconds) =>
    recordFinding(
      {
        hostnameId: site.hostnameId,
        facts: { ...facts, at: at(looked).toISOString() },
        judgement: judged(verdict),
        history: { sightings: [] },
        snapshot,
      },
      at(seconds),
      0.5,
    );
  const rowsOf = {
    lives: () =>
      asSystem((tx) => tx.select().from(goLives).where(eq(goLives.environmentId, site.environmentId))),
    events: () =>
      asSystem((tx) =>
        tx.select().from(events).where(eq(events.accountId, site.accountId)).orderBy(events.id),
      ),
  };
  const environment = async () => {
    const [row] = await asSystem((tx) =>
      tx.select().from(environments).where(eq(environments.id, site.environmentId)),
    );
    return row as typeof environments.$inferSelect;
  };
  const stateAfter = async (...verdicts: Verdict[]) => {
    for (const [i, verdict] of verdicts.entries()) await found(verdict, i * 60);
    return (await environment()).state;
  };

  it("takes two passes in a row before production is live, and tells it once", async () => {
    assert.equal(await stateAfter("live"), "spreading");
    await found("live", 60);
    await found("live", 3600);
    assert.equal((await environment()).state, "live");
    assert.deepEqual(
      (await rowsOf.lives()).map(({ happenedAt, endedAt }) => [happenedAt, endedAt]),
      [[at(60), null]],
    );
    const told = (await rowsOf.events()).filter(({ action }) => action === "environment.found");
    assert.deepEqual(
      told.map(({ after }) => (after as { state: string }).state),
      ["spreading", "live"],
    );
  });

  it("goes by the newer look when a slow one ends after it", async () => {
    await found("waiting", 10);
    assert.equal(await found("not_pointed", 30, null, 5), "waiting");
    const [shown] = (await goLiveOf(owner, site.path))?.hostnames ?? [];
    assert.deepEqual([shown?.finding?.verdict, shown?.finding?.checkedAt], ["waiting", at(10)]);
    assert.equal(await found("not_pointed", 8), "not_pointed", "the clock was set back");
  });

  it("has what spreads checked at once for whoever watches it, but never within 2 seconds", async () => {
    const watch = (seconds: number) => claimWatched({ environmentId: site.environmentId }, at(seconds));
    await found("waiting", 0);
    const before = (await rowsOf.events()).length;
    assert.deepEqual(await watch(1.9), []);
    assert.deepEqual(await watch(2), [site.hostnameId]);
    assert.deepEqual(await watch(2.5), [], "it is being checked");
    await found("waiting", 4);
    assert.deepEqual(await watch(5.9), []);
    assert.deepEqual(await claimWatched({ hostnameId: site.hostnameId }, at(6)), [site.hostnameId]);
    assert.equal((await rowsOf.events()).length, before, "looking is no event");
  });

  it("asks nobody sooner because of a page about what does not spread", async () => {
    for (const verdict of ["not_pointed", "broken", "live", "unknown"] as const) {
      await found(verdict, 0);
      if (verdict === "live") await found(verdict, 0);
      assert.deepEqual(await claimWatched({ environmentId: site.environmentId }, at(20)), [], verdict);
    }
  });

  it("records going live once when two checks find it at the same time", async () => {
    await found("live", 0);
    await Promise.all([found("live", 60), found("live", 60), found("live", 60)]);
    assert.equal((await rowsOf.lives()).length, 1);
  });

  it("ends it when a later check finds the name elsewhere, which is a problem then", async () => {
    assert.equal(await stateAfter("live", "live", "not_pointed"), "problem");
    const [live, ...others] = await rowsOf.lives();
    assert.deepEqual([live?.endedAt, others], [at(120), []]);
    await found("live", 180);
    await found("live", 240);
    assert.equal((await rowsOf.lives()).length, 2);
  });

  it("never gives live while a host name has a blocker open", async () => {
    for (const verdict of ["not_pointed", "waiting", "broken", "blocked", "invalid", "unknown"] as const)
      assert.notEqual(await stateAfter("live", verdict), "live");
    assert.deepEqual(await rowsOf.lives(), []);
    await asSystem((tx) =>
      tx.insert(hostnames).values({
        accountId: site.accountId,
        environmentId: site.environmentId,
        name: `shop.website${n}.com`,
      }),
    );
    assert.equal(await stateAfter("live", "live"), "not_started");
  });

  it("changes nothing when it could not ask", async () => {
    assert.equal(await stateAfter("live", "live", "unknown"), "live");
    const { reason, checkedAt } = await environment();
    assert.match(reason, /^Live when last seen, at \d\d:\d\d UTC\. We could not ask everybody/);
    assert.deepEqual(checkedAt, at(60), "a look that could not ask is no look");
    await found("live", 180);
    assert.deepEqual((await environment()).checkedAt, at(180));
    assert.equal((await rowsOf.lives())[0]?.endedAt, null);
  });

  it("waits for the client only after the instructions were handed over", async () => {
    const mark = (done: boolean) =>
      markTask(owner, site.accountId, site.environmentId, "instructions", done, at(0));
    await assert.rejects(mark(true), Refusal);
    await found("not_pointed", 0, { records: [], nameservers: [], unread: [] });
    assert.equal((await environment()).state, "your_turn");
    await mark(true);
    assert.equal((await environment()).state, "waiting_client");
    await mark(false);
    assert.equal((await environment()).state, "your_turn");
    const told = (await rowsOf.events()).map(({ action, actorName }) => `${actorName} ${action}`);
    assert.ok(told.includes(`${owner.name} task.completed`) && told.includes(`${owner.name} task.reopened`));
    assert.ok(
      told.includes("Portico environment.found") && !told.includes(`${owner.name} environment.found`),
    );
  });

  it("keeps the first snapshot", async () => {
    const snapshot = (nameserver: string) => ({ records: [], nameservers: [nameserver], unread: [] });
    const record = (nameserver: string, seconds: number) =>
      recordFinding(
        {
          hostnameId: site.hostnameId,
          facts,
          judgement: judged("not_pointed"),
          history: { sightings: [] },
          snapshot: snapshot(nameserver),
        },
        at(seconds),
      );
    await record("ns1.first.com", 0);
    await record("ns1.second.com", 60);
    const shown = await goLiveOf(owner, site.path);
    assert.deepEqual(shown?.hostnames[0]?.snapshot?.nameservers, ["ns1.first.com"]);
  });

  it("lets one check at a time have a host name", async () => {
    const now = new Date();
    const mine = await startCheck(owner, site.accountId, site.environmentId, now);
    assert.deepEqual(mine, [site.hostnameId]);
    await assert.rejects(startCheck(owner, site.accountId, site.environmentId, now), /running/);
    assert.ok(!(await dueChecks(100, [], now)).includes(site.hostnameId));
    await recordFinding(
      {
        hostnameId: site.hostnameId,
        facts: { ...facts, at: now.toISOString() },
        judgement: judged("waiting"),
        history: { sightings: [] },
        snapshot: null,
      },
      now,
      0.5,
    );
    await assert.rejects(
      startCheck(owner, site.accountId, site.environmentId, new Date(now.getTime() + 1000)),
      /Checked 1 second ago. Check again in 1 second/,
    );
    const later = new Date(now.getTime() + 70_000);
    assert.ok((await dueChecks(100, [], later)).includes(site.hostnameId));
    assert.ok(!(await dueChecks(100, [site.hostnameId], later)).includes(site.hostnameId));
    const claims = await Promise.all([1, 2].map(() => claimCheck(site.hostnameId, later)));
    assert.deepEqual(claims.sort(), [false, true]);
  });

  it("is not live while a test copy fetches from production's server, and is once it has its own", async () => {
    const origin = (environment: string, address: string) =>
      changeOrigin(owner, site.accountId, { ...site.path, environment }, address);
    await origin("production", "203.0.113.80");
    const staging = await asSystem((tx) =>
      insertEnvironment(tx, site.accountId, applicationId, {
        name: "Staging",
        kind: "staging",
        hostname: `staging.website${n}.com`,
        origin: "203.0.113.80",
      }),
    );
    const [hostname] = await asSystem((tx) =>
      tx.select().from(hostnames).where(eq(hostnames.environmentId, staging.id)),
    );
    site = { ...site, environmentId: staging.id, hostnameId: hostname?.id ?? "" };
    assert.equal(await stateAfter("live"), "your_turn");
    assert.deepEqual(await rowsOf.lives(), []);
    await origin("staging", "203.0.113.81");
    assert.equal((await environment()).state, "live");
    await origin("production", "203.0.113.81");
    assert.equal((await environment()).state, "your_turn");
    assert.ok((await rowsOf.lives())[0]?.endedAt);
  });

  it("is not found by another account's people", async () => {
    const mallory = await addClientUser(
      (
        await foundAccount(owner, {
          name: "Other",
          website: { name: "Other", hostname: `www.other${n}.com`, origin: null },
        })
      ).account.id,
      `mallory${n}@other.com`,
      "client_admin",
    );
    await assert.rejects(goLiveOf(mallory, site.path), NotFound);
    await assert.rejects(startCheck(mallory, site.accountId, site.environmentId, at(0)), NotFound);
    await assert.rejects(
      markTask(mallory, site.accountId, site.environmentId, "tried", true, at(0)),
      NotFound,
    );
  });
});
