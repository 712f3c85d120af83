import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { before, describe, it } from "node:test";
import { and, eq, isNull, like, ne } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { claimMail, openMail } from "@/db/commands/notices/delivery";
import {
  inviteClients,
  inviteStaff,
  resendInvitation,
  revokeInvitation,
} from "@/db/commands/people/inviting";
import { joinAs, joinAsNewPerson } from "@/db/commands/people/joining";
import { removeEverywhere } from "@/db/commands/people/leaving";
import { assignStaff, changeClientRole, removeFromAccount } from "@/db/commands/people/memberships";
import { changeStaffRole } from "@/db/commands/people/staff";
import { hashTurns } from "@/db/hash-turns";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { invitationBehind } from "@/db/queries/people/invitations";
import { actorOf } from "@/db/queries/sign-in/sessions";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { events, outbox } from "@/db/schema/events";
import { invitations } from "@/db/schema/people";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, someBrowser } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { NobodyInvited } from "@/domain/people/invitation";
import type { AgencyRole } from "@/domain/people/role";
import { NotFound, Refusal } from "@/domain/refusal";

const PASSWORD = "a long enough phrase";
let owner: Actor;
let acme: string;
let birch: string;

async function aPortal() {
  const user = await foundAgency({ agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com" });
  owner = { ...user, userId: user.id, staffRole: "owner", sessionId: "", provenAt: new Date() };
  const website = (name: string) => ({ name, hostname: `www.${name}.com`, origin: null });
  acme = (await foundAccount(owner, { name: "Acme", website: website("acme") })).account.id;
  birch = (await foundAccount(owner, { name: "Birch", website: website("birch") })).account.id;
}

/** The token in the newest mail to this address, as its reader gets it. */
async function tokenFor(email: string) {
  const mails = (await claimMail(100, new Date(Date.now() + 3_600_000))).filter(({ to }) => to === email);
  const mail = openMail(mails.at(-1) ?? assert.fail(`no mail to ${email}`));
  return /invitations\/(\S+)/.exec("text" in mail ? mail.text : "")?.[1] ?? "";
}

const join = (token: string, name = "Maria") =>
  joinAsNewPerson({ token, name, password: PASSWORD }, someBrowser);
const invite = (email: string, role: "client_admin" | "client_viewer" = "client_viewer", by = owner) =>
  inviteClients(by, acme, { addresses: [email], role });
const idOf = async (email: string) =>
  (await asSystem((tx) => tx.select().from(invitations).where(eq(invitations.email, email))))[0]?.id ?? "";
const leaver = ({ userId }: Actor) => ({ userId, successor: "", invitations: "keep" as const });
const refusal =
  (sentence: RegExp, field = "form") =>
  (error: unknown) =>
    error instanceof Refusal && error.field === field && sentence.test(error.message);

describe("an invitation", () => {
  withDatabase();
  before(aPortal);

  it("lets one of many who use it at once in, and starts their session", async () => {
    await invite("maria@acme.com");
    const token = await tokenFor("maria@acme.com");
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => join(token)));
    const joined = tries.filter((one) => one.status === "fulfilled");
    assert.equal(joined.length, 1);
    const maria = await actorOf(joined[0]?.value.session.token ?? "");
    assert.equal(maria?.email, "maria@acme.com");
    assert.equal((await accountBySlug(maria as Actor, "acme"))?.role, "client_viewer");
    assert.equal(await accountBySlug(maria as Actor, "birch"), undefined);
  });

  it("is for its address alone: somebody else neither joins nor uses it up", async () => {
    await invite("leo@acme.com");
    const token = await tokenFor("leo@acme.com");
    const zoe = await addClientUser(birch, "zoe@birch.com");
    await assert.rejects(joinAs(zoe, token), refusal(/signed in as zoe@birch.com; .* for leo@acme.com/));
    assert.equal((await invitationBehind(token))?.acceptedAt, null);
    await join(token, "Leo");
  });

  it("joins an existing login without a second one", async () => {
    const cleo = await addClientUser(birch, "cleo@birch.com");
    await invite("cleo@birch.com");
    const token = await tokenFor("cleo@birch.com");
    await assert.rejects(join(token), refusal(/Sign in with it/));
    const tries = await Promise.allSettled([1, 2, 3].map(() => joinAs(cleo, token)));
    assert.deepEqual(tries.map(({ status }) => status).sort(), ["fulfilled", "rejected", "rejected"]);
    assert.equal((await accountBySlug(cleo, "acme"))?.role, "client_viewer");
    assert.equal(
      (await asSystem((tx) => tx.select().from(users).where(eq(users.email, cleo.email)))).length,
      1,
    );
  });

  it("is mailed to one address a few times a day, by a client's admin to two hundred", async () => {
    const cara = await addClientUser(birch, "cara@birch.com", "client_admin");
    const addresses = Array.from({ length: 202 }, (_, n) => `guest${n}@birch.com`);
    const rows = await inviteClients(cara, birch, { addresses, role: "client_viewer" });
    assert.equal(rows.filter(({ invited }) => invited).length, 200);
    assert.match(rows.at(-1)?.sentence ?? "", /200 invitations within a day/);
    const id = await idOf("guest0@birch.com");
    const again = async () => {
      await asSystem((tx) => tx.update(outbox).set({ sentAt: new Date() }));
      return resendInvitation(owner, birch, id);
    };
    for (let n = 0; n < 5; n++) await again();
    await assert.rejects(again(), refusal(/guest0@birch.com was mailed 6 times today/));
  });

  it("ends after 48 hours, and is then renewed by the next one", async () => {
    await invite("tom@acme.com");
    const token = await tokenFor("tom@acme.com");
    await assert.rejects(invite("tom@acme.com"), refusal(/already invited, until/, "addresses"));
    const past = { expiresAt: new Date(Date.now() - 1) };
    await asSystem((tx) => tx.update(invitations).set(past).where(eq(invitations.email, "tom@acme.com")));
    await assert.rejects(join(token), refusal(/cannot be used any more/));
    await invite("tom@acme.com", "client_admin");
    const renewed = await tokenFor("tom@acme.com");
    assert.notEqual(renewed, token);
    await join(renewed, "Tom");
  });

  it("gets a new link when it is sent again; the old one dies", async () => {
    await invite("ida@acme.com");
    const token = await tokenFor("ida@acme.com");
    await resendInvitation(owner, acme, await idOf("ida@acme.com"));
    assert.equal(await invitationBehind(token), undefined);
    await assert.rejects(join(token), Refusal);
    await join(await tokenFor("ida@acme.com"), "Ida");
  });

  it("costs no hash when it opens nothing", { timeout: 60_000 }, async () => {
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const busy = Array.from({ length: availableParallelism() }, () => hashTurns.run(() => held));
    await assert.rejects(join("made-up"), refusal(/cannot be used any more/, "form"));
    free();
    await Promise.all(busy);
  });

  it("opens nothing once it is revoked", async () => {
    await invite("max@acme.com");
    const token = await tokenFor("max@acme.com");
    await assert.rejects(revokeInvitation(owner, birch, await idOf("max@acme.com")), NotFound);
    await revokeInvitation(owner, acme, await idOf("max@acme.com"));
    await assert.rejects(join(token), Refusal);
    await assert.rejects(resendInvitation(owner, acme, await idOf("max@acme.com")), NotFound);
  });

  it("never gives more than its sender's own role, nor reaches another account", async () => {
    const admin = await addClientUser(acme, "admin@acme.com", "client_admin");
    const viewer = await addClientUser(acme, "viewer@acme.com");
    await invite("eva@acme.com", "client_admin", admin);
    await assert.rejects(invite("eve@acme.com", "client_viewer", viewer), refusal(/role does not allow/));
    await assert.rejects(
      inviteClients(admin, birch, { addresses: ["eve@acme.com"], role: "client_viewer" }),
      NotFound,
    );
    await assert.rejects(inviteStaff(admin, { addresses: ["eve@acme.com"], role: "member" }), NotFound);
    const lead: Actor = { ...(await newColleague("lead@harbour.com", "admin")) };
    await assert.rejects(
      inviteStaff(lead, { addresses: ["boss@harbour.com"], role: "owner" }),
      refusal(/at most your own role/, "role"),
    );
  });

  it("says of each of many what became of it; sent again, nobody is invited twice", async () => {
    const addresses = ["maria@acme.com", ...Array.from({ length: 60 }, (_, n) => `new${n}@acme.com`)];
    const rows = await inviteClients(owner, acme, { addresses, role: "client_viewer" });
    assert.deepEqual(
      rows.filter(({ invited }) => !invited).map(({ sentence }) => sentence),
      ["maria@acme.com already has access."],
    );
    assert.ok(await idOf("new59@acme.com"));
    const count = async () => (await asSystem((tx) => tx.select().from(invitations))).length;
    const before = await count();
    await assert.rejects(inviteClients(owner, acme, { addresses, role: "client_viewer" }), (error) => {
      assert.ok(error instanceof NobodyInvited);
      assert.match(error.rows[7]?.sentence ?? "", /^new6@acme.com is already invited, until /);
      return true;
    });
    assert.equal(await count(), before);
    const [, one] = await inviteClients(owner, acme, {
      addresses: ["new3@acme.com", "late@acme.com"],
      role: "client_viewer",
    });
    assert.deepEqual(one, { email: "late@acme.com", invited: true, sentence: "Invited." });
  });
});

