import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { planTask } from "@/db/commands/go-live/task-plans";
import {
  addTemplateTask,
  changeTemplateTask,
  moveTemplateTask,
  removeTemplateTask,
  restoreTemplate,
} from "@/db/commands/go-live/template";
import { applyTemplate } from "@/db/commands/go-live/template-applied";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { taskPeople } from "@/db/queries/go-live/task-people";
import { template } from "@/db/queries/go-live/template";
import { memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { membershipScopes } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { DEFAULT_TEMPLATE } from "@/domain/go-live/checklist/template";
import type { Actor } from "@/domain/people/actor";
import type { AgencyRole } from "@/domain/people/role";
import { NotFound } from "@/domain/refusal";

const LEGAL = {
  title: "Check the legal notice",
  what: "Name, address, register.",
  phase: "before",
  side: "agency",
  scope: "production",
  blocking: true,
} as const;

describe("the agency's template of tasks", () => {
  withDatabase();
  let ana: Actor;

  const colleague = (name: string, role: AgencyRole): Promise<Actor> =>
    asSystem(async (tx) => {
      const email = `${name.toLowerCase()}@harbour.com`;
      const [user] = await tx.insert(users).values({ email, name }).returning();
      if (!user) throw new Error("no user");
      await tx.insert(staff).values({ userId: user.id, role });
      return { ...ana, userId: user.id, name, email, staffRole: role };
    });
  const keys = async () => (await template(ana)).map(({ key }) => key);
  const tasksOf = async (path: Awaited<ReturnType<typeof foundSite>>["path"]) =>
    (await goLiveOf(ana, path))?.manual ?? [];

  before(async () => {
    ana = await foundOwner();
  });

  beforeEach(() => restoreTemplate(ana));

  it("gives new environments what was added, and old ones on request, losing nothing that is done", async () => {
    const old = await foundSite(ana);
    await markTask(ana, old.account.id, old.production.id, "tried", true, new Date());
    await addTemplateTask(ana, LEGAL);
    const added = (await tasksOf((await foundSite(ana)).path)).find(({ title }) => title === LEGAL.title);
    assert.deepEqual([added?.key, added?.blocking, added?.doneAt], ["check-the-legal-notice", true, null]);
    assert.ok(!(await tasksOf(old.path)).some(({ title }) => title === LEGAL.title));
    await changeTemplateTask(ana, "tried", { ...LEGAL, title: "Click through" });
    assert.ok((await applyTemplate(ana)) >= 1);
    const after = await tasksOf(old.path);
    assert.ok(after.some(({ title, doneAt }) => title === LEGAL.title && doneAt === null));
    const tried = after.find(({ key }) => key === "tried");
    assert.deepEqual([tried?.title, tried?.doneBy], ["Try the website through the edge", ana.name]);
    await assert.rejects(applyTemplate(ana), /up to date already/);
  });

  it("moves a task among its neighbours, and not past the ends", async () => {
    const [first, second] = await keys();
    await moveTemplateTask(ana, second as string, "up");
    assert.deepEqual((await keys()).slice(0, 2), [second, first]);
    await assert.rejects(moveTemplateTask(ana, second as string, "up"), /It is the first there already/);
    await assert.rejects(moveTemplateTask(ana, "instructions", "down"), /It is the last there already/);
    assert.deepEqual((await keys()).toSorted(), DEFAULT_TEMPLATE.map(({ key }) => key).toSorted());
  });

  it("keeps the two tasks that the portal acts on, whose words alone can change", async () => {
    for (const key of ["instructions", "sign-off"]) {
      await assert.rejects(removeTemplateTask(ana, key), /The portal needs this task/);
      await changeTemplateTask(ana, key, { ...LEGAL, title: `Our ${key}` });
      const task = (await template(ana)).find((one) => one.key === key);
      const was = DEFAULT_TEMPLATE.find((one) => one.key === key);
      assert.deepEqual(
        [task?.title, task?.phase, task?.side, task?.scope],
        [`Our ${key}`, was?.phase, was?.side, was?.scope],
      );
    }
    await removeTemplateTask(ana, "workshop");
    assert.ok(!(await keys()).includes("workshop"));
    await assert.rejects(removeTemplateTask(ana, "workshop"), NotFound);
  });

  it("loses no change when several people change it at once", async () => {
    await Promise.all([1, 2, 3, 4].map((n) => addTemplateTask(ana, { ...LEGAL, title: `Task ${n}` })));
    assert.equal((await keys()).length, DEFAULT_TEMPLATE.length + 4);
  });

  it("is changed by owners and admins of the agency alone", async () => {
    const admin = await colleague("Adam", "admin");
    const member = await colleague("Jo", "member");
    const { account } = await foundSite(ana);
    const cleo = await addClientUser(account.id, "cleo@template.com", "client_admin");
    await addTemplateTask(admin, LEGAL);
    for (const work of [
      (actor: Actor) => addTemplateTask(actor, LEGAL),
      (actor: Actor) => changeTemplateTask(actor, "tried", LEGAL),
      (actor: Actor) => moveTemplateTask(actor, "tried", "up"),
      (actor: Actor) => removeTemplateTask(actor, "tried"),
      (actor: Actor) => restoreTemplate(actor),
      (actor: Actor) => applyTemplate(actor),
    ]) {
      await assert.rejects(work(member), /role does not allow/);
      await assert.rejects(work(cleo), NotFound);
    }
    assert.equal((await keys()).length, DEFAULT_TEMPLATE.length + 1);
  });

  it("plans any task for somebody of the account, and tells nobody the note", async () => {
    const site = await foundSite(ana);
    const member = await colleague("Kim", "member");
    const maria = await addClientUser(site.account.id, "maria@plan.com", "client_viewer");
    const stranger = await addClientUser((await foundSite(ana)).account.id, "zoe@plan.com", "client_admin");
    const plan = (actor: Actor, owner: string | null, task = "record") =>
      planTask(actor, site.place, { task, owner, dueOn: "2026-03-31", note: "between us" });
    for (const outsider of [stranger.userId, member.userId])
      await assert.rejects(plan(ana, outsider), /works on this account/);
    const elsewhere = await addClientUser(site.account.id, "elsewhere@plan.com", "client_member");
    await asSystem((tx) =>
      tx.update(memberships).set({ scoped: true }).where(eq(memberships.userId, elsewhere.userId)),
    );
    await assert.rejects(plan(ana, elsewhere.userId), /works on this account/);
    const isOffered = async () =>
      (await taskPeople(ana, site.account.id, site.production.id)).some(({ id }) => id === elsewhere.userId);
    assert.equal(await isOffered(), false);
    const scope = {
      accountId: site.account.id,
      userId: elsewhere.userId,
      applicationId: site.application.id,
    };
    await asSystem((tx) => tx.insert(membershipScopes).values(scope));
    assert.equal(await isOffered(), true);
    await assert.rejects(plan(maria, maria.userId), /role does not allow/);
    await assert.rejects(plan(stranger, null), NotFound);
    await assert.rejects(plan(ana, null, "no-such-task"), NotFound);
    await asSystem((tx) =>
      tx.insert(memberships).values({ accountId: site.account.id, userId: member.userId, role: "staff" }),
    );
    await plan(member, maria.userId);
    await plan(ana, member.userId, "sign-off");
    const plans = (await goLiveOf(ana, site.path))?.plans ?? [];
    assert.deepEqual(plans.map(({ task, owner, dueOn }) => [task, owner, dueOn]).toSorted(), [
      ["record", "maria", "2026-03-31"],
      ["sign-off", "Kim", "2026-03-31"],
    ]);
    await planTask(ana, site.place, { task: "record", owner: null, dueOn: "2026-04-01", note: "between us" });
    const told = await asSystem((tx) => tx.select().from(events).orderBy(events.id));
    const { before, after } = told.at(-1) ?? {};
    assert.deepEqual(before, { owner: "maria", dueOn: "2026-03-31" });
    assert.deepEqual(after, { owner: null, dueOn: "2026-04-01" });
    await assert.rejects(
      planTask(ana, site.place, { task: "record", owner: null, dueOn: "2026-04-01", note: "between us" }),
      /planned like this already/,
    );
    assert.doesNotMatch(JSON.stringify(told), /between us/);
  });
});
