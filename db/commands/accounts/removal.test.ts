import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { and, eq, sql } from "drizzle-orm";
import { asSystem, readAs } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import { addHostname, removeHostname } from "@/db/commands/accounts/hostnames";
import { renameAccount, renameApplication, renameEnvironment } from "@/db/commands/accounts/names";
import { changeOrigin } from "@/db/commands/accounts/origin";
import { removeAccount, removeApplication, removeEnvironment } from "@/db/commands/accounts/removal";
import { activityOf } from "@/db/queries/activity/activity";
import { accounts } from "@/db/schema/accounts";
import { applications, environments } from "@/db/schema/applications";
import { outbox } from "@/db/schema/events";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { notices } from "@/db/schema/notices";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

const MAIL = { recipient: "it@acme.com", sealed: "" };
const refusal = (field: string, words: RegExp) => (error: unknown) =>
  error instanceof Refusal && error.field === field && words.test(error.message);

describe("changing and removing what was made", () => {
  withDatabase();
  let owner: Actor;
  let viewer: Actor;
  let account: string;
  let other: string;
  const staging = { application: "acme", environment: "staging" };
  const production = { application: "acme", environment: "production" };

  before(async () => {
    owner = await foundOwner();
    const website = (hostname: string) => ({ name: "Acme", hostname, origin: "192.0.2.1" });
    const made = await foundAccount(owner, { name: "Acme", website: website("www.acme.com") });
    account = made.account.id;
    other = (await foundAccount(owner, { name: "Birch", website: website("www.birch.com") })).account.id;
    await asSystem((tx) =>
      insertEnvironment(tx, account, made.application.id, {
        name: "Staging",
        kind: "staging",
        hostname: "staging.acme.com",
        origin: null,
      }),
    );
    viewer = await addClientUser(account, "cleo@acme.com");
  });

  const newest = async () => (await activityOf(owner, ActivityFilter.parse({}))).rows[0];

  it("renames, keeps the slug, and tells both names", async () => {
    await renameAccount(owner, account, "Acme Tools");
    await renameApplication(owner, account, "acme", "Shop");
    await renameEnvironment(owner, account, staging, "Preview");
    const event = await newest();
    assert.equal(event?.action, "environment.renamed");
    assert.deepEqual([event?.before, event?.after], [{ name: "Staging" }, { name: "Preview" }]);
    await renameEnvironment(owner, account, staging, "Staging");
  });

  it("refuses an environment the name of a sibling, in whatever capitals", async () => {
    await assert.rejects(
      renameEnvironment(owner, account, staging, "PRODUCTION"),
      refusal("name", /already has an environment/),
    );
  });

  it("changes an origin and tells both", async () => {
    await changeOrigin(owner, account, staging, "192.0.2.7");
    const event = await newest();
    assert.deepEqual([event?.before, event?.after], [{ origin: null }, { origin: "192.0.2.7" }]);
  });

  it("lets a viewer change nothing, and nobody reach another account's environment", async () => {
    await assert.rejects(changeOrigin(viewer, account, staging, null), refusal("form", /role/));
    await assert.rejects(changeOrigin(viewer, other, staging, null), NotFound);
    await assert.rejects(renameEnvironment(owner, other, staging, "X"), NotFound);
  });

  it("refuses a host name that somebody has, without telling who", async () => {
    await assert.rejects(
      addHostname(owner, account, staging, "www.birch.com"),
      (error) => refusal("hostname", /already in use/)(error) && !/Birch/.test((error as Error).message),
    );
  });

  it("keeps the last host name of an environment", async () => {
    const last = { ...staging, hostname: "staging.acme.com" };
    await assert.rejects(
      removeHostname(owner, account, last, { typed: "staging.acme.com", pointing: {} }),
      refusal("form", /at least one host name/),
    );
  });

  it("removes a host name once its own name is typed", async () => {
    await addHostname(owner, account, staging, "test.acme.com");
    const path = { ...staging, hostname: "test.acme.com" };
    await assert.rejects(
      removeHostname(owner, account, path, { typed: "acme", pointing: {} }),
      refusal("typed", /Type test.acme.com/),
    );
    const here = { "test.acme.com": "here" } as const;
    await assert.rejects(
      removeHostname(owner, account, path, { typed: "test.acme.com", pointing: here }),
      refusal("form", /still points here/),
    );
    await mailAbout("test.acme.com", account);
    await removeHostname(owner, account, path, { typed: " Test.acme.com ", pointing: {} });
    assert.equal((await newest())?.action, "hostname.removed");
    assert.deepEqual(await waiting(account), ["notice"], "the environment, and what is told of it, stay");
  });

  it("removes nothing whose name is not typed", async () => {
    const other = { typed: "something else", pointing: {} };
    for (const removal of [
      () => removeEnvironment(owner, account, staging, other),
      () => removeApplication(owner, account, "acme", other),
      () => removeAccount(owner, account, other),
    ])
      await assert.rejects(removal, refusal("typed", /^Type /));
  });

  it("refuses while DNS points here, and when nobody could be asked after it once did", async () => {
    const typed = { typed: "Staging" };
    const now = (answer: "here" | "elsewhere" | "unknown") => ({ pointing: { "staging.acme.com": answer } });
    await assert.rejects(
      removeEnvironment(owner, account, staging, { ...typed, ...now("here") }),
      refusal("form", /still points here/),
    );
    await found("staging.acme.com", "live");
    await assert.rejects(
      removeEnvironment(owner, account, staging, { ...typed, ...now("unknown") }),
      refusal("form", /could not ask/),
    );
    await mailAbout("staging.acme.com", account);
    await removeEnvironment(owner, account, staging, { ...typed, ...now("elsewhere") });
    assert.deepEqual(await waiting(account), [], "no mail whose link would lead nowhere");
    assert.equal((await newest())?.action, "environment.removed");
    assert.equal(await count(hostnames, "staging.acme.com"), 0);
  });

  it("removes production only with its application", async () => {
    const typed = { typed: "Production", pointing: {} };
    await assert.rejects(
      removeEnvironment(owner, account, production, typed),
      refusal("form", /goes with its application/),
    );
    await mailAbout("www.acme.com", account);
    await removeApplication(owner, account, "acme", { typed: "shop", pointing: {} });
    assert.deepEqual(await waiting(account), []);
    const left = await readAs(owner, (tx) =>
      tx.select().from(environments).where(eq(environments.accountId, account)),
    );
    assert.equal(left.length, 0);
  });

  it("removes an account for an owner alone, with everything in it, and still tells of it", async () => {
    const confirmation = { typed: "Acme Tools", pointing: {} };
    await assert.rejects(removeAccount(viewer, account, confirmation), NotFound);
    await assert.rejects(
      removeAccount({ ...owner, ...(await makeAdmin()) }, account, confirmation),
      refusal("form", /role/),
    );
    for (const accountId of [account, other])
      await asSystem((tx) => tx.insert(outbox).values({ ...MAIL, accountId, subject: "invitation" }));
    await removeAccount(owner, account, confirmation);
    assert.deepEqual([await waiting(account), await waiting(other)], [[], ["invitation"]]);
    const left = await readAs(owner, (tx) => tx.select().from(accounts));
    assert.deepEqual(
      left.map(({ name }) => name),
      ["Birch"],
    );
    const event = await newest();
    assert.deepEqual([event?.action, event?.subject], ["account.removed", "Acme Tools"]);
  });

  it("removes nothing of anybody else", async () => {
    const left = await readAs(owner, (tx) =>
      tx
        .select()
        .from(applications)
        .where(and(eq(applications.accountId, other))),
    );
    assert.equal(left.length, 1);
  });

  /** A link to the DNS change of a host name and a notice to the owner about its environment, each with its mail. */
  const mailAbout = (name: string, accountId: string) =>
    asSystem(async (tx) => {
      const [host] = await tx.select().from(hostnames).where(eq(hostnames.name, name));
      const { id: hostnameId, environmentId } = host ?? assert.fail("no host name");
      const link = { accountId, hostnameId, tokenHash: name, expiresAt: new Date() };
      const [task] = await tx.insert(dnsTasks).values(link).returning();
      const words = { kind: "drift", key: name, title: "", sentence: "", href: "/" };
      const notice = { ...words, userId: viewer.userId, accountId, environmentId };
      const [told] = await tx.insert(notices).values(notice).returning();
      await tx.insert(outbox).values([
        { ...MAIL, accountId, about: task?.id, subject: "link" },
        { ...MAIL, accountId, about: told?.id, subject: "notice" },
      ]);
    });

  const waiting = (accountId: string) =>
    asSystem(async (tx) =>
      (await tx.select().from(outbox).where(eq(outbox.accountId, accountId))).map(({ subject }) => subject),
    );

  const found = (name: string, standing: string) =>
    asSystem((tx) =>
      tx.execute(sql`insert into findings (hostname_id, account_id, verdict, standing, facts, judgement, checked_at)
        select id, account_id, 'live', ${standing}, '{}', '{}', now() from hostnames where name = ${name}`),
    );

  const count = async (table: typeof hostnames, name: string) =>
    (await readAs(owner, (tx) => tx.select().from(table).where(eq(table.name, name)))).length;

  const makeAdmin = () =>
    asSystem(async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(
        sql`insert into users (email, name) values ('jo@harbour.com', 'Jo') returning id`,
      );
      const userId = rows[0]?.id as string;
      await tx.execute(sql`insert into staff (user_id, role) values (${userId}, 'admin')`);
      return { userId, staffRole: "admin" as const };
    });
});
