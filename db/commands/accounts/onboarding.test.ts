import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem, readAs } from "@/db/access";
import { refuseUnlessFounder } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { discardDraft, keepAnswers, startDraft } from "@/db/commands/accounts/drafts";
import { createFromDraft } from "@/db/commands/accounts/onboarding";
import { draftById, madeOf, unfinishedDrafts } from "@/db/queries/accounts/drafts";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { applications, environments } from "@/db/schema/applications";
import { events, outbox } from "@/db/schema/events";
import { hostnames } from "@/db/schema/hostnames";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import type { DraftAnswers } from "@/domain/accounts/draft";
import type { Actor } from "@/domain/people/actor";
import type { AgencyRole } from "@/domain/people/role";
import { NotFound, type Refusal } from "@/domain/refusal";

const actorOf = (user: { id: string; name: string; email: string }, staffRole: AgencyRole): Actor => ({
  userId: user.id,
  name: user.name,
  email: user.email,
  timeZone: "UTC",
  staffRole,
  sessionId: "",
  provenAt: new Date(),
});

const colleague = (email: string, role: AgencyRole) =>
  asSystem(async (tx) => {
    const [user] = await tx.insert(users).values({ email, name: email }).returning();
    if (!user) throw new Error("no user");
    await tx.insert(staff).values({ userId: user.id, role });
    return actorOf(user, role);
  });

const client = (name: string): DraftAnswers => ({
  website: {
    account: "new",
    accountName: name,
    hostname: `www.${name}.com`,
    name: `${name}.com`,
    origin: "203.0.113.10",
  },
  environments: {
    staging: "on",
    "staging-hostname": `staging.${name}.com`,
    "staging-origin": "203.0.113.11",
  },
  people: {},
});

