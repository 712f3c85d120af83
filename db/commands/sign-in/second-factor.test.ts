import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { asSystem } from "@/db/access";
import { makeRecoveryCodes } from "@/db/commands/sign-in/recovery-codes";
import { requireOfStaff } from "@/db/commands/sign-in/second-factor-rule";
import { acceptCode, passWithCode } from "@/db/commands/sign-in/second-step";
import { removeTotp, startTotp } from "@/db/commands/sign-in/totps";
import { mySecondFactor } from "@/db/queries/sign-in/second-factor";
import { actorOf, pendingBehind, sessionBehind } from "@/db/queries/sign-in/sessions";
import { events, outbox } from "@/db/schema/events";
import { recoveryCodes, totps } from "@/db/schema/sessions";
import { withDatabase } from "@/db/testing/database";
import { foundOwner, someBrowser } from "@/db/testing/people";
import { codeAt, enterAs, giveApp, giveLogin, holderOf } from "@/db/testing/second-factor";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { StaleProof } from "@/domain/sign-in/proof";

const NOON = new Date("2026-11-24T12:00:00Z");
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const pendingIn = async (token: string) => (await pendingBehind(token)) ?? assert.fail("no pending session");

describe("an authenticator app", () => {
  withDatabase();
  let ana: Actor;
  let secret: string;
  let other: string;
  before(async () => {
    const owner = await foundOwner();
    await giveLogin(owner.userId);
    other = (await enterAs(owner)).token;
    ana = await holderOf((await enterAs(owner)).token);
  });

  it("is in use once its first code was shown, and signs out every other browser", async () => {
    await assert.rejects(startTotp({ ...ana, provenAt: undefined }), StaleProof);
    await startTotp(ana);
    assert.equal((await enterAs(ana)).pending, false);
    secret = await giveApp(ana, NOON);
    assert.equal(await actorOf(other), undefined);
    assert.ok((await mySecondFactor(ana)).appSince);
    const [kept] = await asSystem((tx) => tx.select().from(totps));
    assert.ok(!kept?.sealed.includes(secret));
    const told = await asSystem((tx) => tx.select().from(outbox));
    assert.match(told.at(-1)?.subject ?? "", /an authenticator app was added/);
  });

  it("leaves a password alone with a session that nobody holds (S27), and opens it under a new token (S19)", async () => {
    const entered = await enterAs(ana);
    assert.equal(entered.pending, true);
    assert.equal(await sessionBehind(entered.token), undefined);
    const opened = await passWithCode(await pendingIn(entered.token), codeAt(secret, later(30)), later(30));
    assert.notEqual(opened?.token, entered.token);
    assert.equal(await actorOf(entered.token), undefined);
    assert.equal((await actorOf(opened?.token ?? ""))?.userId, ana.userId);
  });

  it("accepts no step twice, not even from two who ask at once (S25)", async () => {
    const waiting = [];
    for (let i = 0; i < 4; i++) waiting.push(await pendingIn((await enterAs(ana)).token));
    const code = codeAt(secret, later(60));
    const tries = await Promise.allSettled(waiting.map((one) => passWithCode(one, code, later(60))));
    assert.equal(tries.filter(({ status }) => status === "fulfilled").length, 1);
    const refused = waiting[tries.findIndex(({ status }) => status === "rejected")] ?? assert.fail();
    for (const earlier of [30, 60])
      await assert.rejects(passWithCode(refused, codeAt(secret, later(earlier)), later(60)), Refusal);
  });

  it("moves to the secret of today with its next code", async () => {
    const [kept] = await asSystem((tx) => tx.select().from(totps));
    const earlier = kept?.sealed.split(".")[1] ?? "";
    await asSystem((tx) => tx.update(totps).set({ sealed: earlier }));
    const pending = await pendingIn((await enterAs(ana)).token);
    assert.ok(await passWithCode(pending, codeAt(secret, later(120)), later(120)));
    const [now] = await asSystem((tx) => tx.select().from(totps));
    assert.equal(now?.sealed.split(".")[0], kept?.sealed.split(".")[0]);
    assert.notEqual(now?.sealed, kept?.sealed);
  });

  it("ends the sign-in with the tenth wrong code (S26)", async () => {
    const { token } = await enterAs(ana, { ...someBrowser, address: "192.0.2.77" });
    const pending = await pendingIn(token);
    for (let i = 0; i < 9; i++) await assert.rejects(passWithCode(pending, "000000", later(300)), Refusal);
    assert.equal(await passWithCode(pending, "000000", later(300)), undefined);
    assert.equal(await pendingBehind(token), undefined);
    assert.equal(await passWithCode(pending, codeAt(secret, later(300)), later(300)), undefined);
  });

  it("cannot be replaced, or removed with an old proof", async () => {
    await assert.rejects(startTotp(ana), Refusal);
    const stale = { ...ana, provenAt: new Date(Date.now() - 11 * 60_000) };
    await assert.rejects(removeTotp(stale), StaleProof);
  });

  it("stays while the agency asks for it, and goes with its recovery codes when not", async () => {
    await requireOfStaff(ana, true);
    await assert.rejects(removeTotp(ana), /is asked of you/);
    assert.ok((await mySecondFactor(ana)).appSince);
    await requireOfStaff(ana, false);
    await makeRecoveryCodes(ana);
    await removeTotp(ana);
    assert.equal((await asSystem((tx) => tx.select().from(recoveryCodes))).length, 0);
    assert.equal((await enterAs(ana, { ...someBrowser, address: "192.0.2.78" })).pending, false);
  });
});

describe("recovery codes", () => {
  withDatabase();
  let ana: Actor;
  before(async () => {
    const owner = await foundOwner();
    await giveLogin(owner.userId);
    ana = await holderOf((await enterAs(owner)).token);
    await assert.rejects(makeRecoveryCodes(ana), Refusal);
    await giveApp(ana, NOON);
  });

  it("are ten, kept so that the database alone tells none, and each signs in once", async () => {
    const codes = await makeRecoveryCodes(ana);
    assert.equal(new Set(codes).size, 10);
    const [code = ""] = codes;
    const kept = await asSystem((tx) => tx.select().from(recoveryCodes));
    assert.ok(!JSON.stringify(kept).includes(code));
    const waiting = [await enterAs(ana), await enterAs(ana)];
    const tries = await Promise.allSettled(
      waiting.map(async ({ token }) => passWithCode(await pendingIn(token), code)),
    );
    assert.equal(tries.filter(({ status }) => status === "fulfilled").length, 1);
    assert.equal((await mySecondFactor(ana)).codesLeft, 9);
    const happened = await asSystem((tx) => tx.select().from(events));
    assert.ok(happened.some(({ action }) => action === "secondFactor.codeUsed"));
  });

  it("end when new ones are made", async () => {
    const [earlier = ""] = await makeRecoveryCodes(ana);
    await makeRecoveryCodes(ana);
    assert.equal(await asSystem((tx) => acceptCode(tx, ana, earlier, NOON)), false);
    assert.equal((await mySecondFactor(ana)).codesLeft, 10);
  });
});
