import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { portfolio } from "@/db/queries/accounts/portfolio";
import { environments } from "@/db/schema/applications";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { countStatements } from "@/db/testing/statements";
import { PortfolioFilter } from "@/domain/accounts/portfolio";
import { UNSEEN_SECONDS } from "@/domain/go-live/cadence";
import { type GoLiveState, rankOf } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";

const all = (filter = {}) => PortfolioFilter.parse(filter);

describe("the portfolio", () => {
  withDatabase();
  let owner: Actor;
  const ids = new Map<string, string>();

  const add = async (name: string, state: GoLiveState) => {
    const host = `www.${name.toLowerCase().replaceAll(/[^a-z]/g, "")}.com`;
    const made = await foundAccount(owner, { name, website: { name: "Site", hostname: host, origin: null } });
    ids.set(name, made.account.id);
    await asSystem((tx) =>
      tx
        .update(environments)
        .set({ state, rank: rankOf(state), checkedAt: new Date() })
        .where(eq(environments.id, made.production.id)),
    );
  };

  before(async () => {
    owner = await foundOwner();
    await add("Zeta", "problem");
    await add("beta", "live");
    await add("Alpha", "live");
    await add("100% Pure", "waiting_client");
  });

  it("puts the least ready first, and equals by name without regard to capitals", async () => {
    const { rows } = await portfolio(owner, all());
    assert.deepEqual(
      rows.map((row) => row.name),
      ["Zeta", "100% Pure", "Alpha", "beta"],
    );
    assert.equal(rows[0]?.site?.hostname, "www.zeta.com");
  });

  it("counts sites by state, whatever the filter", async () => {
    const { clients, sites } = await portfolio(owner, all({ state: "problem" }));
    assert.equal(clients, 4);
    assert.deepEqual(sites, { problem: 1, live: 2, waiting_client: 1 });
  });

  it("filters by state, by text in names and host names, and takes % as a character", async () => {
    const names = async (filter: object) => (await portfolio(owner, all(filter))).rows.map((row) => row.name);
    assert.deepEqual(await names({ state: "live" }), ["Alpha", "beta"]);
    assert.deepEqual(await names({ q: "WWW.ZETA" }), ["Zeta"]);
    assert.deepEqual(await names({ q: "%" }), ["100% Pure"]);
    assert.deepEqual(await names({ state: "spreading" }), []);
  });

  it("shows a problem of another environment though production is live, and counts the site with the problems", async () => {
    const at = { accountId: ids.get("beta") as string };
    const [site] = await asSystem((tx) =>
      tx.select().from(environments).where(eq(environments.accountId, at.accountId)),
    );
    const staging = (state: GoLiveState) => ({ ...at, state, rank: rankOf(state), reason: "Old address" });
    const [added] = await asSystem((tx) =>
      tx
        .insert(environments)
        .values({
          ...staging("problem"),
          applicationId: site?.applicationId as string,
          slug: "staging",
          name: "Staging",
          kind: "staging",
          edgeLabel: "p-staging",
        })
        .returning(),
    );
    const { rows, sites, troubled } = await portfolio(owner, all({ state: "problem" }));
    assert.deepEqual(
      rows.map(({ name, site }) => [name, site?.name]),
      [
        ["beta", "Staging"],
        ["Zeta", "Production"],
      ],
    );
    assert.deepEqual([sites.live, sites.problem, troubled], [2, 1, 2]);
    const here = eq(environments.id, added?.id as string);
    await asSystem((tx) => tx.update(environments).set(staging("your_turn")).where(here));
    const row = (await portfolio(owner, all())).rows.find(({ name }) => name === "beta");
    assert.deepEqual([row?.site?.name, row?.site?.state], ["Production", "live"]);
    await asSystem((tx) => tx.delete(environments).where(here));
  });

  it("tells what nobody could look at for hours as last seen live, before what is live", async () => {
    const looked = (name: string, checkedAt: Date | null) =>
      asSystem((tx) =>
        tx
          .update(environments)
          .set({ checkedAt })
          .where(eq(environments.accountId, ids.get(name) as string)),
      );
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    const shown = async (filter: object = {}) =>
      (await portfolio(owner, all(filter))).rows.map(({ name, site }) => [name, site?.state]);
    await looked("beta", ago(UNSEEN_SECONDS - 60));
    assert.deepEqual((await shown()).slice(2), [
      ["Alpha", "live"],
      ["beta", "live"],
    ]);
    const longAgo = ago(UNSEEN_SECONDS + 60);
    await looked("beta", longAgo);
    assert.deepEqual((await shown()).slice(2), [
      ["beta", "unseen"],
      ["Alpha", "live"],
    ]);
    assert.deepEqual(await shown({ state: "live" }), [["Alpha", "live"]]);
    assert.deepEqual(await shown({ state: "unseen" }), [["beta", "unseen"]]);
    const { sites, rows } = await portfolio(owner, all());
    assert.deepEqual([sites.live, sites.unseen], [1, 1]);
    assert.deepEqual(rows[2]?.site?.checkedAt, longAgo);
    await looked("beta", new Date());
  });

  it("shows a client only their own", async () => {
    const cleo = await addClientUser(ids.get("beta") as string, "cleo@beta.com");
    const { clients, sites, rows } = await portfolio(cleo, all());
    assert.equal(clients, 1);
    assert.deepEqual(sites, { live: 1 });
    assert.equal(rows[0]?.name, "beta");
  });

  it("narrows to the accounts that one was added to", async () => {
    await asSystem((tx) => tx.execute(sql`delete from memberships where account_id = ${ids.get("Alpha")}`));
    const { rows } = await portfolio(owner, all({ mine: "yes" }));
    assert.ok(!rows.some((row) => row.name === "Alpha"));
    assert.equal(rows.length, 3);
  });

  it("pages through every account once, in the same order, with as many statements for many as for few", async () => {
    const few = await countStatements(() => portfolio(owner, all()));
    await asSystem((tx) =>
      tx.execute(
        sql`insert into accounts (slug, name) select 'many-' || n, 'Many' from generate_series(1, 120) n`,
      ),
    );
    assert.equal(few, 4);
    assert.equal(await countStatements(() => portfolio(owner, all())), few);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await portfolio(owner, all({ after }));
      assert.ok(page.rows.length <= 50);
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after);
    assert.equal(seen.length, 124);
    assert.equal(new Set(seen).size, 124);
  });

  it("begins at the first page when the address holds a cursor that it did not write", async () => {
    const { rows } = await portfolio(owner, all({ after: "bm90IGEgY3Vyc29y" }));
    assert.equal(rows[0]?.name, "Zeta");
  });
});