describe("a draft", () => {
  withDatabase();
  let ana: Actor;
  let ben: Actor;

  before(async () => {
    ana = actorOf(
      await foundAgency({ agency: "Harbour Row", name: "Ana", email: "ana@harbour.com" }),
      "owner",
    );
    ben = await colleague("ben@harbour.com", "admin");
  });

  const create = async (actor: Actor, draftId: string) =>
    createFromDraft(actor, draftId, (await draftById(actor, draftId)).updatedAt);
  const countOf = async (table: typeof accounts | typeof hostnames | typeof events) =>
    (await readAs(ana, (tx) => tx.select().from(table as typeof accounts))).length;

  it("keeps each page as typed, beside the others and unfinished", async () => {
    const id = await startDraft(ana, { website: { hostname: "www.acme.com" } });
    await keepAnswers(ana, id, { people: { addresses: "maria@" } });
    assert.deepEqual((await draftById(ana, id)).answers, {
      website: { hostname: "www.acme.com" },
      people: { addresses: "maria@" },
    });
    assert.ok((await unfinishedDrafts(ana)).some((draft) => draft.id === id));
    await discardDraft(ana, id);
    await assert.rejects(draftById(ana, id), NotFound);
  });

  it("is its owner's alone", async () => {
    const id = await startDraft(ana, client("private"));
    await assert.rejects(draftById(ben, id), NotFound);
    await assert.rejects(keepAnswers(ben, id, { people: {} }), NotFound);
    await assert.rejects(createFromDraft(ben, id, new Date()), NotFound);
    await discardDraft(ben, id);
    assert.equal((await draftById(ana, id)).id, id);
    assert.deepEqual(await unfinishedDrafts(ben), []);
    await assert.rejects(draftById(ana, "not-a-uuid"), NotFound);
    await assert.rejects(createFromDraft(ana, "not-a-uuid", new Date()), NotFound);
    await discardDraft(ana, id);
  });

  it("is not for those who may not add clients", async () => {
    const member = await colleague("max@harbour.com", "member");
    await assert.rejects(startDraft(member, {}), { message: /role does not allow/ });
    await assert.rejects(startDraft({ ...member, staffRole: null }, {}), NotFound);
    const viewing = {
      accountId: "",
      slug: "",
      account: "Acme",
      role: "client_admin",
      until: new Date(),
    } as const;
    assert.throws(() => refuseUnlessFounder({ ...ben, viewing }), { message: /Stop viewing/ });
  });

  it("becomes account, website, production, staging and its staff in one go", async () => {
    const id = await startDraft(ana, {
      ...client("acme"),
      people: { addresses: "maria@acme.com\nleo@acme.com", staff: [ben.userId] },
    });
    const accountId = await create(ana, id);
    const rows = await readAs(ana, (tx) =>
      tx
        .select({ kind: environments.kind, hostname: hostnames.name, origin: environments.origin })
        .from(environments)
        .innerJoin(hostnames, eq(hostnames.environmentId, environments.id))
        .where(eq(environments.accountId, accountId))
        .orderBy(environments.kind),
    );
    assert.deepEqual(rows, [
      { kind: "production", hostname: "www.acme.com", origin: "203.0.113.10" },
      { kind: "staging", hostname: "staging.acme.com", origin: "203.0.113.11" },
    ]);
    const team = await readAs(ana, (tx) =>
      tx.select({ userId: memberships.userId }).from(memberships).where(eq(memberships.accountId, accountId)),
    );
    assert.deepEqual(team.map(({ userId }) => userId).sort(), [ana.userId, ben.userId].sort());
    const told = await readAs(ana, (tx) => tx.select().from(events).where(eq(events.accountId, accountId)));
    assert.deepEqual(told.map(({ action }) => action).sort(), [
      "account.founded",
      "environment.created",
      "invitation.sent",
      "invitation.sent",
      "staff.assigned",
    ]);
    const mails = await asSystem((tx) => tx.select().from(outbox).where(eq(outbox.accountId, accountId)));
    assert.deepEqual(mails.map(({ recipient }) => recipient).sort(), ["leo@acme.com", "maria@acme.com"]);
    const made = await madeOf(ana, accountId, "www.acme.com");
    assert.deepEqual(
      [made?.accountSlug, made?.applicationSlug, made?.environments.length],
      ["acme", "acme", 2],
    );
  });

  it("makes one account of two submits at the same moment", async () => {
    const before = await countOf(accounts);
    const id = await startDraft(ana, client("twice"));
    const [first, second] = await Promise.all([create(ana, id), create(ana, id)]);
    assert.equal(first, second);
    assert.equal(await create(ana, id), first);
    assert.equal(await countOf(accounts), before + 1);
    await assert.rejects(keepAnswers(ana, id, {}), NotFound);
  });

  it("leaves nothing when a later part is refused, and says which page to change, not whose the name is", async () => {
    const before = [await countOf(accounts), await countOf(hostnames), await countOf(events)];
    const taken = {
      ...client("birch"),
      environments: { staging: "on", "staging-hostname": "staging.acme.com" },
    };
    const id = await startDraft(ana, taken);
    await assert.rejects(create(ana, id), (refusal: Refusal) => {
      assert.equal(refusal.field, "environments");
      assert.match(refusal.message, /staging\.acme\.com is already in use/);
      assert.doesNotMatch(refusal.message, /Acme/);
      return true;
    });
    assert.deepEqual([await countOf(accounts), await countOf(hostnames), await countOf(events)], before);
    assert.equal((await draftById(ana, id)).accountId, null);
  });

  it("leaves nothing when the last part, an invitation, is refused", async () => {
    const before = [await countOf(accounts), await countOf(hostnames), await countOf(events)];
    const id = await startDraft(ana, { ...client("dover"), people: { addresses: "ben@harbour.com" } });
    await assert.rejects(create(ana, id), { field: "people", message: /already has access/ });
    assert.deepEqual([await countOf(accounts), await countOf(hostnames), await countOf(events)], before);
  });

  it("refuses answers that were not on the page that was checked", async () => {
    const id = await startDraft(ana, client("calder"));
    const { updatedAt } = await draftById(ana, id);
    await keepAnswers(ana, id, { people: { addresses: "eve@calder.com" } });
    await assert.rejects(createFromDraft(ana, id, updatedAt), { field: "form" });
  });

  it("refuses an unfinished draft", async () => {
    const id = await startDraft(ana, { website: { hostname: "www.half.com" } });
    await assert.rejects(create(ana, id), { field: "form" });
  });

  it("adds another website to an account that exists", async () => {
    const before = await countOf(accounts);
    const shop = client("shop");
    const id = await startDraft(ana, {
      ...shop,
      website: { ...shop.website, account: "existing", existing: "acme" },
    });
    const accountId = await create(ana, id);
    assert.equal(await countOf(accounts), before);
    const sites = await readAs(ana, (tx) =>
      tx.select({ slug: applications.slug }).from(applications).where(eq(applications.accountId, accountId)),
    );
    assert.deepEqual(sites.map(({ slug }) => slug).sort(), ["acme", "shop"]);
  });

  it("refuses an existing account that is gone", async () => {
    const draft = client("gone");
    const id = await startDraft(ana, {
      ...draft,
      website: { ...draft.website, account: "existing", existing: "nope" },
    });
    await assert.rejects(create(ana, id), { field: "website" });
  });
});
