import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { firstVisitIsOpen, makeFirstVisit, offerFirstVisit } from "@/db/commands/sign-in/first-visit";
import { proveByAnswer } from "@/db/commands/sign-in/proof";
import { endOtherSessions, endSession } from "@/db/commands/sign-in/sessions";
import { signInWithPassword } from "@/db/commands/sign-in/sign-in";
import { countTry, forgetSignIns } from "@/db/commands/sign-in/throttle";
import { actorOf } from "@/db/queries/sign-in/sessions";
import { sessions, signInAttempts } from "@/db/schema/sessions";
import { withDatabase } from "@/db/testing/database";
import { someBrowser } from "@/db/testing/people";
import { Refusal } from "@/domain/refusal";

const visit = {
  agency: "Harbour Row",
  name: "Ana Ruiz",
  email: "ana@harbour.com",
  password: "a long enough phrase",
};
const from = (address: string) => ({ agent: "Firefox", address });

describe("the first visit", () => {
  withDatabase();

  it("works once, by the newest link alone", async () => {
    const older = String(await offerFirstVisit());
    const token = String(await offerFirstVisit());
    assert.equal(await firstVisitIsOpen(older), false);
    await assert.rejects(makeFirstVisit({ ...visit, token: older }, someBrowser), Refusal);
    const both = await Promise.allSettled([1, 2].map(() => makeFirstVisit({ ...visit, token }, someBrowser)));
    assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal(await offerFirstVisit(), undefined);
  });
});

describe("a session", () => {
  withDatabase();
  before(async () => {
    await makeFirstVisit({ ...visit, token: String(await offerFirstVisit()) }, someBrowser);
  });
  const signIn = () => signInWithPassword(visit, from("192.0.2.1"));

  it("says who holds it, until it is ended", async () => {
    const { token } = await signIn();
    const actor = await actorOf(token);
    assert.equal(actor?.name, "Ana Ruiz");
    assert.equal(actor?.staffRole, "owner");
    await endSession(token);
    assert.equal(await actorOf(token), undefined);
  });

  it("ends everywhere but here", async () => {
    const [here, there] = [await signIn(), await signIn()];
    const actor = await actorOf(here.token);
    assert.ok(actor);
    await endOtherSessions(actor);
    assert.ok(await actorOf(here.token));
    assert.equal(await actorOf(there.token), undefined);
  });

  it("ends after 7 days without use and after its last day", async () => {
    const { token } = await signIn();
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    await asSystem((tx) => tx.update(sessions).set({ lastSeenAt: ago(6) }));
    assert.ok(await actorOf(token));
    await asSystem((tx) => tx.update(sessions).set({ lastSeenAt: ago(8) }));
    assert.equal(await actorOf(token), undefined);
    await asSystem((tx) => tx.update(sessions).set({ lastSeenAt: ago(0), expiresAt: ago(0) }));
    assert.equal(await actorOf(token), undefined);
  });

  it("is forgotten once it has ended", async () => {
    const { id } = await signIn();
    await asSystem((tx) =>
      tx
        .update(sessions)
        .set({ expiresAt: new Date(0) })
        .where(eq(sessions.id, id)),
    );
    const { token } = await signIn();
    await forgetSignIns();
    const kept = await asSystem((tx) => tx.select({ id: sessions.id }).from(sessions));
    assert.ok(kept.every((session) => session.id !== id));
    assert.ok(await actorOf(token));
  });

  it("keeps neither the cookie's token nor the password", async () => {
    const { token } = await signIn();
    const kept = JSON.stringify(await asSystem((tx) => tx.select().from(sessions)));
    assert.ok(!kept.includes(token));
  });
});

describe("signing in with a password", () => {
  withDatabase();
  before(async () => {
    await makeFirstVisit({ ...visit, token: String(await offerFirstVisit()) }, someBrowser);
  });

  it("refuses an unknown address in the words of a wrong password", async () => {
    const said = async (email: string) =>
      signInWithPassword({ email, password: "wrong" }, from("192.0.2.2")).then(
        () => "signed in",
        (error: Error) => error.message,
      );
    assert.equal(await said("nobody@harbour.com"), await said(visit.email));
  });

  it("stops a burst of guesses and says when to try again, while another address may still sign in", async () => {
    const guesses = await Promise.allSettled(
      Array.from({ length: 12 }, () =>
        signInWithPassword({ email: visit.email, password: "guess" }, from("192.0.2.3")),
      ),
    );
    const said = guesses.map((guess) => (guess.status === "rejected" ? guess.reason.message : ""));
    assert.equal(said.filter((sentence) => /Try again in 15 minutes\./.test(sentence)).length, 6);
    await assert.rejects(signInWithPassword(visit, from("192.0.2.3")), /Too many tries/);
    assert.ok((await signInWithPassword(visit, from("192.0.2.4"))).token);
  });

  it("counts no success against the address that many share", async () => {
    for (let n = 0; n < 59; n += 1) await countTry({ address: "192.0.2.5" });
    const enter = async () => {
      await asSystem((tx) => tx.delete(sessions));
      return signInWithPassword(visit, from("192.0.2.5"));
    };
    assert.ok((await enter()).token);
    assert.ok((await enter()).token);
    await countTry({ address: "192.0.2.5" });
    await assert.rejects(enter(), /Too many tries/);
  });

  it("lets in who is signed in at an address already, whatever others try there and elsewhere", async () => {
    await asSystem((tx) => tx.delete(signInAttempts));
    const known = await signInWithPassword(visit, from("192.0.2.6"));
    for (let n = 0; n < 60; n += 1) await countTry({ address: "192.0.2.6" });
    for (let n = 0; n < 20; n += 1) await countTry({ login: visit.email });
    assert.ok((await signInWithPassword(visit, from("192.0.2.6"))).token);
    for (let n = 0; n < 20; n += 1) await countTry({ login: visit.email });
    await assert.rejects(signInWithPassword(visit, from("192.0.2.7")), /Too many tries/);
    const stranger = { email: "jo@harbour.com", password: "guess" };
    await assert.rejects(signInWithPassword(stranger, from("192.0.2.6")), /Too many tries/);
    const actor = (await actorOf(known.token)) ?? assert.fail("no session");
    assert.ok((await proveByAnswer(actor, visit.password)).token, "nor does it hold up a proof");
  });

  it("still stops guesses at somebody who is signed in at the same address", async () => {
    await asSystem((tx) => tx.delete(signInAttempts));
    await signInWithPassword(visit, from("192.0.2.8"));
    const guess = () => signInWithPassword({ ...visit, password: "guess" }, from("192.0.2.8"));
    for (let n = 0; n < 6; n += 1) await assert.rejects(guess(), /do not belong together/);
    await assert.rejects(guess(), /Too many tries/);
  });
});
