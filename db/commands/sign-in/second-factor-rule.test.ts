import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { insertStaff } from "@/db/commands/accounts/agency";
import { removeAccount } from "@/db/commands/accounts/removal";
import { inviteStaff } from "@/db/commands/people/inviting";
import { changeClientRole } from "@/db/commands/people/memberships";
import { changeStaffRole } from "@/db/commands/people/staff";
import { proveByAnswer } from "@/db/commands/sign-in/proof";
import { makeRecoveryCodes } from "@/db/commands/sign-in/recovery-codes";
import { resetSecondFactor, revokeSessions } from "@/db/commands/sign-in/second-factor-help";
import { requireOfAccount, requireOfStaff } from "@/db/commands/sign-in/second-factor-rule";
import {
  membersWithoutSecondFactor,
  mySecondFactor,
  secondFactorOf,
  staffWithoutSecondFactor,
} from "@/db/queries/sign-in/second-factor";
import { actorOf, sessionBehind } from "@/db/queries/sign-in/sessions";
import { outbox } from "@/db/schema/events";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import {
  ageProof,
  codeAt,
  enterAs,
  giveApp,
  giveLogin,
  holderOf,
  PASSWORD,
} from "@/db/testing/second-factor";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { StaleProof } from "@/domain/sign-in/proof";
import { PROOF_FIELD } from "@/domain/sign-in/proof-field";

let ana: Actor;
let acme: string;
let maria: Actor;

/** Ana leads the agency, Maria is Acme's admin; both have a password. */
async function aPortal() {
  ana = await foundOwner();
  await giveLogin(ana.userId);
  const website = { name: "Acme", hostname: "www.acme.com", origin: null };
  acme = (await foundAccount(ana, { name: "Acme", website })).account.id;
  maria = await addClientUser(acme, "maria@acme.com", "client_admin");
  await giveLogin(maria.userId);
}

describe("a second factor that is asked for", () => {
  withDatabase();
  before(aPortal);

  it("stands between everybody without one and the portal, from the next request on", async () => {
    const anas = await enterAs(ana);
    const marias = await enterAs(maria);
    assert.deepEqual(
      (await staffWithoutSecondFactor(ana)).without.map(({ email }) => email),
      [ana.email],
    );
    await requireOfStaff(ana, true);
    await assert.rejects(requireOfStaff(ana, true), /asked for already/);
    assert.equal(await actorOf(anas.token), undefined);
    assert.equal((await sessionBehind(anas.token))?.mustEnrol, true);
    assert.ok(await actorOf(marias.token), "a client is asked by their own account alone");
    await giveApp(await holderOf(anas.token), new Date());
    assert.ok(await actorOf(anas.token));
    assert.deepEqual((await staffWithoutSecondFactor(ana)).without, []);
  });

  it("may be asked by an account of whoever belongs to it, by its admin", async () => {
    const marias = await enterAs(maria);
    const { without } = await membersWithoutSecondFactor(maria, acme);
    assert.deepEqual(
      without.map(({ email }) => email),
      [maria.email],
    );
    await requireOfAccount(maria, acme, true);
    assert.equal((await sessionBehind(marias.token))?.mustEnrol, true);
    assert.deepEqual((await mySecondFactor(maria)).askedBy, ["Acme"]);
    await requireOfAccount(ana, acme, false);
    assert.ok(await actorOf(marias.token));
    const viewer = await addClientUser(acme, "vic@acme.com", "client_viewer");
    await assert.rejects(requireOfAccount(ana, acme, false), /is not asked for/);
    await assert.rejects(requireOfAccount(viewer, acme, true));
    await assert.rejects(requireOfStaff(maria, true));
  });
});

describe("acts that ask for a fresh proof", () => {
  withDatabase();
  before(aPortal);
  let acts = 0;
  const act = (by: Actor) => inviteStaff(by, { addresses: [`new${++acts}@harbour.com`], role: "member" });

  it("are refused when the last proof is eleven minutes old, and done after a password or a code", async () => {
    const { id, token } = await enterAs(ana);
    await ageProof(id, 9);
    await act(await holderOf(token));
    await ageProof(id, 11);
    const stale = await holderOf(token);
    const gone = removeAccount(stale, acme, { typed: "Acme", pointing: {} });
    await assert.rejects(gone, StaleProof);
    await assert.rejects(proveByAnswer(stale, "not my password"), { field: PROOF_FIELD });
    const proven = await proveByAnswer(stale, PASSWORD);
    assert.equal(await actorOf(token), undefined, "a new token");
    await act(await holderOf(proven.token));
    const now = new Date();
    const secret = await giveApp(await holderOf(proven.token), now);
    await ageProof(id, 11);
    const me = await holderOf(proven.token);
    await assert.rejects(
      proveByAnswer(me, codeAt(secret, now), now),
      Refusal,
      "its step was used to set it up",
    );
    const next = new Date(now.getTime() + 30_000);
    await assert.rejects(act(me), StaleProof);
    await act(await holderOf((await proveByAnswer(me, codeAt(secret, next), next)).token));
  });
});

describe("sessions of others", () => {
  withDatabase();
  before(aPortal);

  it("end with a change of role", async () => {
    const { token } = await enterAs(maria);
    await addClientUser(acme, "zoe@acme.com", "client_admin");
    await changeClientRole(ana, acme, { userId: maria.userId, role: "client_viewer" });
    assert.equal(await actorOf(token), undefined);
    const mel = await asSystem((tx) =>
      insertStaff(tx, { name: "Mel", email: "mel@harbour.com", role: "member" }),
    );
    await giveLogin(mel.id);
    const mels = await enterAs(mel);
    await changeStaffRole(ana, { userId: mel.id, role: "admin" });
    assert.equal(await actorOf(mels.token), undefined);
  });

  it("are ended by somebody of the agency, and a lost second factor is taken away, told by mail", async () => {
    const { token } = await enterAs(maria);
    await revokeSessions(ana, maria.userId);
    assert.equal(await actorOf(token), undefined);
    const again = await holderOf((await enterAs(maria)).token);
    await giveApp(again, new Date());
    await makeRecoveryCodes(again);
    assert.equal((await secondFactorOf(maria.userId)).kept, true);
    await resetSecondFactor(ana, maria.userId);
    assert.deepEqual(await secondFactorOf(maria.userId), { kept: false, sessions: 0 });
    assert.equal((await mySecondFactor(maria)).codesLeft, 0);
    assert.equal((await enterAs(maria)).pending, false);
    const told = await asSystem((tx) => tx.select().from(outbox));
    assert.ok(told.some(({ recipient, subject }) => recipient === maria.email && /taken away/.test(subject)));
  });

  it("are nobody's to end above one's rank, and no client's at all", async () => {
    const [boss, mel] = await asSystem(async (tx) => [
      await insertStaff(tx, { name: "Bo", email: "bo@harbour.com", role: "admin" }),
      await insertStaff(tx, { name: "Ira", email: "ira@harbour.com", role: "admin" }),
    ]);
    const admin: Actor = { ...ana, userId: boss?.id ?? "", staffRole: "admin" };
    await assert.rejects(revokeSessions(admin, ana.userId), /above yours/);
    await assert.rejects(resetSecondFactor(admin, mel?.id ?? ""), /not below yours/);
    await assert.rejects(resetSecondFactor(ana, ana.userId), /under Your login/);
    await assert.rejects(resetSecondFactor(maria, ana.userId));
    await assert.rejects(resetSecondFactor({ ...ana, provenAt: undefined }, maria.userId), StaleProof);
  });
});