async function newColleague(email: string, role: AgencyRole): Promise<Actor & { token: string }> {
  await inviteStaff(owner, { addresses: [email], role });
  const { session } = await join(await tokenFor(email), email.split("@")[0]);
  return { ...((await actorOf(session.token)) ?? assert.fail("no session")), token: session.token };
}

describe("somebody's access", () => {
  withDatabase();
  before(aPortal);

  it("ends with the next request after removal, and so does the session when nothing is left", async () => {
    await invite("maria@acme.com");
    const { session } = await join(await tokenFor("maria@acme.com"));
    const maria = (await actorOf(session.token)) ?? assert.fail("no session");
    await removeFromAccount(owner, acme, maria.userId);
    assert.equal(await accountBySlug(maria, "acme"), undefined);
    assert.equal(await actorOf(session.token), undefined);
  });

  it("takes along the invitations that they sent and could not send now", async () => {
    const [kim, lea] = [
      await addClientUser(birch, "kim@birch.com", "client_admin"),
      await addClientUser(birch, "lea@birch.com", "client_admin"),
    ];
    await inviteClients(kim, birch, { addresses: ["of-kim@birch.com"], role: "client_admin" });
    const tokens = [await tokenFor("of-kim@birch.com")];
    await inviteClients(lea, birch, { addresses: ["of-lea@birch.com"], role: "client_viewer" });
    await inviteClients(owner, birch, { addresses: ["of-ana@birch.com"], role: "client_viewer" });
    tokens.push(await tokenFor("of-lea@birch.com"));
    await changeClientRole(owner, birch, { userId: lea.userId, role: "client_viewer" });
    await assert.rejects(
      changeClientRole(owner, birch, { userId: lea.userId, role: "client_viewer" }),
      refusal(/lea is viewer already/, "role"),
    );
    await addClientUser(birch, "max@birch.com", "client_admin");
    await removeFromAccount(owner, birch, kim.userId);
    for (const token of tokens) await assert.rejects(join(token), refusal(/cannot be used any more/));
    const open = await asSystem((tx) =>
      tx
        .select({ email: invitations.email })
        .from(invitations)
        .where(and(isNull(invitations.revokedAt), like(invitations.email, "of-%"))),
    );
    assert.deepEqual(open, [{ email: "of-ana@birch.com" }]);
    const told = await asSystem((tx) =>
      tx
        .select()
        .from(events)
        .where(and(eq(events.action, "invitation.revoked"), like(events.subject, "of-%"))),
    );
    assert.equal(told.length, 2);
    const lead = await newColleague("lead2@harbour.com", "owner");
    await inviteStaff(lead, { addresses: ["of-lead@harbour.com"], role: "owner" });
    const token = await tokenFor("of-lead@harbour.com");
    await changeStaffRole(owner, { userId: lead.userId, role: "admin" });
    await assert.rejects(join(token), refusal(/cannot be used any more/));
    await asSystem((tx) =>
      tx.delete(memberships).where(and(eq(memberships.accountId, birch), ne(memberships.role, "staff"))),
    );
  });

  it("stays for the last of the client's admins, even when two remove each other at once", async () => {
    const a = await addClientUser(acme, "a@acme.com", "client_admin");
    const b = await addClientUser(acme, "b@acme.com", "client_admin");
    await Promise.allSettled([
      removeFromAccount(a, acme, b.userId),
      changeClientRole(b, acme, { userId: a.userId, role: "client_viewer" }),
    ]);
    const admins = await asSystem((tx) =>
      tx.select().from(memberships).where(eq(memberships.role, "client_admin")),
    );
    assert.equal(admins.length, 1);
    const userId = admins[0]?.userId ?? "";
    await assert.rejects(removeFromAccount(owner, acme, userId), refusal(/Acme needs one admin/));
    await assert.rejects(
      changeClientRole(owner, acme, { userId, role: "client_viewer" }),
      refusal(/Acme needs one admin/),
    );
  });

  it("stays for the last admin when two of the agency remove one each at once, again and again", async () => {
    for (let round = 0; round < 8; round++) {
      const c = await addClientUser(birch, `c${round}@birch.com`, "client_admin");
      const d = await addClientUser(birch, `d${round}@birch.com`, "client_admin");
      const removals = [c, d].map(({ userId }) => removeFromAccount(owner, birch, userId));
      const kept = (await Promise.allSettled(removals)).map(({ status }) => status).indexOf("rejected");
      assert.notEqual(kept, -1, "the last admin was removed");
      const last = [c, d][kept]?.userId ?? "";
      await asSystem((tx) => tx.delete(memberships).where(eq(memberships.userId, last)));
    }
  });

  it("is not in the hands of another client, nor of a viewer", async () => {
    const zoe = await addClientUser(birch, "zoe@birch.com", "client_admin");
    const cleo = await addClientUser(acme, "cleo@acme.com");
    await assert.rejects(removeFromAccount(zoe, acme, cleo.userId), NotFound);
    await assert.rejects(removeFromAccount(zoe, birch, cleo.userId), NotFound);
    await assert.rejects(removeFromAccount(cleo, acme, cleo.userId), refusal(/does not allow/));
    await assert.rejects(removeFromAccount(zoe, birch, owner.userId), refusal(/decided by the agency/));
    const admin = await newColleague("adam@harbour.com", "admin");
    await assert.rejects(removeFromAccount(admin, birch, owner.userId), refusal(/above yours/));
  });
});

