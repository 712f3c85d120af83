import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { resumeAccount, suspendAccount } from "@/db/commands/accounts/suspension";
import { claimMail, openMail } from "@/db/commands/notices/delivery";
import { askForNewInvitation } from "@/db/commands/people/asking-again";
import { correctInvitation } from "@/db/commands/people/correcting";
import {
  inviteClients,
  inviteStaff,
  resendInvitation,
  revokeInvitation,
} from "@/db/commands/people/inviting";
import { removeEverywhere } from "@/db/commands/people/leaving";
import { invitationBehind } from "@/db/queries/people/invitations";
import { pendingInvitations } from "@/db/queries/people/pending-invitations";
import { invitations } from "@/db/schema/people";
import { invitationToken } from "@/db/secrets/invitation-link";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { Forbidden, Refusal } from "@/domain/refusal";

const DAY = 86_400_000;

describe("an invitation that did not land", () => {
  withDatabase();
  let ana: Actor;
  let cleo: Actor;
  let account: string;

  before(async () => {
    ana = await foundOwner();
    account = (await foundSite(ana)).account.id;
    cleo = await addClientUser(account, "cleo@client1.com", "client_admin");
    await addClientUser(account, "vera@client1.com");
  });

  async function invite(email: string) {
    await inviteClients(ana, account, { addresses: [email], role: "client_viewer" });
    return found(email);
  }
  async function found(email: string) {
    const [row] = await asSystem((tx) => tx.select().from(invitations).where(eq(invitations.email, email)));
    if (!row) return assert.fail(`no invitation of ${email}`);
    return { ...row, token: invitationToken(row) };
  }
  /** What was told of it, and to whom. */
  const told = async (email: string) =>
    (
      await asSystem((tx) =>
        tx.execute(
          sql`select user_id as id from notices where title like ${`${email}%`} order by created_at`,
        ),
      )
    ).rows.map(({ id }) => id);

  it("is asked for anew when it ended: whoever invited and the admins are told, once a day", async () => {
    const { token, expiresAt } = await invite("maria@client1.com");
    await askForNewInvitation(token, "192.0.2.1", new Date(expiresAt.getTime() - 1000));
    assert.deepEqual(await told("maria@client1.com"), [], "it is open still");
    const later = new Date(expiresAt.getTime() + 1000);
    await askForNewInvitation(token, "192.0.2.1", later);
    await askForNewInvitation(token, "192.0.2.1", new Date(later.getTime() + DAY / 2));
    assert.deepEqual(new Set(await told("maria@client1.com")), new Set([ana.userId, cleo.userId]));
    assert.equal((await told("maria@client1.com")).length, 2);
    await askForNewInvitation(token, "192.0.2.1", new Date(later.getTime() + DAY));
    assert.equal((await told("maria@client1.com")).length, 4);
    const mails = await claimMail(100);
    const wish = mails.filter(({ to }) => to === cleo.email).map((mail) => openMail(mail));
    assert.match(JSON.stringify(wish[0]), /asks for a new invitation/);
  });

  it("shows in the list that it is asked for, until it is renewed", async () => {
    const pending = async () => (await pendingInvitations(ana, account)).rows[0];
    assert.ok((await pending())?.askedAgainAt);
    await resendInvitation(ana, account, (await found("maria@client1.com")).id);
    assert.equal((await pending())?.askedAgainAt, null);
  });

  it("reaches an owner when neither the inviter nor an admin is left, and nobody while the account is suspended", async () => {
    const site = await foundSite(ana);
    const jo = await addStaff("jo@harbour.com", "admin");
    await inviteClients(jo, site.account.id, { addresses: ["first@client2.com"], role: "client_admin" });
    const { token, expiresAt } = await found("first@client2.com");
    await removeEverywhere(ana, { userId: jo.userId, successor: "", invitations: "keep" });
    await suspendAccount(ana, site.account.id);
    const later = new Date(expiresAt.getTime() + 1000);
    await askForNewInvitation(token, "192.0.2.3", later);
    assert.deepEqual(await told("first@client2.com"), []);
    await resumeAccount(ana, site.account.id);
    await askForNewInvitation(token, "192.0.2.3", later);
    assert.deepEqual(await told("first@client2.com"), [ana.userId]);
  });

  it("tells nobody when it was taken back, or never was", async () => {
    const { id, token, expiresAt } = await invite("rita@client1.com");
    await revokeInvitation(ana, account, id);
    await askForNewInvitation(token, "192.0.2.2", new Date(expiresAt.getTime() + 1000));
    await askForNewInvitation("nothing", "192.0.2.2");
    assert.deepEqual(await told("rita@client1.com"), []);
  });

  it("goes to the right address with a new link, and the old one ends", async () => {
    const { id, token } = await invite("mraia@client1.com");
    await correctInvitation(ana, account, { id, email: "mara@client1.com" });
    assert.equal(await invitationBehind(token), undefined);
    const right = await found("mara@client1.com");
    assert.equal((await invitationBehind(right.token))?.email, "mara@client1.com");
    const to = (await claimMail(100)).map((mail) => mail.to);
    assert.ok(to.includes("mara@client1.com") && !to.includes("mraia@client1.com"));
    const { rows } = await asSystem((tx) =>
      tx.execute(sql`select before, after from events where action = 'invitation.corrected'`),
    );
    assert.deepEqual(rows, [
      { before: { email: "mraia@client1.com" }, after: { email: "mara@client1.com" } },
    ]);
  });

  it("is not corrected to somebody who has access, or is invited already", async () => {
    const { id } = await invite("paul@client1.com");
    for (const email of [cleo.email, "mara@client1.com"])
      await assert.rejects(
        correctInvitation(ana, account, { id, email }),
        (error) => error instanceof Refusal && error.field === "email",
      );
  });

  it("is sent anew, corrected and revoked by nobody whose role is below what it gives", async () => {
    const lead = await addStaff("lead@harbour.com", "admin");
    await inviteStaff(ana, { addresses: ["boss@harbour.com"], role: "owner" });
    const { id } = await found("boss@harbour.com");
    for (const change of [
      () => resendInvitation(lead, null, id),
      () => correctInvitation(lead, null, { id, email: "mine@harbour.com" }),
      () => revokeInvitation(lead, null, id),
    ])
      await assert.rejects(change, Forbidden);
    assert.equal(await revokeInvitation(ana, null, id), "boss@harbour.com");
  });
});
