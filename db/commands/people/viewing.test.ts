import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { asSystem, readAs } from "@/db/access";
import { endOldViews, startViewing, stopViewing } from "@/db/commands/people/viewing";
import { beginSession } from "@/db/commands/sign-in/sessions";
import { forgetSignIns } from "@/db/commands/sign-in/throttle";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { overviewOf } from "@/db/queries/accounts/overview";
import { placeOf } from "@/db/queries/accounts/place";
import { actorOf } from "@/db/queries/sign-in/sessions";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addClientUser, foundOwner, someBrowser } from "@/db/testing/people";
import { type Actor, NOBODY } from "@/domain/people/actor";
import type { ClientRole } from "@/domain/people/role";
import { Refusal } from "@/domain/refusal";

const REFUSED = "You are viewing as the client. Stop viewing to change anything.";

/** What is no change: it ends the view. */
const EXEMPT = ["stopViewing"];

/** Reads like whatever a command looks for in what it was given. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, key) => (key === Symbol.iterator ? [][Symbol.iterator] : key === "then" ? undefined : anything),
  apply: () => anything,
});

describe("viewing the portal as a client", () => {
  withDatabase();
  let token: string;
  let site: Awaited<ReturnType<typeof foundSite>>;
  let other: typeof site;

  before(async () => {
    const owner = await foundOwner();
    site = await foundSite(owner);
    other = await foundSite(owner);
    await addClientUser(site.account.id, "vera@client1.com");
    token = (
      await asSystem((tx) =>
        beginSession(tx, { userId: owner.userId, method: "password", from: someBrowser }),
      )
    ).token;
  });

  const me = async () => (await actorOf(token)) as Actor;
  const viewAs = async (role: ClientRole) => {
    await stopViewing(await me());
    await startViewing(await me(), site.account.id, role, new Date());
    return me();
  };
  const told = async () =>
    (
      await asSystem((tx) =>
        tx.execute(sql`select action, subject, actor_name as name, actor_staff as staff from events
          where action like 'view.%' order by id`),
      )
    ).rows;

  it("leaves nothing of one's own: this account, this role, nobody's pages", async () => {
    const actor = await viewAs("client_viewer");
    assert.equal(actor.userId, NOBODY);
    assert.equal(actor.staffRole, null);
    assert.equal((await accountBySlug(actor, site.account.slug))?.role, "client_viewer");
    assert.equal(await accountBySlug(actor, other.account.slug), undefined);
    const place = await placeOf(actor, { account: site.account.slug });
    assert.deepEqual(
      place.accounts.map(({ slug }) => slug),
      [site.account.slug],
    );
    assert.equal((await overviewOf(actor, site.account.id)).sites, 1);
    const { rows } = await readAs(actor, (tx) => tx.execute(sql`select my_staff_role() as role`));
    assert.equal(rows[0]?.role, null);
  });

  it("shows no website to whoever views as billing", async () => {
    const actor = await viewAs("client_billing");
    assert.equal((await overviewOf(actor, site.account.id)).sites, 0);
  });

  it("is written in the account's activity at its start and its end, under one's own name", async () => {
    const before = (await told()).length;
    await viewAs("client_admin");
    await stopViewing(await me());
    assert.deepEqual((await told()).slice(before).slice(-2), [
      { action: "view.started", subject: "Admin", name: "Ana Ruiz", staff: true },
      { action: "view.ended", subject: "Admin", name: "Ana Ruiz", staff: true },
    ]);
    assert.equal((await me()).staffRole, "owner");
  });

  it("has its end written down when another begins after it ran out, and when its browser signs in anew", async () => {
    const longAgo = new Date(Date.now() - 61 * 60_000);
    await stopViewing(await me());
    const before = (await told()).length;
    await startViewing(await me(), other.account.id, "client_viewer", longAgo);
    await startViewing(await me(), site.account.id, "client_admin", longAgo);
    const { userId } = await me();
    const from = { ...someBrowser, held: token };
    token = (await asSystem((tx) => beginSession(tx, { userId, method: "password", from }))).token;
    await startViewing(await me(), site.account.id, "client_admin", longAgo);
    await asSystem((tx) => tx.execute(sql`update sessions set expires_at = now() - interval '1 minute'`));
    await forgetSignIns();
    token = (await asSystem((tx) => beginSession(tx, { userId, method: "password", from: someBrowser })))
      .token;
    assert.deepEqual(
      (await told()).slice(before).map(({ action, subject }) => [action, subject]),
      [
        ["view.started", "Viewer"],
        ["view.ended", "Viewer"],
        ["view.started", "Admin"],
        ["view.ended", "Admin"],
        ["view.started", "Admin"],
        ["view.ended", "Admin"],
      ],
    );
  });

  it("ends by itself after an hour, and when the account is out of reach", async () => {
    await startViewing(await me(), site.account.id, "client_viewer", new Date(Date.now() - 61 * 60_000));
    assert.equal((await me()).viewing, undefined);
    await endOldViews(new Date());
    assert.equal((await told()).at(-1)?.action, "view.ended");
    const { sessionId } = await viewAs("client_viewer");
    await asSystem((tx) => tx.execute(sql`update staff set role = 'member'`));
    await asSystem((tx) => tx.execute(sql`delete from memberships where role = 'staff'`));
    assert.equal((await actorOf(token))?.viewing, undefined);
    assert.equal((await actorOf(token))?.sessionId, sessionId);
    await asSystem((tx) => tx.execute(sql`update staff set role = 'owner'`));
  });

  const folder = new URL("../", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  for (const file of files) {
    const source = readFileSync(new URL(file, folder), "utf8");
    const commands = [
      ...source.matchAll(
        /^export (?:const|async function|function) (\w+)(?: = )?(?:async )?(?:<\w+>)?\(\s*actor: Actor/gm,
      ),
    ];
    for (const [, name] of commands)
      if (name && !EXEMPT.includes(name))
        it(`refuses ${name} meanwhile`, async () => {
          const actor = await viewAs("client_admin");
          const command = (await import(new URL(file, folder).href))[name];
          await assert.rejects(
            async () => command(actor, ...Array(5).fill(anything)),
            (error) => error instanceof Refusal && error.message === REFUSED,
          );
        });
  }
});