describe("the agency's staff", () => {
  withDatabase();
  before(aPortal);

  it("work on the accounts they are added to, and lose all when they leave", async () => {
    const jo = await newColleague("jo@harbour.com", "member");
    assert.equal(await accountBySlug(jo, "acme"), undefined);
    await assignStaff(owner, acme, jo.userId);
    await assert.rejects(assignStaff(owner, acme, jo.userId), refusal(/already/, "userId"));
    assert.equal((await accountBySlug(jo, "acme"))?.role, "member");
    await assert.rejects(assignStaff(jo, birch, jo.userId), NotFound);
    assert.ok(await actorOf(jo.token));
    await removeEverywhere(owner, leaver(jo));
    assert.equal(await actorOf(jo.token), undefined);
    const left = await asSystem((tx) =>
      tx.select().from(memberships).where(eq(memberships.userId, jo.userId)),
    );
    assert.deepEqual(left, []);
  });

  it("keep one owner, even when two demote each other at once, again and again", async () => {
    await assert.rejects(
      changeStaffRole(owner, { userId: owner.userId, role: "admin" }),
      refusal(/needs one owner/),
    );
    const second = await newColleague("second@harbour.com", "owner");
    const pair = [owner, second];
    for (let round = 0; round < 10; round++) {
      await Promise.allSettled([
        changeStaffRole(owner, { userId: second.userId, role: "member" }),
        changeStaffRole(second, { userId: owner.userId, role: "member" }),
      ]);
      const left = await asSystem((tx) => tx.select().from(staff).where(eq(staff.role, "owner")));
      assert.equal(left.length, 1);
      const [survivor, other] = left[0]?.userId === owner.userId ? pair : pair.toReversed();
      await changeStaffRole(survivor as Actor, { userId: (other as Actor).userId, role: "owner" });
    }
  });

  it("do not lift themselves or others above their own role", async () => {
    const lead = await newColleague("lead@harbour.com", "admin");
    await assert.rejects(
      changeStaffRole(lead, { userId: lead.userId, role: "owner" }),
      refusal(/own role/, "role"),
    );
    await assert.rejects(removeEverywhere(lead, leaver(owner)), refusal(/above yours/));
  });

  it("leave a trace of every change", async () => {
    const told = await asSystem((tx) => tx.select({ action: events.action }).from(events));
    for (const action of ["invitation.sent", "invitation.accepted", "staff.assigned", "staff.removed"])
      assert.ok(
        told.some((event) => event.action === action),
        action,
      );
    assert.equal((await asSystem((tx) => tx.select().from(accounts))).length, 2);
  });
});
