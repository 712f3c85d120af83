import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { asSystem, changeMineAs } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { renameAccount } from "@/db/commands/accounts/names";
import { eraseFormer, eraseMyself } from "@/db/commands/people/erasure";
import { addAccountsToGroup } from "@/db/commands/people/group-accounts";
import { addToGroup } from "@/db/commands/people/group-members";
import { createGroup } from "@/db/commands/people/groups";
import { inviteClients } from "@/db/commands/people/inviting";
import { changeClientRole, removeFromAccount } from "@/db/commands/people/memberships";
import { startViewing } from "@/db/commands/people/viewing";
import { keepSignInToken } from "@/db/commands/sign-in/logins";
import { changeProfile, setPassword } from "@/db/commands/sign-in/profile";
import { mailRecovery } from "@/db/commands/sign-in/recovery";
import { beginSession } from "@/db/commands/sign-in/sessions";
import { database } from "@/db/connection";
import { auditAll, auditOf } from "@/db/queries/activity/audit";
import { memberships } from "@/db/schema/accounts";
import { events, outbox } from "@/db/schema/events";
import { identities, verificationTokens } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import { reportWords } from "@/domain/activity/audit";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";
import { StaleProof } from "@/domain/sign-in/proof";

describe("erasing a person", () => {
  withDatabase();
  let owner: Actor;
  let acme: string;

  before(async () => {
    owner = await foundOwner();
    const website = { name: "Acme", hostname: "www.acme.com", origin: null };
    acme = (await foundAccount(owner, { name: "Acme", website })).account.id;
    await addClientUser(acme, "admin@acme.com", "client_admin");
  });

  const refused =
    (words: RegExp, field = "form") =>
    (error: unknown) =>
      error instanceof Refusal && error.field === field && words.test(error.message);

  /** Every row of every table as text, as a dump would hold it. */
  const dump = () =>
    asOwner(async (execute) => {
      const { rows } = await execute(
        sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      let text = "";
      for (const { name } of rows as { name: string }[]) {
        await execute(sql`alter table ${sql.identifier(name)} no force row level security`);
        const read = await execute(sql`select t::text as row from ${sql.identifier(name)} t`);
        await execute(sql`alter table ${sql.identifier(name)} force row level security`);
        text += read.rows.map((one) => `${name}: ${(one as { row: string }).row}`).join("\n");
      }
      return text;
    });
  /** Somebody with the database in hand, whom no grant stops. */
  const asOwner = async <T>(
    work: (execute: (statement: SQL) => Promise<{ rows: unknown[] }>) => Promise<T>,
  ): Promise<T> => (await database()).transaction((tx) => work(async (statement) => tx.execute(statement)));
  const tamper = (statement: SQL) =>
    asOwner(async (execute) => {
      await execute(sql`alter table events no force row level security`);
      await execute(sql`alter table events disable trigger user`);
      await execute(statement);
      await execute(sql`alter table events enable trigger user`);
      await execute(sql`alter table events force row level security`);
    });
  const verdicts = async () => (await auditAll()).map(({ report }) => reportWords(report));

  const allEvents = () => asSystem((tx) => tx.select().from(events).orderBy(events.id));

  /** Somebody who has done and been done much. */
  async function aPerson(email: string, name: string) {
    const person = await addClientUser(acme, email, "client_admin");
    const actor = { ...person, name, address: "192.0.2.77" };
    await changeProfile(actor, { name, timeZone: "Europe/Rome" });
    await renameAccount(actor, acme, `Acme of ${name}`);
    await inviteClients(owner, acme, { addresses: [`other-${email}`], role: "client_viewer" });
    await changeClientRole(owner, acme, { userId: actor.userId, role: "client_viewer" });
    await asSystem(async (tx) => {
      await setPassword(tx, actor, "a hash");
      await tx.insert(identities).values({ provider: "oidc x", subject: email, userId: actor.userId });
      await tx.insert(outbox).values({ recipient: email, subject: `For ${email}`, sealed: "x" });
      await tx.insert(outbox).values({
        recipient: "bo@acme.com",
        subject: `About ${email.toUpperCase()}`,
        sealed: "x",
        lastError: `550 <${email}>: no such person`,
      });
    });
    return actor;
  }

  it("leaves the mail address nowhere, the name in no record, and the chain whole", async () => {
    const email = "maria.lind+x@acme.com";
    const maria = await aPerson(email, "Maria Lind");
    const erasedBefore = (await asSystem((tx) => tx.select().from(events))).filter(
      ({ erasedAt }) => erasedAt,
    );
    assert.deepEqual(erasedBefore, []);
    await eraseMyself(maria, " Maria.Lind+x@acme.com ");
    const text = await dump();
    assert.ok(text.includes(`other-${email}`), "an address that ends like theirs is somebody else's");
    const others = text.replaceAll(new RegExp(`other-${email.replaceAll(/[.+]/g, "\\$&")}`, "g"), "");
    assert.ok(!others.toLowerCase().includes(email), "the address is still there");
    assert.doesNotMatch(text, /192\.0\.2\.77/);
    const records = await asSystem((tx) => tx.select().from(events).where(eq(events.actorId, maria.userId)));
    assert.ok(records.length >= 3);
    for (const record of records) assert.equal(record.actorName, "Erased person");
    assert.ok(!JSON.stringify(await asSystem((tx) => tx.select().from(events))).includes('"Maria Lind"'));
    const [row] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, maria.userId)));
    assert.deepEqual([row?.name, row?.email], ["Erased person", `${maria.userId}@erased.invalid`]);
    assert.ok(row?.erasedAt);
    for (const verdict of await verdicts()) assert.match(verdict, /verified unchanged\./);
    assert.match(reportWords(await auditOf(owner, acme)), /In \d+ of them personal data were erased/);
  });

  it("is erased by an owner once they left, not before, not twice, and by nobody else", async () => {
    const leo = await aPerson("leo@acme.com", "Leo Hart");
    await assert.rejects(eraseFormer(owner, leo.userId, "leo@acme.com"), refused(/still has access/));
    await removeFromAccount(owner, acme, leo.userId);
    await assert.rejects(
      eraseFormer(owner, leo.userId, "lea@acme.com"),
      refused(/Type leo@acme.com/, "typed"),
    );
    const admin = await addClientUser(acme, "zoe@acme.com", "client_admin");
    await assert.rejects(eraseFormer(admin, leo.userId, "leo@acme.com"), NotFound);
    await eraseFormer(owner, leo.userId, "leo@acme.com");
    await assert.rejects(eraseFormer(owner, leo.userId, "leo@acme.com"), NotFound);
    assert.ok(
      !(await dump()).replaceAll("other-leo@acme.com", "").includes("leo@acme.com"),
      "the address is still there",
    );
    const all = await asSystem((tx) => tx.select().from(events).where(eq(events.action, "person.erased")));
    const ofOwner = all.filter(({ actorId }) => actorId === owner.userId);
    assert.equal(ofOwner.length, 2, "one in the account's chain, one in the agency's");
    for (const verdict of await verdicts()) assert.match(verdict, /verified unchanged\./);
  });

  it("leaves the records of others as they are, whatever the person is called", async () => {
    const tia = await addClientUser(acme, "tia@acme.com");
    const before = new Map((await allEvents()).map((event) => [event.id, event]));
    let actor = tia;
    for (const name of [owner.name, "Portico", "role", "client_admin", "name", "Acme", 'Quo"te', "Tia"]) {
      await changeProfile(actor, { name, timeZone: "UTC" });
      actor = { ...actor, name };
    }
    await eraseMyself(actor, "tia@acme.com");
    for (const event of await allEvents()) {
      if (before.has(event.id)) assert.deepEqual(event, before.get(event.id));
      if (event.actorId === tia.userId && event.action === "profile.changed")
        assert.doesNotMatch(JSON.stringify(event), /Ana Ruiz|Quo|Tia/);
    }
    for (const verdict of await verdicts()) assert.match(verdict, /verified unchanged\./);
  });

  it("takes the name out of lists of people, and leaves the others in them", async () => {
    const kai = { ...(await addStaff("kai@harbour.com")), name: "Kai (Dr.) Holm" };
    await changeProfile(kai, { name: kai.name, timeZone: "UTC" });
    const group = await createGroup(owner, "Night shift");
    await addAccountsToGroup(owner, group, [acme]);
    const { userId } = await addStaff("lou@harbour.com");
    await addToGroup(owner, group, [kai.userId, userId]);
    await eraseMyself(kai, "kai@harbour.com");
    const told = (await allEvents()).filter(({ action }) => /^(staff.assigned|group.joined)$/.test(action));
    assert.deepEqual(told.map(({ subject, after }) => [subject, after]).slice(-2), [
      ["Erased person and lou", { group: "Night shift" }],
      ["Night shift", { people: ["Erased person", "lou"] }],
    ]);
    for (const verdict of await verdicts()) assert.match(verdict, /verified unchanged\./);
  });

  it("erases somebody who never said their name", async () => {
    const ida = { ...(await addClientUser(acme, "ida@acme.com")), name: "" };
    await asSystem((tx) => tx.update(users).set({ name: "" }).where(eq(users.id, ida.userId)));
    const before = new Map((await allEvents()).map((event) => [event.id, event]));
    await changeProfile(ida, { name: "", timeZone: "Europe/Rome" });
    await eraseMyself(ida, "ida@acme.com");
    for (const event of await allEvents())
      if (before.has(event.id)) assert.deepEqual(event, before.get(event.id));
  });

  it("ends what they viewed, and every link that was mailed to them", async () => {
    const nia = { ...(await addStaff("nia@harbour.com", "admin")), name: "Nia Falk" };
    await changeProfile(nia, { name: nia.name, timeZone: "UTC" });
    const from = { agent: "Firefox", address: "192.0.2.78" };
    const session = await asSystem((tx) =>
      beginSession(tx, { userId: nia.userId, method: "password", from }),
    );
    await startViewing({ ...nia, sessionId: session.id }, acme, "client_viewer", new Date());
    await mailRecovery(nia.email);
    await keepSignInToken({ email: nia.email, token: "hash", expiresAt: new Date(Date.now() + 60_000) });
    await eraseMyself(nia, nia.email);
    const [ended] = (await allEvents()).filter(({ action }) => action === "view.ended");
    assert.deepEqual([ended?.actorId, ended?.actorName], [nia.userId, "Erased person"]);
    assert.deepEqual(await asSystem((tx) => tx.select().from(verificationTokens)), []);
  });

  it("is done once when it is asked for twice at once", async () => {
    const ulf = await addClientUser(acme, "ulf@acme.com");
    const tries = await Promise.allSettled([1, 2].map(() => eraseMyself(ulf, ulf.email)));
    assert.deepEqual(tries.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
    for (const one of tries) if (one.status === "rejected") assert.ok(one.reason instanceof NotFound);
  });

  it("is refused to the last owner and the last admin, by name, and without fresh proof", async () => {
    await assert.rejects(eraseMyself(owner, owner.email), refused(/an owner of Harbour Row/));
    const birch = await foundAccount(owner, {
      name: "Birch",
      website: { name: "Birch", hostname: "www.birch.com", origin: null },
    });
    const only = await addClientUser(birch.account.id, "bo@birch.com", "client_admin");
    await assert.rejects(eraseMyself(only, only.email), refused(/an admin of Birch/));
    await assert.rejects(eraseMyself(only, "bo@birch.co"), refused(/Type bo@birch.com/, "typed"));
    await assert.rejects(eraseMyself({ ...only, provenAt: new Date(0) }, only.email), StaleProof);
    const kept = await asSystem((tx) =>
      tx.select().from(memberships).where(eq(memberships.userId, only.userId)),
    );
    assert.equal(kept.length, 1);
  });

  it("is found when somebody alters by hand when a record was erased", async () => {
    await aPerson("pia@acme.com", "Pia Berg").then((pia) => eraseMyself(pia, "pia@acme.com"));
    const [last] = await asSystem((tx) =>
      tx
        .select()
        .from(events)
        .where(and(eq(events.accountId, acme), isNotNull(events.erasedAt)))
        .orderBy(desc(events.sequence))
        .limit(1),
    );
    const shift = (by: SQL) =>
      tamper(sql`update events set erased_at = erased_at + ${by} where id = ${last?.id}`);
    await shift(sql`interval '1 day'`);
    assert.deepEqual((await auditOf(owner, acme)).fault, { kind: "erased", sequence: last?.sequence });
    await shift(sql`interval '-1 day'`);
    assert.equal((await auditOf(owner, acme)).fault, null);
  });

  it("is found when somebody marks a record as erased by hand, in whatever chain", async () => {
    const found = async () =>
      (await verdicts()).filter((verdict) => verdict.includes("nothing says that it was"));
    assert.deepEqual(await found(), []);
    const one = sql`(select id from events where account_id = ${acme} and erased_at is null and action = 'account.founded')`;
    await tamper(sql`update events set erased_at = now(), salt = null, subject = 'Eve' where id = ${one}`);
    assert.equal((await found()).length, 1);
    assert.equal(
      reportWords(await auditOf(owner, acme)),
      "Record 1 is marked as erased, and nothing says that it was.",
    );
  });

  it("can be done by no role of the portal but through the function", async () => {
    const update = sql`update events set subject = 'Eve', erased_at = now()`;
    await assert.rejects(
      asSystem((tx) => tx.execute(update)),
      /Failed query/,
    );
    await assert.rejects(
      changeMineAs(owner, (tx) => tx.execute(update)),
      /Failed query/,
    );
    const call = sql`select erase_from_events(${owner.userId})`;
    await assert.rejects(
      changeMineAs(owner, (tx) => tx.execute(call)),
      /Failed query/,
    );
    const set = sql`select set_config('portico.erasing', 'yes', true)`;
    await assert.rejects(
      asSystem(async (tx) => {
        await tx.execute(set);
        await tx.execute(update);
      }),
      /Failed query/,
    );
  });
});
