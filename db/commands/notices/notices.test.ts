import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { and, asc, eq, like, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { insertStaff } from "@/db/commands/accounts/agency";
import { recordFinding } from "@/db/commands/go-live/findings";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { endWatches } from "@/db/commands/go-live/watches";
import { openMail } from "@/db/commands/notices/delivery";
import { assignStaff, removeFromAccount } from "@/db/commands/people/memberships";
import { environments } from "@/db/schema/applications";
import { events, outbox } from "@/db/schema/events";
import { goLives, manualTasks } from "@/db/schema/go-live";
import { hostnames } from "@/db/schema/hostnames";
import { notices } from "@/db/schema/notices";
import { users } from "@/db/schema/users";
import { unseal } from "@/db/secrets/seal";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Check } from "@/domain/go-live/checks/check";
import type { Facts } from "@/domain/go-live/seen/facts";
import type { Verdict } from "@/domain/go-live/verdict";
import type { Actor } from "@/domain/people/actor";
import { CLIENT_ROLES } from "@/domain/people/role";

const START = Date.parse("2026-03-02T14:00:00.000Z");
const at = (minutes: number) => new Date(START + minutes * 60_000);
const days = (count: number) => count * 24 * 60;
const EDGE = "CNAME a.edge.net";

const pointing = (verdict: Verdict): Check => ({
  id: "point.target",
  status: ({ not_pointed: "fail", waiting: "pending" } as Record<string, Check["status"]>)[verdict] ?? "pass",
  seen: verdict === "not_pointed" || verdict === "waiting" ? "A 198.51.100.11" : EDGE,
  wanted: EDGE,
  sentence: "",
  severity: "blocking",
  title: "",
  evidence: [],
});

/** What the stations of the go-live track rest on, beside the record. */
const STATIONS = (
  [
    "prop.auth",
    "prop.resolvers",
    "prop.expiry",
    "tls.handshake",
    "tls.name",
    "tls.chain",
    "tls.dates",
  ] as const
).map((id): Check => ({ ...pointing("live"), id }));

