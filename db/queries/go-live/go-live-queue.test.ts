import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { insertStaff } from "@/db/commands/accounts/agency";
import { placeOf } from "@/db/queries/accounts/place";
import { goLiveQueue } from "@/db/queries/go-live/go-live-queue";
import { memberships } from "@/db/schema/accounts";
import { environments } from "@/db/schema/applications";
import { goLives, manualTasks } from "@/db/schema/go-live";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { countStatements } from "@/db/testing/statements";
import { type GoLiveState, rankOf } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";
import { QueueFilter } from "@/domain/queue";
import { NotFound } from "@/domain/refusal";

const now = new Date("2026-11-24T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

type Environment = typeof environments.$inferSelect;

describe("the go-live queue", () => {
  withDatabase();
  let owner: Actor;
  let member: Actor;
  const made = new Map<string, Environment>();

  const add = async (name: string, state: GoLiveState, change: Partial<Environment> = {}) => {
    const hostname = `www.${name.toLowerCase()}.com`;
    const { account, production } = await foundAccount(owner, {
      name,
      website: { name: `Site of ${name}`, hostname, origin: null },
    });
    const [changed] = await asSystem((tx) =>
      tx
        .update(environments)
        .set({ state, rank: rankOf(state), ownerId: null, checkedAt: new Date(), ...change })
        .where(eq(environments.id, production.id))
        .returning(),
    );
    made.set(name, changed as Environment);
    return { ...(changed as Environment), accountId: account.id };
  };

  const goneLive = async (name: string, since: Date, signedOffAt: Date | null) => {
    const { id, accountId } = await add(name, "live", { dueOn: "2026-11-01" });
    await asSystem((tx) =>
      tx
        .insert(goLives)
        .values({ accountId, environmentId: id, happenedAt: since, seenBy: "all", signedOffAt }),
    );
    return { id, accountId };
  };

  const blocked = async (name: string, side: "agency" | "client", completedAt: Date | null) => {
    const { id, accountId } = await goneLive(name, ago(30), ago(20));
    const text = { what: "", phase: "after" as const, blocking: true, position: 1 };
    await asSystem((tx) =>
      tx.insert(manualTasks).values({
        accountId,
        environmentId: id,
        key: "look",
        title: `Look at ${name}`,
        side,
        completedAt,
        ...text,
      }),
    );
  };

  const read = async (actor: Actor, filter = {}) => {
    const found = await goLiveQueue(actor, QueueFilter.parse(filter), now);
    return { ...found, names: found.rows.map(({ client }) => client.name) };
  };

  before(async () => {
    owner = await foundOwner();
    member = await asSystem(async (tx) => {
      const { id, name, email } = await insertStaff(tx, {
        name: "Mel",
        email: "mel@harbour.com",
        role: "member",
      });
      return {
        userId: id,
        name,
        email,
        timeZone: "UTC",
        staffRole: "member" as const,
        sessionId: "",
        provenAt: new Date(),
      };
    });
    await add("Undated", "your_turn");
    await add("Worse", "problem");
    await add("Overdue", "waiting_client", { dueOn: "2026-11-23", ownerId: member.userId });
    await add("Today", "spreading", { dueOn: "2026-11-24", ownerId: owner.userId });
    await add("Later", "not_started", { dueOn: "2026-12-24" });
    await goneLive("Unsigned", ago(30), null);
    await goneLive("Watched", ago(2), ago(1));
    await goneLive("Finished", ago(30), ago(20));
    await blocked("Theirs", "client", null);
    await blocked("Ticked", "client", ago(1));
  });

  it("lists by due date, undated last, then the worst first; what is finished is not there", async () => {
    const { names } = await read(owner);
    const expected = ["Overdue", "Today", "Later", "Worse", "Undated", "Theirs", "Unsigned", "Watched"];
    assert.deepEqual(names, expected);
  });

  it("says whose turn it is, what is left of a live one, and counts whatever the filter", async () => {
    const { rows, counts } = await read(owner);
    const turns = Object.fromEntries(rows.map(({ client, turn }) => [client.name, turn]));
    assert.deepEqual(turns, {
      Overdue: "client",
      Today: "spreading",
      Later: "us",
      Worse: "problem",
      Undated: "us",
      Theirs: "client",
      Unsigned: "us",
      Watched: "watch",
    });
    assert.equal(rows.find(({ client }) => client.name === "Theirs")?.task, "Look at Theirs");
    const all = { all: 8, problem: 1, us: 3, client: 2, spreading: 1, watch: 1 };
    assert.deepEqual(counts, { ...all, overdue: 1, soon: 1, me: 1, nobody: 6 });
    assert.deepEqual((await read(owner, { turn: "problem" })).counts, counts);
  });

  it("narrows by owner, turn, day, kind and text", async () => {
    const names = async (filter: object) => (await read(owner, filter)).names;
    assert.deepEqual(await names({ owner: "me" }), ["Today"]);
    assert.deepEqual(await names({ owner: member.userId }), ["Overdue"]);
    assert.equal((await names({ owner: "nobody" })).length, 6);
    assert.deepEqual(await names({ turn: "client" }), ["Overdue", "Theirs"]);
    assert.deepEqual(await names({ due: "overdue" }), ["Overdue"]);
    assert.deepEqual(await names({ due: "soon" }), ["Today"]);
    assert.deepEqual(await names({ kind: "staging" }), []);
    assert.deepEqual(await names({ q: "WWW.WORSE" }), ["Worse"]);
    assert.deepEqual(await names({ q: "of undated" }), ["Undated"]);
    assert.deepEqual(await names({ q: "%" }), []);
  });

  it("counts beside its entry in the rail what waits for us beyond its day, for the agency alone", async () => {
    const accountId = made.get("Undated")?.accountId as string;
    const here = eq(environments.accountId, accountId);
    await asSystem((tx) => tx.update(environments).set({ dueOn: "2020-01-01" }).where(here));
    assert.equal((await placeOf(owner, {})).overdue, 1);
    // A name that Node knows, and not the database.
    assert.equal((await placeOf({ ...owner, timeZone: "Canada/East-Saskatchewan" }, {})).overdue, 1);
    assert.equal((await placeOf(member, {})).overdue, 0);
    const una = await addClientUser(accountId, "una@undated.com");
    assert.equal((await placeOf(una, {})).overdue, 0);
    await asSystem((tx) => tx.update(environments).set({ dueOn: null }).where(here));
  });

  it("takes the day where the reader is", async () => {
    const ahead = { ...owner, timeZone: "Pacific/Kiritimati" };
    const { names } = await read(ahead, { due: "overdue" });
    assert.deepEqual(names, ["Overdue", "Today"]);
  });

  it("shows a member the accounts that they work on, and a client nothing", async () => {
    assert.deepEqual((await read(member)).names, []);
    const accountId = made.get("Worse")?.accountId as string;
    await asSystem((tx) =>
      tx.insert(memberships).values({ accountId, userId: member.userId, role: "staff" }),
    );
    const { names, counts } = await read(member);
    assert.deepEqual(names, ["Worse"]);
    assert.equal(counts.all, 1);
    const cleo = await addClientUser(made.get("Today")?.accountId as string, "cleo@today.com");
    await assert.rejects(read(cleo), NotFound);
  });

  it("knows the link that was mailed last", async () => {
    const { id, accountId } = made.get("Overdue") as Environment;
    await asSystem(async (tx) => {
      const [hostname] = await tx.select().from(hostnames).where(eq(hostnames.environmentId, id));
      const link = (tokenHash: string, days: number, recipient: string | null) => ({
        accountId,
        hostnameId: hostname?.id as string,
        tokenHash,
        recipient,
        expiresAt: now,
        createdAt: ago(days),
        remindedAt: ago(1),
      });
      await tx
        .insert(dnsTasks)
        .values([link("a", 5, "it@overdue.com"), link("b", 3, "it@overdue.com"), link("c", 2, null)]);
    });
    const { rows } = await read(owner, { q: "overdue" });
    assert.deepEqual(rows[0]?.link?.sentAt, ago(3));
    assert.deepEqual(rows[0]?.link?.remindedAt, ago(1));
  });

  it("pages through every go-live once, in the same order, in one statement for many as for few", async () => {
    const few = await countStatements(() => read(owner));
    for (const n of Array.from({ length: 60 }, (_, n) => n))
      await add(
        `Many${n}`,
        n % 2 ? "problem" : "your_turn",
        n % 3 ? { dueOn: `2026-12-0${(n % 5) + 1}` } : {},
      );
    assert.equal(await countStatements(() => read(owner)), few);
    assert.equal(few, 2, "one to enter as the reader, one to ask");
    const first = await read(owner);
    const second = await read(owner, { after: first.next });
    assert.equal(first.rows.length, 50);
    assert.equal(second.next, undefined);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    assert.equal(new Set(ids).size, 68);
    assert.equal(ids.length, 68);
    const keys = [...first.rows, ...second.rows].map(({ dueOn, state, client }) => [
      state === "live" ? "9999" : (dueOn ?? "9999"),
      rankOf(state === "unseen" ? "live" : state),
      client.name.toLowerCase(),
    ]);
    assert.deepEqual(
      keys,
      keys.toSorted((a, b) => (a.join("|") < b.join("|") ? -1 : 1)),
    );
  });
});
