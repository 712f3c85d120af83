import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem, changeAs } from "@/db/access";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import { approve, noteApproval } from "@/db/commands/go-live/approval";
import { recordGoLive } from "@/db/commands/go-live/go-live-record";
import { handOver, markTask } from "@/db/commands/go-live/manual-tasks";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { goLives, manualTasks } from "@/db/schema/go-live";
import { withDatabase } from "@/db/testing/database";
import { findAll, foundSite } from "@/db/testing/go-live";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

const at = (minutes: number) => new Date(Date.parse("2026-03-02T14:00:00Z") + minutes * 60_000);

describe("going live by the checklist", () => {
  withDatabase();
  let ana: Actor;
  let cleo: Actor;
  let vera: Actor;
  let site: Awaited<ReturnType<typeof foundSite>>;

  before(async () => {
    ana = await foundOwner();
  });

  beforeEach(async () => {
    site = await foundSite(ana);
    cleo = await addClientUser(site.account.id, `cleo@${site.account.slug}.com`, "client_admin");
    vera = await addClientUser(site.account.id, `vera@${site.account.slug}.com`, "client_viewer");
  });

  const bringLive = async () => {
    await findAll(site.production.id, "live", at(0));
    await findAll(site.production.id, "live", at(1));
  };
  const mark = (actor: Actor, key: string, done = true, minutes = 2) =>
    markTask(actor, site.account.id, site.production.id, key, done, at(minutes));
  const taskOf = async (key: string) =>
    (await goLiveOf(ana, site.path))?.manual.find((task) => task.key === key);
  const liveRows = () =>
    asSystem((tx) =>
      tx
        .select()
        .from(goLives)
        .where(eq(goLives.environmentId, site.production.id))
        .orderBy(goLives.happenedAt),
    );
  const told = async (action: string) =>
    (await asSystem((tx) => tx.select().from(events).where(eq(events.accountId, site.account.id)))).filter(
      (event) => event.action === action,
    );
  const state = async () => (await goLiveOf(ana, site.path))?.environment.state;
  const block = (key: string) =>
    asSystem((tx) => tx.update(manualTasks).set({ blocking: true }).where(eq(manualTasks.key, key)));

  it("records a go-live once when two people do it at the same time", async () => {
    await bringLive();
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => recordGoLive(ana, site.place, at(2))));
    assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
    for (const result of results)
      if (result.status === "rejected") assert.match(result.reason.message, /recorded already, by Ana Ruiz/);
    const [live, ...others] = await liveRows();
    assert.deepEqual([live?.signedOffAt, live?.signedOffBy, others], [at(2), ana.userId, []]);
    assert.equal((await told("golive.recorded")).length, 1);
  });

  it("records nothing while it is not live, whatever is asked, and names what is open", async () => {
    await findAll(site.production.id, "not_pointed", at(0));
    await block("sign-off");
    await assert.rejects(recordGoLive(ana, site.place, at(1)), /It is not live.*“Client signs off”/);
    await findAll(site.production.id, "live", at(1));
    await assert.rejects(recordGoLive(ana, site.place, at(2)), /It is not live/);
    assert.equal(await state(), "spreading");
    assert.deepEqual(await liveRows(), []);
    await bringLive();
    await assert.rejects(recordGoLive(ana, site.place, at(2)), /Still open: “Client signs off”/);
    await approve(cleo, site.place, at(3));
    await recordGoLive(ana, site.place, at(4));
    assert.equal((await liveRows())[0]?.signedOffBy, ana.userId);
    await asSystem((tx) => tx.update(manualTasks).set({ blocking: false }));
  });

  it("goes by no check that is old, or that could not ask", async () => {
    await bringLive();
    await assert.rejects(recordGoLive(ana, site.place, at(120)), /too old to go by/);
    await findAll(site.production.id, "unknown", at(121));
    assert.equal(await state(), "live");
    await assert.rejects(recordGoLive(ana, site.place, at(122)), /too old to go by/);
    assert.equal((await liveRows())[0]?.signedOffAt, null);
  });

  it("takes no other task, environment or person for it", async () => {
    await bringLive();
    const other = await foundSite(ana);
    for (const key of ["record", "website", "staging-live", "no-such-task", "go-live"])
      await assert.rejects(mark(ana, key), NotFound);
    await assert.rejects(mark(ana, "sign-off"), /not the agency’s to give/);
    const crossed = { accountId: other.account.id, environmentId: site.production.id };
    await assert.rejects(recordGoLive(ana, crossed, at(2)), NotFound);
    await assert.rejects(
      approve(cleo, { ...site.place, environmentId: other.production.id }, at(2)),
      NotFound,
    );
    await assert.rejects(approve(cleo, other.place, at(2)), NotFound);
    for (const client of [cleo, vera]) {
      await assert.rejects(recordGoLive(client, site.place, at(2)), /role does not allow/);
      await assert.rejects(mark(client, "tried"), /role does not allow/);
      await assert.rejects(noteApproval(client, site.place, "me", at(2)), /role does not allow/);
    }
    for (const person of [ana, vera])
      await assert.rejects(approve(person, site.place, at(2)), /role does not allow/);
    assert.equal((await liveRows())[0]?.signedOffAt, null);
    assert.equal((await taskOf("sign-off"))?.doneAt, null);
    assert.equal((await goLiveOf(ana, other.path))?.environment.state, "not_started");
  });

  it("lets a client admin approve what is live, once, with date and name", async () => {
    await findAll(site.production.id, "not_pointed", at(0));
    await assert.rejects(approve(cleo, site.place, at(1)), /First the website has to be live/);
    await bringLive();
    const both = await Promise.allSettled([1, 2].map(() => approve(cleo, site.place, at(3))));
    assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1);
    const task = await taskOf("sign-off");
    assert.deepEqual([task?.doneAt, task?.doneBy], [at(3), cleo.name]);
    assert.deepEqual(
      (await told("golive.approved")).map(({ actorId }) => actorId),
      [cleo.userId],
    );
  });

  it("notes an approval from outside only where nobody of the client's could give it", async () => {
    await bringLive();
    await assert.rejects(
      noteApproval(ana, site.place, "Maria, by phone", at(2)),
      /can approve it in the portal/,
    );
    site = await foundSite(ana);
    await bringLive();
    await noteApproval(ana, site.place, "Maria, by phone", at(2));
    const task = await taskOf("sign-off");
    assert.deepEqual([task?.doneBy, task?.remark], [ana.name, "Approved by Maria, by phone"]);
    assert.equal((await told("golive.approvalNoted")).length, 1);
    assert.equal((await told("golive.approved")).length, 0);
  });

  it("opens approval and test again when it stops being live, once, and records the next go-live anew", async () => {
    await bringLive();
    await approve(cleo, site.place, at(2));
    await mark(ana, "functions");
    await recordGoLive(ana, site.place, at(3));
    for (const minute of [4, 5, 6]) await findAll(site.production.id, "not_pointed", at(minute));
    for (const key of ["functions", "sign-off"]) {
      const task = await taskOf(key);
      assert.equal(task?.doneAt, null);
      assert.match(task?.remark ?? "", /stopped being live: DNS points elsewhere again/);
    }
    assert.equal((await told("task.reopened")).length, 2);
    await assert.rejects(recordGoLive(ana, site.place, at(7)), /It is not live/);
    await findAll(site.production.id, "live", at(8));
    await findAll(site.production.id, "live", at(9));
    await recordGoLive(ana, site.place, at(10));
    const [first, second] = await liveRows();
    assert.deepEqual([first?.signedOffAt, first?.endedAt], [at(3), at(4)]);
    assert.deepEqual([second?.signedOffAt, second?.endedAt], [at(10), null]);
  });

  it("tells of a task that is done, or open again, once", async () => {
    await bringLive();
    await mark(ana, "functions");
    await assert.rejects(mark(ana, "functions"), /Done already, by Ana Ruiz/);
    await mark(ana, "functions", false);
    await assert.rejects(mark(ana, "functions", false), /It is open already/);
    assert.deepEqual([(await told("task.completed")).length, (await told("task.reopened")).length], [1, 1]);
  });

  it("refuses to hand over while a blocking task before it is open", async () => {
    await findAll(site.production.id, "not_pointed", at(0));
    await block("support");
    await assert.rejects(mark(ana, "instructions"), /First “Introduce support” has to be done/);
    assert.equal(await state(), "your_turn");
    await mark(ana, "support");
    await mark(ana, "instructions");
    assert.equal(await state(), "waiting_client");
    await asSystem((tx) => tx.update(manualTasks).set({ blocking: false }));
  });

  it("hands over once, whoever does it first, also without a login", async () => {
    await findAll(site.production.id, "not_pointed", at(0));
    const give = (userId: string | null) =>
      changeAs(ana, "dnsTask.send", site.account.id, async (tx) => ({
        result: await handOver(tx, { ...site.place, userId, now: at(1) }),
        event: { action: "test.sent", subject: "" },
      }));
    assert.deepEqual([await give(null), await give(ana.userId)], [true, false]);
    const task = await taskOf("instructions");
    assert.deepEqual([task?.doneAt, task?.doneBy], [at(1), null]);
    assert.equal(await state(), "waiting_client");
  });

  it("brings staging live while production is not, and not by production's server", async () => {
    const staging = await asSystem((tx) =>
      insertEnvironment(tx, site.account.id, site.application.id, {
        name: "Staging",
        kind: "staging",
        hostname: `staging.${site.account.slug}.com`,
        origin: "203.0.113.80",
      }),
    );
    const setOrigin = (origin: string) =>
      asSystem((tx) =>
        tx.update(environments).set({ origin }).where(eq(environments.id, site.production.id)),
      );
    await setOrigin("203.0.113.80");
    await findAll(staging.id, "not_pointed", at(0));
    const give = () => markTask(ana, site.account.id, staging.id, "instructions", true, at(1));
    await assert.rejects(give(), /First “Origin of its own”: It fetches from production’s server/);
    await setOrigin("203.0.113.81");
    await give();
    await findAll(staging.id, "live", at(2));
    await approve(cleo, { accountId: site.account.id, environmentId: staging.id }, at(3));
    await recordGoLive(ana, { accountId: site.account.id, environmentId: staging.id }, at(3));
    assert.equal(await state(), "not_started");
  });
});
