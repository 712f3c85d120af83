import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { renameAccount, renameApplication, renameEnvironment } from "@/db/commands/accounts/names";
import { createEnvironment } from "@/db/commands/accounts/new-environment";
import { changeOrigin } from "@/db/commands/accounts/origin";
import { planGoLive } from "@/db/commands/go-live/go-live-plan";
import { planTask } from "@/db/commands/go-live/task-plans";
import { changeTemplateTask } from "@/db/commands/go-live/template";
import { template } from "@/db/queries/go-live/template";
import { accounts } from "@/db/schema/accounts";
import { applications, environments } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import { Conflict } from "@/domain/activity/conflict";
import type { Actor } from "@/domain/people/actor";

const AT_ONCE = 50;
/** As many who insist: each begins again for every other. */
const INSISTENT = 20;

describe("a change of what somebody else has changed meanwhile", () => {
  withDatabase();
  let ana: Actor;
  let maria: Actor;
  let account: string;
  let production: string;
  const path = { application: "acme", environment: "production" };

  before(async () => {
    ana = await foundOwner();
    const website = { name: "Acme", hostname: "www.acme.com", origin: "192.0.2.1" };
    const made = await foundAccount(ana, { name: "Acme", website });
    account = made.account.id;
    production = made.production.id;
    maria = await addClientUser(account, "maria@acme.com", "client_admin");
  });

  const environment = async () =>
    (await asSystem((tx) => tx.select().from(environments)))[0] ?? assert.fail("no environment");
  const conflict =
    (field: string, theirs: string, by: string | undefined, mine: string) => (error: unknown) => {
      assert.ok(error instanceof Conflict);
      assert.equal(error.field, field);
      assert.deepEqual([error.theirs.value, error.theirs.by, error.mine.value], [theirs, by, mine]);
      return true;
    };

  it("is refused with both values and by whom, and done once theirs was seen", async () => {
    const seen = { version: 1, values: { name: "Acme" } };
    await renameAccount(ana, account, "Acme Tools", seen);
    const refused = renameAccount(maria, account, "Acme Ltd", seen);
    await assert.rejects(refused, conflict("name", "Acme Tools", "Ana Ruiz", "Acme Ltd"));
    const now = await renameAccount(maria, account, "Acme Ltd", seen).catch((error: Conflict) => error.seen);
    assert.notEqual(typeof now, "string");
    await renameAccount(maria, account, "Acme Ltd", typeof now === "string" ? undefined : now);
    const [row] = await asSystem((tx) => tx.select().from(accounts));
    assert.deepEqual([row?.name, row?.version], ["Acme Ltd", 3]);
  });

  it("covers names, origin, plan and the checklist", async () => {
    const seen = { version: 1, values: { name: "Acme" } };
    await renameApplication(ana, account, "acme", "Shop", seen);
    const application = renameApplication(ana, account, "acme", "Store", seen);
    await assert.rejects(application, conflict("name", "Shop", "Ana Ruiz", "Store"));

    const { version, name } = await environment();
    await renameEnvironment(ana, account, path, "Main", { version, values: { name } });
    const renamed = renameEnvironment(ana, account, path, "Trunk", { version, values: { name } });
    await assert.rejects(renamed, conflict("name", "Main", "Ana Ruiz", "Trunk"));

    const origin = { version, values: { origin: "192.0.2.1" } };
    await changeOrigin(ana, account, path, "192.0.2.2", origin);
    const moved = changeOrigin(ana, account, path, null, origin);
    await assert.rejects(moved, conflict("origin", "192.0.2.2", "Ana Ruiz", ""));

    const place = { accountId: account, environmentId: production };
    const [day, other] = ["2031-01-02", "2031-02-03"];
    const planned = { version, values: { owner: ana.name, due: null } };
    await planGoLive(ana, place, { due: day }, new Date(), planned);
    const late = planGoLive(ana, place, { due: other }, new Date(), planned);
    await assert.rejects(late, conflict("due", day, "Ana Ruiz", other));

    const [task] = await template(ana);
    const { key, ...was } = task ?? assert.fail("no task");
    const record = { task: "record", owner: ana.userId, dueOn: day };
    const unplanned = { values: { owner: null, dueOn: null, note: "" } };
    await planTask(ana, place, { ...record, note: "Ask Leo" }, unplanned);
    const noted = planTask(ana, place, { ...record, note: "Ask Kim" }, unplanned);
    await assert.rejects(noted, conflict("note", "Ask Leo", undefined, "Ask Kim"));
    const dated = planTask(ana, place, { ...record, dueOn: other, note: "Ask Leo" }, unplanned);
    await assert.rejects(dated, conflict("dueOn", day, "Ana Ruiz", other));

    const words = { values: { title: was.title, what: was.what } };
    await changeTemplateTask(ana, key, { ...was, title: "First of all" }, words);
    const other1 = changeTemplateTask(ana, key, { ...was, title: "At first" }, words);
    await assert.rejects(other1, conflict("title", "First of all", "Ana Ruiz", "At first"));
  });

  it("names whoever changed this one, not who gave another the same value later", async () => {
    const was = await environment();
    const seen = { version: was.version, values: { origin: was.origin } };
    await changeOrigin(ana, account, path, "192.0.2.9", seen);
    const staging = { name: "Staging", kind: "staging", hostname: "staging.acme.com", origin: null } as const;
    const { slug } = await createEnvironment(ana, account, "acme", staging);
    const jo = await addStaff("jo@harbour.com", "admin");
    await changeOrigin(jo, account, { ...path, environment: slug }, "192.0.2.9");
    const refused = changeOrigin(jo, account, path, null, seen);
    await assert.rejects(refused, conflict("origin", "192.0.2.9", "Ana Ruiz", ""));
    await asSystem((tx) => tx.delete(environments).where(eq(environments.slug, slug)));
  });

  it("leaves alone who changed another field, or wants the same", async () => {
    const { version, origin } = await environment();
    await changeOrigin(ana, account, path, "192.0.2.3", { version: version - 1, values: { origin } });
    await changeOrigin(ana, account, path, "192.0.2.3", { version, values: { origin } });
    assert.equal((await environment()).origin, "192.0.2.3");
  });

  it(`loses none of ${INSISTENT} changes that it acknowledged`, async () => {
    const done = async () =>
      (await asSystem((tx) => tx.select().from(events).where(eq(events.action, "application.renamed"))))
        .length;
    const before = await done();
    const [row] = await asSystem((tx) => tx.select().from(applications));
    const start = row ?? assert.fail("no application");
    let acknowledged = 0;
    const insist = async (n: number) => {
      let seen = { version: start.version, values: { name: start.name } as Record<string, string | null> };
      for (;;) {
        const answer = await renameApplication(ana, account, "acme", `Name ${n}`, seen).catch(
          (error: unknown) => {
            if (error instanceof Conflict) return error;
            throw error;
          },
        );
        if (typeof answer === "string") break;
        seen = { version: answer.seen.version ?? 0, values: answer.seen.values };
      }
      acknowledged += 1;
    };
    await Promise.all(Array.from({ length: INSISTENT }, (_, n) => insist(n)));
    const [after] = await asSystem((tx) => tx.select().from(applications));
    assert.equal(acknowledged, INSISTENT);
    assert.equal(after?.version, start.version + INSISTENT);
    assert.equal((await done()) - before, INSISTENT);
  });

  it(`acknowledges one of ${AT_ONCE} that saw the same`, async () => {
    const { version, name } = await environment();
    const sent = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, n) =>
        renameEnvironment(ana, account, path, `n${n}`, { version, values: { name } }),
      ),
    );
    const done = sent.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    for (const one of sent) if (one.status === "rejected") assert.ok(one.reason instanceof Conflict);
    assert.equal(done.length, 1);
    const after = await environment();
    assert.deepEqual([after.name, after.version], [done[0], version + 1]);
  });
});
