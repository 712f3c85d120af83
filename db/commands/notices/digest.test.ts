import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { claimMail, openMail } from "@/db/commands/notices/delivery";
import { sendDigests } from "@/db/commands/notices/digest";
import { markRead, tell } from "@/db/commands/notices/notices";
import { changeNoticeMail } from "@/db/commands/sign-in/profile";
import { placeOf } from "@/db/queries/accounts/place";
import { noticesOf } from "@/db/queries/activity/notices";
import { memberships } from "@/db/schema/accounts";
import { outbox } from "@/db/schema/events";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { countStatements } from "@/db/testing/statements";
import type { Happening } from "@/domain/activity/notice-words";
import type { Actor } from "@/domain/people/actor";

const at = (iso: string) => new Date(iso);

describe("a day's notices", () => {
  withDatabase();
  let owner: Actor;
  let cleo: Actor;
  let n = 0;
  let place: Parameters<typeof tell>[1];

  before(async () => {
    owner = await foundOwner();
    await changeNoticeMail(owner, "daily");
  });

  beforeEach(async () => {
    n += 1;
    const made = await foundAccount(owner, {
      name: `Client ${n}`,
      website: { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null },
    });
    const accountId = made.account.id;
    cleo = await addClientUser(accountId, `cleo@client${n}.com`, "client_admin");
    await changeNoticeMail(cleo, "daily");
    place = {
      accountId,
      environmentId: made.production.id,
      production: true,
      ownerId: null,
      href: `/accounts/client-${n}`,
    };
  });

  const liveIn = (timeZone: string) =>
    asSystem((tx) => tx.update(users).set({ timeZone }).where(eq(users.id, cleo.userId)));
  const happen = (key: string, now: string, kind: "problem" | "turn" = "problem") => {
    const hostname = `www.website${n}.com`;
    const happening: Happening =
      kind === "turn"
        ? { kind, hostname, production: true }
        : { kind, hostname, finding: `It is ${key}.`, part: false };
    return asSystem((tx) => tell(tx, place, `${n} ${key}`, happening, at(now)));
  };
  const letters = (to = cleo.email) =>
    asSystem((tx) => tx.select().from(outbox).where(eq(outbox.recipient, to)));
  const textOf = (row: Awaited<ReturnType<typeof letters>>[number]) => {
    const mail = openMail({ ...row, to: "", createdAt: new Date() });
    assert.ok("text" in mail);
    return mail;
  };

  it("go out at eight in the morning of their own time zone, in one mail, once", async () => {
    await liveIn("America/New_York");
    await happen("one", "2026-03-02T14:00:00Z");
    await happen("two", "2026-03-02T15:00:00Z");
    await sendDigests(at("2026-03-03T12:59:00Z"));
    assert.deepEqual(await letters(), []);
    await Promise.all([1, 2, 3].map(() => sendDigests(at("2026-03-03T13:00:00Z"))));
    await sendDigests(at("2026-03-03T13:01:00Z"));
    const [row, ...more] = await letters();
    assert.ok(row && more.length === 0);
    const mail = textOf(row);
    assert.equal(mail.subject, "Harbour Row: 2 notices");
    assert.match(mail.text, /It is two\..*It is one\..*\/notifications\n/s);
  });

  it("keep to eight o'clock over a change of the clocks", async () => {
    await liveIn("Europe/Berlin");
    await happen("one", "2026-03-28T12:00:00Z");
    await sendDigests(at("2026-03-29T05:59:00Z"));
    assert.equal((await letters()).length, 0);
    await sendDigests(at("2026-03-29T06:00:00Z"));
    assert.equal((await letters()).length, 1);
  });

  it("name the host in the subject when there is but one, and send no mail without news", async () => {
    await sendDigests(at("2026-03-03T08:00:00Z"));
    assert.equal((await letters()).length, 0);
    await happen("one", "2026-03-03T09:00:00Z");
    await sendDigests(at("2026-03-04T08:00:00Z"));
    await sendDigests(at("2026-03-05T08:00:00Z"));
    const [row, ...more] = await letters();
    assert.ok(row && more.length === 0);
    assert.equal(textOf(row).subject, `Harbour Row: Your website www.website${n}.com has a problem`);
  });

  it("leave out what was read, and everything that they may no longer see", async () => {
    await happen("one", "2026-03-02T14:00:00Z");
    await markRead(cleo, undefined, at("2026-03-02T15:00:00Z"));
    await sendDigests(at("2026-03-03T08:00:00Z"));
    assert.equal((await letters()).length, 0);
    await happen("two", "2026-03-03T14:00:00Z");
    await asSystem((tx) => tx.delete(memberships).where(eq(memberships.userId, cleo.userId)));
    await sendDigests(at("2026-03-04T08:00:00Z"));
    assert.equal((await letters()).length, 0);
    assert.deepEqual((await noticesOf(cleo, { unread: false })).rows, []);
    assert.equal((await placeOf(cleo, {})).unread, 0);
  });

  it("leave out what no longer concerns their role", async () => {
    await happen("one", "2026-03-02T14:00:00Z");
    await asSystem((tx) =>
      tx.update(memberships).set({ role: "client_viewer" }).where(eq(memberships.userId, cleo.userId)),
    );
    await sendDigests(at("2026-03-03T08:00:00Z"));
    assert.equal((await letters()).length, 0);
  });

  it("leave out the websites that they may no longer see", async () => {
    await happen("one", "2026-03-02T14:00:00Z");
    await asSystem((tx) =>
      tx.update(memberships).set({ scoped: true }).where(eq(memberships.userId, cleo.userId)),
    );
    await sendDigests(at("2026-03-03T08:00:00Z"));
    assert.equal((await letters()).length, 0);
    await asSystem((tx) =>
      tx.update(memberships).set({ scoped: false }).where(eq(memberships.userId, cleo.userId)),
    );
    await sendDigests(at("2026-03-04T08:00:00Z"));
    assert.equal((await letters()).length, 1, "it was not lost, should they see it again");
  });

  it("reach everybody else when those of one cannot be written", async (t) => {
    const [zoe] = await Promise.all([
      addClientUser(place.accountId, `zoe@client${n}.com`, "client_admin"),
      liveIn("Nowhere/Nothing"),
    ]);
    await changeNoticeMail(zoe, "daily");
    await happen("one", "2026-03-02T14:00:00Z");
    const told = t.mock.method(console, "error", () => {});
    await sendDigests(at("2026-03-03T08:00:00Z"));
    assert.deepEqual([(await letters()).length, (await letters(zoe.email)).length], [0, 1]);
    assert.match(String(told.mock.calls[0]?.arguments[0]), /day's notices failed/);
    await liveIn("UTC");
  });

  it("keep what waited when somebody comes to want each at once", async () => {
    await happen("one", "2026-03-02T14:00:00Z");
    await changeNoticeMail(cleo, "at_once");
    await happen("two", "2026-03-02T15:00:00Z");
    await sendDigests(at("2026-03-03T08:00:00Z"));
    const texts = (await letters()).map((row) => textOf(row).text);
    assert.equal(texts.length, 2);
    for (const which of ["one", "two"])
      assert.equal(texts.filter((text) => text.includes(`It is ${which}.`)).length, 1);
  });

  it("do not keep a mail back for somebody who wants each at once", async () => {
    await changeNoticeMail(cleo, "at_once");
    await happen("one", "2026-03-02T14:00:00Z");
    assert.equal((await letters()).length, 1);
    await sendDigests(at("2026-03-03T08:00:00Z"));
    assert.equal((await letters()).length, 1);
  });

  it("take back a mail that has not gone out when its reader loses their access", async () => {
    await changeNoticeMail(cleo, "at_once");
    await happen("one", "2026-03-02T14:00:00Z");
    await asSystem((tx) => tx.delete(memberships).where(eq(memberships.userId, cleo.userId)));
    const due = await claimMail(100);
    assert.ok(!due.some(({ to }) => to === cleo.email));
    assert.deepEqual(await letters(), []);
  });

  it("are listed the newest first, and are read one by one or all at once, each by its own reader", async () => {
    for (const minute of [10, 11, 12]) await happen(`no. ${minute}`, `2026-03-02T14:${minute}:00Z`);
    const listed = (unread: boolean) => noticesOf(cleo, { unread });
    const { rows } = await listed(false);
    assert.deepEqual(
      rows.map(({ sentence }) => sentence),
      ["It is no. 12.", "It is no. 11.", "It is no. 10."],
    );
    const first = rows[0]?.id ?? "";
    await markRead(owner, first, at("2026-03-02T15:00:00Z"));
    assert.equal((await placeOf(cleo, {})).unread, 3, "somebody else's button changes nothing of mine");
    await markRead(cleo, first, at("2026-03-02T15:00:00Z"));
    assert.deepEqual([(await listed(true)).rows.length, (await placeOf(cleo, {})).unread], [2, 2]);
    await markRead(cleo, undefined, at("2026-03-02T15:00:00Z"));
    assert.deepEqual([(await listed(true)).rows.length, (await listed(true)).anyUnread], [0, false]);
  });

  it("are counted in the statement that every page asks", async () => {
    await happen("one", "2026-03-02T14:00:00Z");
    assert.equal(await countStatements(() => placeOf(cleo, {})), (await countStatements(async () => {})) + 2);
  });

  it("go on to the next page without a gap or a repetition", async () => {
    for (let i = 0; i < 51; i++) await happen(`no. ${i}`, "2026-03-02T14:00:00Z");
    const one = await noticesOf(cleo, { unread: false });
    const two = await noticesOf(cleo, { unread: false, after: one.next });
    assert.deepEqual([one.rows.length, two.rows.length, two.next], [50, 1, undefined]);
    assert.equal(new Set([...one.rows, ...two.rows].map(({ id }) => id)).size, 51);
  });

  it("go with the environment that they are about", async () => {
    await happen("one", "2026-03-02T14:00:00Z");
    await asSystem((tx) => tx.execute(`delete from accounts where id = '${place.accountId}'`));
    const left = await noticesOf(owner, { unread: false });
    assert.ok(left.rows.every(({ href }) => href !== place.href));
  });
});
