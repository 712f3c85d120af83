import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq, like } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { claimMail, openMail } from "@/db/commands/notices/delivery";
import { makeFirstVisit, offerFirstVisit } from "@/db/commands/sign-in/first-visit";
import { keepSignInToken, mayEnter, useSignInToken as takeSignInToken } from "@/db/commands/sign-in/logins";
import { changePassword, setPassword } from "@/db/commands/sign-in/profile";
import { countRecovery, mailRecovery, recover, recoveryBehind } from "@/db/commands/sign-in/recovery";
import { signInWithPassword } from "@/db/commands/sign-in/sign-in";
import { actorOf } from "@/db/queries/sign-in/sessions";
import { events, outbox } from "@/db/schema/events";
import { verificationTokens } from "@/db/schema/sessions";
import { withDatabase } from "@/db/testing/database";
import { addStaff, someBrowser } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { StaleProof } from "@/domain/sign-in/proof";

const ana = { agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com", password: "a long phrase" };
const here = { agent: "Firefox", address: "192.0.2.9" };

describe("recovery by mail", () => {
  withDatabase();
  before(async () => {
    await makeFirstVisit({ ...ana, token: String(await offerFirstVisit()) }, someBrowser);
  });

  const tokenOf = async () => {
    const mails = await claimMail(9, new Date(Date.now() + 600_000));
    const mail = openMail(mails.at(-1) ?? assert.fail("no mail"));
    return /recover\/(\S+)/.exec("text" in mail ? mail.text : "")?.[1] ?? "";
  };

  it("sets a new password once and ends every other session", async () => {
    const before = await signInWithPassword(ana, here);
    await mailRecovery(ana.email);
    const token = await tokenOf();
    assert.equal((await recoveryBehind(token))?.email, ana.email);
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => recover({ token, password: "a new long phrase" }, someBrowser)),
    );
    assert.equal(tries.filter(({ status }) => status === "fulfilled").length, 1);
    assert.equal(await actorOf(before.token), undefined);
    const told = await asSystem((tx) =>
      tx.select().from(events).where(eq(events.action, "password.changed")),
    );
    assert.deepEqual(
      told.map(({ address }) => address),
      [someBrowser.address],
    );
    const mailed = await asSystem((tx) =>
      tx.select().from(outbox).where(like(outbox.subject, "%your password was changed%")),
    );
    assert.equal(mailed.length, 1);
    await assert.rejects(signInWithPassword(ana, here), Refusal);
    assert.ok((await signInWithPassword({ ...ana, password: "a new long phrase" }, here)).token);
  });

  it("ends after an hour, and with the next link", async () => {
    await mailRecovery(ana.email);
    const older = await tokenOf();
    await mailRecovery(ana.email);
    assert.equal(await recoveryBehind(older), undefined);
    const newer = await tokenOf();
    await asSystem((tx) => tx.update(verificationTokens).set({ expiresAt: new Date() }));
    await assert.rejects(recover({ token: newer, password: "whatever it may be" }, someBrowser), Refusal);
  });

  it("ends when the password is changed in another way", async () => {
    await mailRecovery(ana.email);
    const token = await tokenOf();
    const person = (await recoveryBehind(token)) ?? assert.fail("no link");
    await asSystem((tx) => setPassword(tx, { ...person, userId: person.id }, "a hash"));
    assert.equal(await recoveryBehind(token), undefined);
  });

  it("mails nobody at an unknown address, and says so to nobody", async () => {
    await mailRecovery("nobody@harbour.com");
    const rows = await asSystem((tx) =>
      tx.select().from(outbox).where(eq(outbox.recipient, "nobody@harbour.com")),
    );
    assert.deepEqual(rows, []);
  });

  it("is asked for a few times at most", async () => {
    const asked = Array.from({ length: 6 }, () => countRecovery("flood@harbour.com", "192.0.2.5"));
    const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === "rejected");
    assert.equal(refused.length, 2);
  });
});

describe("a signed-in person", () => {
  withDatabase();
  before(async () => {
    await makeFirstVisit({ ...ana, token: String(await offerFirstVisit()) }, someBrowser);
  });

  it("changes the password with the present one alone, and stays signed in here", async () => {
    const [mine, other] = [await signInWithPassword(ana, here), await signInWithPassword(ana, here)];
    const actor = (await actorOf(mine.token)) ?? assert.fail("no session");
    const change = (present: string) => changePassword(actor, { present, password: "another long phrase" });
    await assert.rejects(change("wrong"), (error: Refusal) => error.field === "present");
    await change(ana.password);
    assert.ok(await actorOf(mine.token));
    assert.equal(await actorOf(other.token), undefined);
  });

  it("who has no password yet chooses one with a fresh proof alone", async () => {
    const leo = await addStaff("leo@harbour.com");
    const change = (actor: Actor) => changePassword(actor, { present: "", password: "a phrase of leo's" });
    await assert.rejects(change({ ...leo, provenAt: undefined }), StaleProof);
    await change(leo);
    assert.ok((await signInWithPassword({ email: leo.email, password: "a phrase of leo's" }, here)).token);
  });
});

describe("a mailed sign-in link", () => {
  withDatabase();
  before(async () => {
    await makeFirstVisit({ ...ana, token: String(await offerFirstVisit()) }, someBrowser);
  });

  it("works once and for its address alone", async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    await keepSignInToken({ email: ana.email, token: "hash", expiresAt });
    assert.equal(await takeSignInToken({ email: "leo@harbour.com", token: "hash" }), undefined);
    assert.deepEqual(await takeSignInToken({ email: ana.email, token: "hash" }), expiresAt);
    assert.equal(await takeSignInToken({ email: ana.email, token: "hash" }), undefined);
  });

  it("is for those who have a login or an open invitation", async () => {
    assert.equal(await mayEnter(ana.email), true);
    assert.equal(await mayEnter("nobody@harbour.com"), false);
  });
});
