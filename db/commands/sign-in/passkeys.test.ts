import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { asSystem } from "@/db/access";
import { askAnyPasskey, signInWithPasskey } from "@/db/commands/sign-in/passkey-sign-in";
import { addPasskey, askNewPasskey, askPasskeyOf, removePasskey } from "@/db/commands/sign-in/passkeys";
import { proveByPasskey } from "@/db/commands/sign-in/proof";
import { requireOfStaff } from "@/db/commands/sign-in/second-factor-rule";
import { passWithPasskey } from "@/db/commands/sign-in/second-step";
import { countTry } from "@/db/commands/sign-in/throttle";
import { mySecondFactor } from "@/db/queries/sign-in/second-factor";
import { actorOf, pendingBehind } from "@/db/queries/sign-in/sessions";
import { signInAttempts } from "@/db/schema/sessions";
import { TestAuthenticator } from "@/db/testing/authenticator";
import { withDatabase } from "@/db/testing/database";
import { foundOwner, someBrowser } from "@/db/testing/people";
import { enterAs, giveLogin, holderOf } from "@/db/testing/second-factor";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";
import { StaleProof } from "@/domain/sign-in/proof";
import { env } from "@/env";

describe("a passkey", () => {
  withDatabase();
  let ana: Actor;
  let key: TestAuthenticator;
  before(async () => {
    const owner = await foundOwner();
    await giveLogin(owner.userId);
    ana = await holderOf((await enterAs(owner)).token);
    key = new TestAuthenticator(env().origin);
  });

  const signIn = async (answer: (asked: { challenge: string }) => string) => {
    const { options, cookie } = await askAnyPasskey();
    return signInWithPasskey({ response: answer(options), cookie: cookie.value }, someBrowser);
  };

  it("is added with a fresh proof, an unused challenge and the right origin, or not at all", async () => {
    await assert.rejects(askNewPasskey({ ...ana, provenAt: undefined }), StaleProof);
    const asked = await askNewPasskey(ana);
    const add = (response: string) => addPasskey(ana, { response, name: "Key" });
    await assert.rejects(add(new TestAuthenticator("https://evil.example").make(asked)), Refusal);
    await assert.rejects(add(key.make(asked)), Refusal, "the challenge was used up by the first answer");
    key.verifies = false;
    const unverified = key.make(await askNewPasskey(ana));
    await assert.rejects(add(unverified), Refusal);
    key.verifies = true;
    await add(key.make(await askNewPasskey(ana)));
    assert.deepEqual(
      (await mySecondFactor(ana)).passkeys.map(({ name }) => name),
      ["Key"],
    );
  });

  it("signs in alone, past both factors, and its answer works once", async () => {
    const { options, cookie } = await askAnyPasskey();
    const sent = { response: key.show(options), cookie: cookie.value };
    const tries = await Promise.allSettled([1, 2].map(() => signInWithPasskey(sent, someBrowser)));
    const entered = tries.filter((one) => one.status === "fulfilled");
    assert.equal(entered.length, 1);
    assert.equal((await actorOf(entered[0]?.value.token ?? ""))?.method, "passkey");
  });

  it("takes back its own try alone, not those of others at the address", async () => {
    await asSystem((tx) => tx.delete(signInAttempts));
    for (let n = 0; n < 59; n += 1) await countTry({ address: someBrowser.address });
    await signIn((asked) => key.show(asked));
    await countTry({ address: someBrowser.address });
    await assert.rejects(countTry({ address: someBrowser.address }), /Too many tries/);
    await asSystem((tx) => tx.delete(signInAttempts));
  });

  it("is refused without its cookie, with another's challenge, and unknown", async () => {
    const { options, cookie } = await askAnyPasskey();
    const response = key.show(options);
    await assert.rejects(signInWithPasskey({ response, cookie: undefined }, someBrowser), Refusal);
    const other = (await askAnyPasskey()).cookie.value;
    await assert.rejects(signInWithPasskey({ response, cookie: other }, someBrowser), Refusal);
    await assert.rejects(signInWithPasskey({ response: "{", cookie: cookie.value }, someBrowser), Refusal);
    await assert.rejects(
      signIn((asked) => new TestAuthenticator(env().origin).show(asked)),
      Refusal,
    );
  });

  it("is refused when it counts backwards, as a copy would", async () => {
    key.counter = 40;
    await signIn((asked) => key.show(asked));
    key.counter = 20;
    await assert.rejects(
      signIn((asked) => key.show(asked)),
      Refusal,
    );
    key.counter = 60;
    await signIn((asked) => key.show(asked));
  });

  it("is a second factor after a password, within the session that was asked", async () => {
    const { token, pending } = await enterAs(ana);
    assert.equal(pending, true);
    const waiting = (await pendingBehind(token)) ?? assert.fail();
    const place = { userId: ana.userId, sessionId: waiting.id };
    const answer = key.show(await askPasskeyOf(place));
    await askPasskeyOf(place);
    await assert.rejects(passWithPasskey(waiting, answer), Refusal, "a newer question ended the first");
    const opened = await passWithPasskey(waiting, key.show(await askPasskeyOf(place)));
    assert.ok(await actorOf(opened?.token ?? ""));
  });

  it("confirms who one is, under a new token", async () => {
    const { token } = await signIn((asked) => key.show(asked));
    const me = await holderOf(token);
    const renewed = await proveByPasskey(me, key.show(await askPasskeyOf(me)));
    assert.equal(await actorOf(token), undefined);
    assert.ok(await actorOf(renewed.token));
  });

  it("is removed by its owner alone, and not while it is the only factor where one is asked for", async () => {
    const someone = { ...ana, userId: "00000000-0000-4000-8000-000000000000" };
    await assert.rejects(removePasskey(someone, key.id), NotFound);
    await requireOfStaff(ana, true);
    await assert.rejects(removePasskey(ana, key.id), /A second factor is asked of you/);
    await requireOfStaff(ana, false);
    await removePasskey(ana, key.id);
    await assert.rejects(
      signIn((asked) => key.show(asked)),
      Refusal,
    );
  });
});
