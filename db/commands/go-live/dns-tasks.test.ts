import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { forwardDnsTask, saidDone } from "@/db/commands/go-live/dns-holder";
import { sendDnsTasks } from "@/db/commands/go-live/dns-sending";
import { remind, revokeDnsTask } from "@/db/commands/go-live/dns-tasks";
import { dnsTaskBehind, dnsTasksOf, dnsTaskVersion } from "@/db/queries/go-live/dns-tasks";
import { events, outbox } from "@/db/schema/events";
import { dnsTasks, hostnames, snapshots } from "@/db/schema/hostnames";
import { signInAttempts } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { dnsToken } from "@/db/secrets/dns-link";
import { unseal } from "@/db/secrets/seal";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Mail } from "@/domain/mail/letter";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

// biome-ignore lint/style/noProcessEnv: the configuration under which these links are made
process.env.EDGE_DOMAIN = "edge.agency.net";
// biome-ignore lint/style/noProcessEnv: as above
delete process.env.EDGE_ADDRESSES;

const NOW = new Date();
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const refusedWith = (words: RegExp) => (error: unknown) =>
  error instanceof Refusal && words.test(error.message);
const PHONE = "+44 20 7946 0000";

describe("links to a DNS change", () => {
  withDatabase();
  let owner: Actor;
  let n = 0;
  let site: { accountId: string; environmentId: string; hostnameId: string; name: string };

  before(async () => {
    owner = await foundOwner();
  });

  beforeEach(async () => {
    n += 1;
    await asSystem((tx) => tx.delete(signInAttempts));
    const founded = await foundAccount(owner, {
      name: `Client ${n}`,
      website: { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null },
    });
    const environmentId = founded.production.id;
    const [hostname] = await asSystem((tx) =>
      tx.select().from(hostnames).where(eq(hostnames.environmentId, environmentId)),
    );
    if (!hostname) throw new Error("no host name");
    site = { accountId: founded.account.id, environmentId, hostnameId: hostname.id, name: hostname.name };
  });

  const saveRecords = () =>
    asSystem((tx) =>
      tx.insert(snapshots).values({
        hostnameId: site.hostnameId,
        accountId: site.accountId,
        records: [{ name: site.name, type: "A", ttl: 300, data: "198.51.100.80" }],
        nameservers: [],
        unread: [],
        takenAt: NOW,
      }),
    );
  const send = (addresses: string[], how: "mail" | "copy" = "mail", actor = owner) =>
    sendDnsTasks(
      actor,
      site.accountId,
      site.environmentId,
      { hostnameIds: [site.hostnameId], addresses, note: "Before Friday", phone: PHONE, how },
      NOW,
    );
  async function given(addresses = ["it@acme.com"]) {
    await saveRecords();
    const [first] = await send(addresses);
    if (!first) throw new Error("nothing was given out");
    return { id: first.id, token: dnsToken(first.id) };
  }
  const mailsTo = async (address: string) => {
    const rows = await asSystem((tx) => tx.select().from(outbox).where(eq(outbox.recipient, address)));
    return rows
      .filter(({ accountId }) => accountId === site.accountId)
      .map(({ sealed }) => JSON.parse(unseal(sealed)) as Mail);
  };
  const told = async (action: string) => {
    const rows = await asSystem((tx) => tx.select().from(events).where(eq(events.accountId, site.accountId)));
    return rows.filter((event) => event.action === action);
  };

  it("are refused while the old records are not saved, and say so", async () => {
    await assert.rejects(
      send(["it@acme.com"]),
      refusedWith(/old records of www\.website\d+\.com are not saved/),
    );
    assert.equal((await mailsTo("it@acme.com")).length, 0);
  });

  it("are refused with the blocker's name while nothing can be checked", async () => {
    await saveRecords();
    const name = `website${n}.com`;
    await asSystem((tx) => tx.update(hostnames).set({ name }).where(eq(hostnames.id, site.hostnameId)));
    await assert.rejects(send(["it@acme.com"]), refusedWith(/set EDGE_ADDRESSES/));
    const admin = await addClientUser(site.accountId, `bare${n}@acme.com`, "client_admin");
    await assert.rejects(send(["it@acme.com"], "mail", admin), refusedWith(/^Your agency has not finished/));
  });

  it("are not sent again either while nothing can be checked", async () => {
    const { id } = await given();
    const name = `website${n}.com`;
    await asSystem((tx) => tx.update(hostnames).set({ name }).where(eq(hostnames.id, site.hostnameId)));
    await assert.rejects(remind(owner, site.accountId, id, later(25)), refusedWith(/set EDGE_ADDRESSES/));
  });

  it("are refused to whoever has given out sixty within a day", async () => {
    await saveRecords();
    const admin = await addClientUser(site.accountId, `many${n}@acme.com`, "client_admin");
    const { accountId, hostnameId } = site;
    const link = { accountId, hostnameId, createdBy: admin.userId, createdAt: NOW, expiresAt: later(1) };
    const links = Array.from({ length: 60 }, (_, of) => ({ ...link, tokenHash: `${n} ${of}` }));
    await asSystem((tx) => tx.insert(dnsTasks).values(links));
    await assert.rejects(send(["it@acme.com"], "mail", admin), refusedWith(/60 links a day/));
    assert.equal((await mailsTo("it@acme.com")).length, 0);
  });

  it("go out by mail with the record, hand over the change and are told of", async () => {
    const { token } = await given();
    const [mail] = await mailsTo("it@acme.com");
    for (const words of [`/dns/${token}`, "A 198.51.100.80", "Before Friday", PHONE, "edge.agency.net"])
      assert.ok(mail?.text.includes(words), words);
    assert.equal((await told("dnsTask.sent")).length, 1);
    assert.equal((await told("dnsTask.handedOver")).length, 1);
    const [row] = await dnsTasksOf(owner, site.accountId, site.environmentId, NOW);
    assert.equal(row?.recipient, "it@acme.com");
    assert.ok(row?.href?.endsWith(token));
    assert.ok(!JSON.stringify(await asSystem((tx) => tx.select().from(dnsTasks))).includes(token));
  });

  it("are made to copy without a mail, and not given twice to one address", async () => {
    await given();
    await send([], "copy");
    assert.equal((await dnsTasksOf(owner, site.accountId, site.environmentId, NOW)).length, 2);
    await assert.rejects(send(["it@acme.com"]), refusedWith(/has a link .* already/));
  });

  it("are for those whose role allows it, in their own account", async () => {
    await saveRecords();
    const viewer = await addClientUser(site.accountId, `viewer${n}@acme.com`);
    await assert.rejects(send(["it@acme.com"], "mail", viewer), Refusal);
    const admin = await addClientUser(site.accountId, `admin${n}@acme.com`, "client_admin");
    const [mine] = await send(["it@acme.com"], "mail", admin);
    const stranger = await addClientUser(
      (await foundOther()).account.id,
      `other${n}@acme.com`,
      "client_admin",
    );
    assert.ok(mine);
    await assert.rejects(send(["x@acme.com"], "mail", stranger), NotFound);
    await assert.rejects(revokeDnsTask(stranger, site.accountId, mine.id, NOW), NotFound);
    await assert.rejects(remind(stranger, site.accountId, mine.id, later(30)), NotFound);
  });

  const foundOther = () =>
    foundAccount(owner, {
      name: `Other ${n}`,
      website: { name: `Other${n}`, hostname: `www.other${n}.com`, origin: null },
    });

  it("change nothing by being opened: every table is as it was", async () => {
    const { token } = await given();
    const before = await everything();
    for (let times = 0; times < 3; times++) {
      const page = await dnsTaskBehind(token, NOW);
      assert.equal(page?.subject?.hostname.name, site.name);
      await dnsTaskVersion(token, NOW);
      await dnsTaskBehind("unknown", NOW);
    }
    assert.deepEqual(await everything(), before);
  });

  it("say who asks, and nothing of the account", async () => {
    const { token } = await given();
    const page = await dnsTaskBehind(token, NOW);
    assert.equal(page?.asker.name, "Ana Ruiz");
    assert.equal(page?.asker.phone, PHONE);
    assert.equal(page?.agency, "Harbour Row");
    assert.deepEqual(
      page?.subject?.old.map(({ data }) => data),
      ["198.51.100.80"],
    );
  });

  it("say for whom somebody of the client's asks", async () => {
    await saveRecords();
    const admin = await addClientUser(site.accountId, `cleo${n}@acme.com`, "client_admin");
    const [link] = await send([`own${n}@acme.com`], "mail", admin);
    const token = dnsToken(link?.id ?? "");
    const [mail] = await mailsTo(`own${n}@acme.com`);
    assert.match(mail?.text ?? "", new RegExp(`cleo${n} of Client ${n} asks you`));
    assert.equal((await dnsTaskBehind(token, NOW))?.asker.of, `Client ${n}`);
    await remind(admin, site.accountId, link?.id ?? "", later(25));
    const [again] = await mailsTo(`own${n}@acme.com`);
    assert.match(
      again?.text ?? "",
      new RegExp(`A reminder from cleo${n} of Client ${n}: one DNS change that `),
    );
  });

  it("name the agency alone once whoever sent them is gone", async () => {
    await saveRecords();
    const admin = await addClientUser(site.accountId, `gone${n}@acme.com`, "client_admin");
    const [link] = await send([`own${n}@acme.com`], "mail", admin);
    const token = dnsToken(link?.id ?? "");
    await asSystem((tx) => tx.update(users).set({ erasedAt: NOW }).where(eq(users.id, admin.userId)));
    const nobody = { name: "", email: "", zone: "UTC", of: "Harbour Row", phone: "" };
    assert.deepEqual((await dnsTaskBehind(token, NOW))?.asker, nobody);
    await pass(token, `next${n}@acme.com`);
    const [mail] = await mailsTo(`next${n}@acme.com`);
    assert.match(mail?.text ?? "", /Maria Lind passes this on to you: Harbour Row asks for one DNS change/);
    assert.match(mail?.text ?? "", /Questions\? Harbour Row\./);
  });

  it("note once that the record is said to be changed, and take the host name for one check", async () => {
    const { token } = await given();
    assert.deepEqual(await saidDone(token, "192.0.2.1", NOW), { check: site.hostnameId });
    const again = await saidDone(token, "192.0.2.1", later(0.001));
    assert.match("wait" in again ? again.wait : "", /check is running|Check again in/);
    const notes = await told("dnsTask.saidDone");
    assert.deepEqual(
      notes.map(({ actorName, actorId }) => [actorName, actorId]),
      [["The holder of the DNS link for it@acme.com", null]],
    );
  });

  it("wait once they were used too often, and say how long", async () => {
    const { token } = await given();
    for (let times = 0; times < 10; times++) await saidDone(token, `192.0.2.${times}`, NOW);
    await assert.rejects(saidDone(token, "192.0.2.99", NOW), refusedWith(/Try again in \d+ minutes/));
  });

  it("end after 14 days and when revoked, and lead nowhere once the host name is gone", async () => {
    const { id, token } = await given();
    const ended = await dnsTaskBehind(token, later(14 * 24));
    assert.equal(ended?.state, "ended");
    assert.equal(ended?.subject, undefined);
    await assert.rejects(saidDone(token, "192.0.2.1", later(14 * 24)), refusedWith(/has ended/));
    await revokeDnsTask(owner, site.accountId, id, NOW);
    assert.equal((await dnsTaskBehind(token, NOW))?.state, "revoked");
    await assert.rejects(saidDone(token, "192.0.2.1", NOW), refusedWith(/has ended/));
    await assert.rejects(revokeDnsTask(owner, site.accountId, id, NOW), NotFound);
    await asSystem((tx) => tx.delete(hostnames).where(eq(hostnames.id, site.hostnameId)));
    assert.equal(await dnsTaskBehind(token, NOW), undefined);
    assert.equal(await dnsTaskVersion(token, NOW), undefined);
  });

  it("live on by a reminder, once a day, under the same address", async () => {
    const { id, token } = await given();
    await assert.rejects(remind(owner, site.accountId, id, later(23)), refusedWith(/within the last day/));
    await remind(owner, site.accountId, id, later(25));
    await assert.rejects(remind(owner, site.accountId, id, later(26)), refusedWith(/within the last day/));
    assert.equal((await dnsTaskBehind(token, later(14 * 24 + 1)))?.state, "open");
    const mails = await mailsTo("it@acme.com");
    assert.equal(mails.length, 1, "the first had not gone out, so the reminder took its place");
    assert.match(mails[0]?.subject ?? "", /reminder/);
    assert.ok(mails[0]?.text.includes(`/dns/${token}`));
  });

  it("lead somewhere from a reminder, also after a change of the portal's secret", async () => {
    const { id, token } = await given();
    await asSystem((tx) =>
      tx.update(dnsTasks).set({ tokenHash: "by the earlier secret" }).where(eq(dnsTasks.id, id)),
    );
    await remind(owner, site.accountId, id, later(25));
    assert.equal((await dnsTaskBehind(token, later(25)))?.state, "open");
  });

  const pass = (token: string, email: string, at = NOW) =>
    forwardDnsTask(token, { name: "Maria Lind", email }, `192.0.2.${email.length}`, at);
  const tokenOf = async (email: string) => {
    const links = await dnsTasksOf(owner, site.accountId, site.environmentId, NOW);
    return dnsToken(links.find(({ recipient }) => recipient === email)?.id ?? "");
  };

  it("are passed on as links of their own, that end with the first", async () => {
    const { id, token } = await given();
    await pass(token, "sam@acme.com");
    const theirs = await tokenOf("sam@acme.com");
    assert.notEqual(theirs, token);
    const [mail] = await mailsTo("sam@acme.com");
    assert.match(mail?.text ?? "", /Maria Lind passes this on to you: Ana Ruiz of Harbour Row/);
    assert.ok(mail?.text.includes(`/dns/${theirs}`));
    assert.equal((await dnsTaskBehind(theirs, NOW))?.asker.name, "Ana Ruiz");
    await assert.rejects(pass(token, "sam@acme.com"), refusedWith(/already/));
    await pass(theirs, "kim@acme.com");
    const { forwarded } = await revokeDnsTask(owner, site.accountId, id, NOW);
    assert.equal(forwarded, 2);
    for (const one of [token, theirs, await tokenOf("kim@acme.com")])
      assert.equal((await dnsTaskBehind(one, NOW))?.state, "revoked");
    assert.equal((await mailsTo("kim@acme.com")).length, 0, "a mail that has not gone out is taken back");
  });

  it("end with the one they were passed on from, and not later", async () => {
    const { token } = await given();
    await pass(token, "sam@acme.com", later(13 * 24));
    const theirs = await tokenOf("sam@acme.com");
    assert.equal((await dnsTaskBehind(theirs, later(14 * 24 - 1)))?.state, "open");
    assert.equal((await dnsTaskBehind(theirs, later(14 * 24)))?.state, "ended");
    const [mail] = await mailsTo("sam@acme.com");
    assert.doesNotMatch(mail?.text ?? "", /14 days/);
  });

  it("leave none open that is passed on while the first is revoked", async () => {
    await saveRecords();
    const sent = await send(["a1@acme.com", "a2@acme.com", "a3@acme.com", "a4@acme.com", "a5@acme.com"]);
    for (const [round, { id }] of sent.entries()) {
      await asSystem((tx) => tx.delete(signInAttempts));
      await pass(dnsToken(id), `b${round}@acme.com`);
      const passing = pass(await tokenOf(`b${round}@acme.com`), `c${round}@acme.com`);
      await setTimeout(3 * round);
      await Promise.allSettled([passing, revokeDnsTask(owner, site.accountId, id, NOW)]);
    }
    const links = await dnsTasksOf(owner, site.accountId, site.environmentId, NOW);
    assert.deepEqual(
      links.filter(({ state }) => state === "open").map(({ recipient }) => recipient),
      [],
    );
  });

  it("are passed on through three hands, to five people, and no further", async () => {
    const { token } = await given();
    await pass(token, "a@acme.com");
    await pass(await tokenOf("a@acme.com"), "bb@acme.com");
    await pass(await tokenOf("bb@acme.com"), "ccc@acme.com");
    await assert.rejects(
      pass(await tokenOf("ccc@acme.com"), "d@acme.com"),
      refusedWith(/several times already/),
    );
    for (const email of ["e1@acme.com", "e22@acme.com", "e333@acme.com"]) await pass(token, email);
    await assert.rejects(pass(token, "more@acme.com"), refusedWith(/Too many tries/));
    await asSystem((tx) => tx.delete(signInAttempts));
    await pass(token, "e4444@acme.com");
    await assert.rejects(pass(token, "e55555@acme.com"), refusedWith(/as many people as it can be/));
  });

  /** Every row of every table, as text. */
  async function everything() {
    return asSystem(async (tx) => {
      const tables = await tx.execute<{ name: string }>(
        sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
      );
      const all: Record<string, unknown> = {};
      for (const { name } of tables.rows) {
        const { rows } = await tx.execute(
          sql`select t::text as row from ${sql.identifier(name)} t order by 1`,
        );
        all[name] = rows;
      }
      return all;
    });
  }
});