describe("telling the people concerned", () => {
  withDatabase();
  let owner: Actor;
  let member: { id: string; email: string };
  let n = 0;
  let site: { accountId: string; environmentId: string; hostnameId: string };
  let people: Record<string, Actor>;

  before(async () => {
    owner = await foundOwner();
    await asSystem((tx) => insertStaff(tx, { email: "abel@harbour.com", name: "Abel", role: "admin" }));
    member = await asSystem((tx) =>
      insertStaff(tx, { email: "mia@harbour.com", name: "Mia", role: "member" }),
    );
    await asSystem((tx) => insertStaff(tx, { email: "other@harbour.com", name: "Otto", role: "member" }));
  });

  beforeEach(async () => {
    n += 1;
    const made = await foundAccount(owner, {
      name: `Client ${n}`,
      website: { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null },
    });
    const accountId = made.account.id;
    await assignStaff(owner, accountId, member.id);
    people = {};
    for (const role of CLIENT_ROLES)
      people[role] = await addClientUser(accountId, `${role}@website${n}.com`, role);
    const [hostname] = await asSystem((tx) =>
      tx.select().from(hostnames).where(eq(hostnames.environmentId, made.production.id)),
    );
    site = { accountId, environmentId: made.production.id, hostnameId: hostname?.id ?? "" };
  });

  const found = (verdict: Verdict, minutes: number, edge: unknown[] = []) =>
    recordFinding(
      {
        hostnameId: site.hostnameId,
        facts: { host: `www.website${n}.com`, at: at(minutes).toISOString(), edge } as unknown as Facts,
        judgement: {
          verdict,
          reason: `It is ${verdict}.`,
          checks: [pointing(verdict), ...(verdict === "live" ? STATIONS : [])],
        },
        history: { sightings: [] },
        snapshot: null,
      },
      at(minutes),
      0.5,
    );
  /** The looks of every hour until then found it live as before. */
  const lookedUntil = (minutes: number) =>
    asSystem((tx) =>
      tx
        .update(environments)
        .set({ checkedAt: at(minutes) })
        .where(eq(environments.id, site.environmentId)),
    );
  const goLive = async () => {
    await found("live", -1);
    await found("live", 0);
  };
  const told = (kind?: string) =>
    asSystem((tx) =>
      tx
        .select({ who: users.email, kind: notices.kind, sentence: notices.sentence, href: notices.href })
        .from(notices)
        .innerJoin(users, eq(users.id, notices.userId))
        .where(and(eq(notices.accountId, site.accountId), kind ? eq(notices.kind, kind) : undefined))
        .orderBy(asc(notices.createdAt), asc(users.email)),
    );
  const kindsToldTo = async (who: string) =>
    (await told()).filter((one) => one.who === who).map(({ kind }) => kind);
  const mails = () =>
    asSystem((tx) =>
      tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.accountId, site.accountId), like(outbox.subject, `%website${n}.com%`)))
        .orderBy(asc(outbox.recipient)),
    );
  const agency = ["abel@harbour.com", "ana@harbour.com", "mia@harbour.com"];
  /** The agency's people of this account, and the client's in these roles. */
  const agencyAnd = (...roles: string[]) =>
    [...agency, ...roles.map((role) => `${role}@website${n}.com`)].sort();

  it("tells of going live once each, to those who see websites, by mail in the same breath", async () => {
    await goLive();
    await found("live", 60);
    const whom = agencyAnd("client_admin", "client_member", "client_viewer");
    assert.deepEqual(
      (await told()).map(({ who, kind }) => `${kind} ${who}`),
      whom.map((who) => `live ${who}`),
    );
    assert.deepEqual(
      (await mails()).map(({ recipient }) => recipient),
      whom,
    );
    const [first] = await mails();
    const mail = openMail({ ...(first as NonNullable<typeof first>), to: "", createdAt: new Date() });
    assert.ok("text" in mail && mail.subject === `Harbour Row: www.website${n}.com is live`);
    assert.match(mail.text, /until 9 March 2026 at 14:00 UTC/);
    assert.match(mail.text, /applications\/website\d+\/environments\/production\/go-live\n/);
  });

  it("tells a drift with what was, is and is wanted, and leads to the record", async () => {
    await goLive();
    await found("not_pointed", 60);
    await found("not_pointed", 65);
    const drift = await told("drift");
    assert.deepEqual(
      drift.map(({ who }) => who),
      agencyAnd("client_admin", "client_member"),
    );
    for (const { sentence, href } of drift) {
      assert.equal(sentence, `It was ${EDGE}, is now A 198.51.100.11, and should be ${EDGE}.`);
      assert.match(
        href,
        /^\/accounts\/client-\d+\/applications\/website\d+\/environments\/production\/go-live\/record$/,
      );
    }
    assert.equal((await told("problem")).length, 0);
  });

  it("tells each thing once when many find it at the same time", async () => {
    await found("live", -1);
    await Promise.all([1, 2, 3, 4].map(() => found("live", 0)));
    await Promise.all([1, 2, 3, 4].map(() => found("not_pointed", 60)));
    const all = await told();
    assert.equal(new Set(all.map(({ who, kind }) => `${who} ${kind}`)).size, all.length);
    assert.equal(all.length, 6 + 5);
    assert.equal((await mails()).length, all.length);
  });

  it("sends nothing when nobody could be asked", async () => {
    await goLive();
    const before = (await told()).length;
    for (const minutes of [60, 61, 62]) await found("unknown", minutes);
    assert.equal((await told()).length, before);
  });

  it("says nothing of a problem before it ever was live", async () => {
    for (const verdict of ["not_pointed", "waiting", "broken", "blocked"] as const) await found(verdict, 0);
    assert.deepEqual(await told(), []);
  });

  it("does not fill mailboxes while a record comes and goes", async () => {
    await goLive();
    for (let minute = 10; minute < 600; minute += 10) {
      await found("not_pointed", minute);
      await found("live", minute + 4);
      await found("live", minute + 5);
    }
    assert.deepEqual(await kindsToldTo(owner.email), ["live", "drift", "restored"]);
    await found("not_pointed", 700);
    await found("not_pointed", 725);
    assert.equal((await told("drift")).length, 5, "a short loss is not told");
    await found("not_pointed", 730);
    assert.deepEqual(await kindsToldTo(owner.email), ["live", "drift", "restored", "drift"]);
    await found("live", 740);
    await found("live", 741);
    await found("not_pointed", days(3));
    assert.deepEqual((await kindsToldTo(owner.email)).slice(4), ["restored", "drift"]);
  });

  it("tells nothing to somebody who lost their access, nor to another account's people", async () => {
    const [mine, gone] = [site, people.client_admin as Actor];
    await asSystem((tx) =>
      tx.execute(
        sql`update memberships set role = 'client_admin' where user_id = ${people.client_member?.userId}`,
      ),
    );
    await removeFromAccount(owner, mine.accountId, gone.userId);
    const stranger = await addClientUser(
      (
        await foundAccount(owner, {
          name: "Other",
          website: { name: "Other", hostname: `www.other${n}.com`, origin: null },
        })
      ).account.id,
      `zoe@other${n}.com`,
      "client_admin",
    );
    await goLive();
    const whom = (await told()).map(({ who }) => who);
    assert.ok(whom.length > 0 && !whom.includes(gone.email) && !whom.includes(stranger.email));
    assert.ok(!whom.includes("other@harbour.com"), "a colleague who does not work on the account");
  });

  it("tells the client that it is their turn when the instructions were handed over", async () => {
    await recordFinding(
      {
        hostnameId: site.hostnameId,
        facts: {} as Facts,
        judgement: { verdict: "not_pointed", reason: "", checks: [pointing("not_pointed")] },
        history: { sightings: [] },
        snapshot: { records: [], nameservers: [], unread: [] },
      },
      at(0),
    );
    await markTask(owner, site.accountId, site.environmentId, "instructions", true, at(1));
    await found("not_pointed", 2);
    assert.deepEqual(
      (await told()).map(({ who, kind }) => [who, kind]),
      [[`client_admin@website${n}.com`, "turn"]],
    );
    const [mail] = await asSystem((tx) =>
      tx
        .select()
        .from(outbox)
        .where(eq(outbox.recipient, `client_admin@website${n}.com`)),
    );
    assert.match(unseal(mail?.sealed ?? ""), /Ask Ana Ruiz of Harbour Row/);
  });

  const certificate = (daysLeft: number, minutes: number) => [
    {
      address: "192.0.2.80",
      tls: {
        outcome: "ok",
        validFrom: at(minutes - days(60)).toISOString(),
        validTo: at(minutes + days(daysLeft)).toISOString(),
      },
    },
  ];
  it("tells of a certificate at fourteen days and at three, once each, to the agency", async () => {
    await goLive();
    const end = days(80);
    for (const left of [20, 14, 13.5, 10, 3, 2.5, 1]) {
      const minutes = end - days(left);
      await found("live", minutes, certificate(left, minutes));
    }
    const all = await told("certificate");
    assert.deepEqual(
      all.map(({ who }) => who),
      [...agency, ...agency],
    );
    await found("live", end, certificate(10, end));
    assert.equal((await told("certificate")).length, 9, "another certificate is another matter");
  });

  const milestone = async () => {
    const [row] = await asSystem((tx) =>
      tx
        .select({ at: goLives.milestoneAt })
        .from(goLives)
        .where(eq(goLives.environmentId, site.environmentId)),
    );
    return row?.at ?? null;
  };
  const completeAll = () =>
    asSystem((tx) =>
      tx
        .update(manualTasks)
        .set({ completedAt: at(1), completedBy: owner.userId })
        .where(eq(manualTasks.environmentId, site.environmentId)),
    );

  it("ends the watch in the milestone, once, when seven days have passed and every task is done", async () => {
    await goLive();
    await completeAll();
    await lookedUntil(days(7) - 60);
    await found("live", days(7) - 1);
    assert.equal(await milestone(), null);
    await found("unknown", days(7) + 1);
    assert.equal(await milestone(), null, "a look that could not ask says nothing");
    await Promise.all([found("live", days(7) + 2), found("live", days(7) + 2)]);
    await lookedUntil(days(8) - 60);
    await found("live", days(8));
    assert.deepEqual(await milestone(), at(days(7) + 2));
    const whom = agencyAnd("client_admin", "client_member", "client_viewer");
    assert.deepEqual(
      (await told("milestone")).map(({ who }) => who),
      whom,
    );
    const settled = await asSystem((tx) =>
      tx
        .select()
        .from(events)
        .where(and(eq(events.accountId, site.accountId), eq(events.action, "environment.settled"))),
    );
    assert.equal(settled.length, 1);
    const [environment] = await asSystem((tx) =>
      tx.select().from(environments).where(eq(environments.id, site.environmentId)),
    );
    assert.equal(environment?.station, 6);
  });

  it("begins the watch anew after an interruption, and waits for the last task", async () => {
    await goLive();
    await found("not_pointed", days(3));
    await found("live", days(3) + 10);
    await found("live", days(3) + 11);
    await lookedUntil(days(8) - 60);
    await found("live", days(8));
    assert.equal(await milestone(), null);
    await lookedUntil(days(11) - 60);
    await found("live", days(11));
    assert.deepEqual(await told("milestone"), []);
    await endWatches(at(days(11) + 30));
    assert.deepEqual(await told("milestone"), []);
    await completeAll();
    await endWatches(at(days(11) + 60));
    assert.equal((await told("milestone")).length, 6);
  });

  it("watches for longer by what nobody could look at, and says so", async () => {
    await goLive();
    await completeAll();
    await lookedUntil(days(2));
    for (const minutes of [days(2) + 60, days(3)]) await found("unknown", minutes);
    await found("live", days(4));
    await lookedUntil(days(8));
    await found("live", days(8) + 60);
    await endWatches(at(days(8) + 90));
    assert.equal(await milestone(), null, "two of the seven days were not watched");
    await lookedUntil(days(9) - 1);
    await found("live", days(9));
    assert.deepEqual(await milestone(), at(days(9)));
    const longer = await asSystem((tx) =>
      tx
        .select({ after: events.after })
        .from(events)
        .where(and(eq(events.accountId, site.accountId), eq(events.action, "environment.unwatched"))),
    );
    assert.deepEqual(longer, [{ after: { for: "2 days" } }]);
    assert.match(
      (await told("milestone"))[0]?.sentence ?? "",
      /^Found live at every look since 2 March 2026 at 14:00 UTC/,
    );
  });

  it("leaves the mail to the day's digest for those who prefer it", async () => {
    await asSystem((tx) =>
      tx
        .update(users)
        .set({ noticeMail: "daily" })
        .where(eq(users.id, people.client_viewer?.userId as string)),
    );
    await goLive();
    assert.equal((await told()).length, 6);
    const to = (await mails()).map(({ recipient }) => recipient);
    assert.deepEqual(to, agencyAnd("client_admin", "client_member"));
  });
});
