import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { renameAccount } from "@/db/commands/accounts/names";
import { createApplication } from "@/db/commands/accounts/new-application";
import { inviteClients } from "@/db/commands/people/inviting";
import { joinAs } from "@/db/commands/people/joining";
import { changePassword } from "@/db/commands/sign-in/profile";
import { removeTotp } from "@/db/commands/sign-in/totps";
import { answerTo, forgetSubmissions, keepAnswer } from "@/db/commands/submissions";
import { applications } from "@/db/schema/applications";
import { events } from "@/db/schema/events";
import { invitations } from "@/db/schema/people";
import { submissions } from "@/db/schema/submissions";
import { invitationToken } from "@/db/secrets/invitation-link";
import { asSubmission, SentBefore } from "@/db/submission";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { giveApp } from "@/db/testing/second-factor";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

describe("a form that is sent again", () => {
  withDatabase();
  let owner: Actor;
  let maria: Actor;
  let account: string;

  before(async () => {
    owner = await foundOwner();
    const website = { name: "Acme", hostname: "www.acme.com", origin: null };
    account = (await foundAccount(owner, { name: "Acme", website })).account.id;
    maria = await addClientUser(account, "maria@acme.com", "client_admin");
  });

  const renamed = async (to: string) => {
    const all = await asSystem((tx) => tx.select().from(events).where(eq(events.action, "account.renamed")));
    return all.filter(({ subject }) => subject === to).length;
  };
  const rename = (key: string, to: string, actor = owner) =>
    asSubmission(key, () => renameAccount(actor, account, to));

  it("changes once, and says so to the second", async () => {
    await rename("first", "Acme Tools");
    await assert.rejects(rename("first", "Acme Tools"), SentBefore);
    assert.equal(await renamed("Acme Tools"), 1);
  });

  it("changes once when ten arrive at once", async () => {
    const sent = await Promise.allSettled(Array.from({ length: 10 }, () => rename("ten", "Ten")));
    assert.equal(sent.filter(({ status }) => status === "fulfilled").length, 1);
    for (const one of sent) if (one.status === "rejected") assert.ok(one.reason instanceof SentBefore);
    assert.equal(await renamed("Ten"), 1);
  });

  it("is another person's when another person sends the same key", async () => {
    await rename("shared", "By Ana");
    await rename("shared", "By Maria", maria);
    assert.deepEqual([await renamed("By Ana"), await renamed("By Maria")], [1, 1]);
  });

  it("may be sent again after a refusal, which leaves nothing", async () => {
    const wrong = { name: "Shop", hostname: "www.acme.com", origin: null, staging: null };
    const right = { ...wrong, hostname: "shop.acme.com" };
    await assert.rejects(
      asSubmission("new", () => createApplication(owner, account, wrong)),
      Refusal,
    );
    await asSubmission("new", () => createApplication(owner, account, right));
    await assert.rejects(
      asSubmission("new", () => createApplication(owner, account, right)),
      SentBefore,
    );
    assert.equal((await asSystem((tx) => tx.select().from(applications))).length, 2);
  });

  it("lets one sending make several changes", async () => {
    await asSubmission("bulk", async () => {
      await renameAccount(owner, account, "Bulk 1");
      await Promise.all([renameAccount(owner, account, "Bulk 2"), renameAccount(owner, account, "Bulk 3")]);
    });
    assert.deepEqual([await renamed("Bulk 1"), await renamed("Bulk 2"), await renamed("Bulk 3")], [1, 1, 1]);
  });

  it("keeps the answer sealed for a day", async () => {
    assert.equal(await answerTo(owner, "nothing"), undefined);
    assert.equal(await answerTo(owner, "first"), null);
    await keepAnswer(owner, "first", { said: "https://portal/dns/secret" });
    assert.deepEqual(await answerTo(owner, "first"), { said: "https://portal/dns/secret" });
    const rows = await asSystem((tx) => tx.select().from(submissions));
    assert.doesNotMatch(JSON.stringify(rows), /secret/);
    await forgetSubmissions(new Date(Date.now() + 23 * 3_600_000));
    assert.equal((await asSystem((tx) => tx.select().from(submissions))).length, rows.length);
    await forgetSubmissions(new Date(Date.now() + 25 * 3_600_000));
    assert.deepEqual(await asSystem((tx) => tx.select().from(submissions)), []);
  });

  it("is known again when it changed one's own sign-in, or joined", async () => {
    const pia = await addClientUser(account, "pia@acme.com");
    const other = await foundAccount(owner, {
      name: "Birch",
      website: { name: "Birch", hostname: "www.birch.com", origin: null },
    });
    await inviteClients(owner, other.account.id, { addresses: [pia.email], role: "client_viewer" });
    const [invitation] = await asSystem((tx) => tx.select().from(invitations));
    const token = invitation && invitationToken(invitation);
    const forms = {
      password: () => changePassword(pia, { present: "", password: "a long phrase" }),
      app: () => removeTotp(pia),
      join: () => joinAs(pia, token ?? ""),
    };
    await giveApp(pia, new Date());
    for (const [key, work] of Object.entries(forms)) {
      await asSubmission(key, async () => void (await work()));
      assert.equal(await answerTo(pia, key), null, key);
    }
  });
});
