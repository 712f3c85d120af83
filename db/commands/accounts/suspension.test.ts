import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { eq, sql } from "drizzle-orm";
import { asSystem, changeAs } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { startDraft } from "@/db/commands/accounts/drafts";
import { renameAccount } from "@/db/commands/accounts/names";
import { createFromDraft } from "@/db/commands/accounts/onboarding";
import { removeAccount } from "@/db/commands/accounts/removal";
import { resumeAccount, suspendAccount } from "@/db/commands/accounts/suspension";
import { forwardDnsTask, saidDone } from "@/db/commands/go-live/dns-holder";
import { applyTemplate } from "@/db/commands/go-live/template-applied";
import { inviteClients } from "@/db/commands/people/inviting";
import { joinAs, joinAsNewPerson } from "@/db/commands/people/joining";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { drafts } from "@/db/schema/drafts";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { invitations } from "@/db/schema/people";
import { users } from "@/db/schema/users";
import { dnsToken } from "@/db/secrets/dns-link";
import { invitationToken } from "@/db/secrets/invitation-link";
import { hashOf } from "@/db/secrets/token";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import type { Permission } from "@/domain/people/permission";
import { PAUSED, SUSPENDED, worksWhileSuspended } from "@/domain/people/suspension";
import { NotFound, Refusal } from "@/domain/refusal";

const FOLDER = new URL("../", import.meta.url);

/** Every command that changes something in one account, found in the source: a new one is tested without a word here. */
const commandsOfAnAccount = () =>
  readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      readFileSync(new URL(file, FOLDER), "utf8")
        .split(/^(?=(?:export )?(?:const|async function|function) )/m)
        .filter((chunk) => /\b(changeAs|changeInvitations)\(\s*actor/.test(chunk))
        .filter((chunk) => !worksWhileSuspended(/changeAs\(actor, "([\w.]+)"/.exec(chunk)?.[1] as Permission))
        .flatMap((chunk) => /^export (?:const|async function|function) (\w+)/.exec(chunk)?.[1] ?? [])
        .map((name) => ({ file, name })),
    );

type Command = (actor: Actor, ...rest: unknown[]) => Promise<unknown>;

describe("a suspended account", () => {
  withDatabase();
  let owner: Actor;
  let admin: Actor;
  let account: string;
  let production: string;
  const refused = (sentence: string) => (error: unknown) =>
    error instanceof Refusal && error.field === "form" && error.message === sentence;

  before(async () => {
    owner = await foundOwner();
    const made = await foundAccount(owner, {
      name: "Acme",
      website: { name: "Acme", hostname: "www.acme.com", origin: null },
    });
    account = made.account.id;
    production = made.production.id;
    admin = await addClientUser(account, "maria@acme.com", "client_admin");
    await inviteClients(owner, account, { addresses: ["leo@acme.com"], role: "client_viewer" });
    await suspendAccount(owner, account);
  });

  /** Everything of the account but the chain's own columns, as text. */
  const everything = () =>
    asSystem(async (tx) => {
      const { rows } = await tx.execute<{ name: string }>(
        sql`select distinct table_name as name from information_schema.columns
          where table_schema = 'public' and column_name = 'account_id' order by 1`,
      );
      const read: Record<string, unknown> = {};
      for (const { name } of rows)
        read[name] = (
          await tx.execute(
            sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
              from ${sql.identifier(name)} t where account_id = ${account}`,
          )
        ).rows;
      return read;
    });

  it("refuses every command that changes something in it, whoever asks", async () => {
    const before = await everything();
    const commands = commandsOfAnAccount();
    assert.ok(commands.length >= 25, `only ${commands.length} commands were found`);
    for (const { file, name } of commands) {
      const command = (await import(new URL(file, FOLDER).href))[name] as Command;
      const places = [account, { accountId: account, environmentId: production }];
      const answers = [];
      for (const actor of [owner, admin])
        for (const place of places)
          answers.push(
            await command(actor, place, {}, {}, new Date()).then(
              () => "done",
              (error: Error) => error.message,
            ),
          );
      assert.ok(answers.includes(SUSPENDED), `${file}: ${name} answered ${answers.join(" / ")}`);
      assert.ok(!answers.includes("done"), `${file}: ${name} was done`);
    }
    assert.deepEqual(await everything(), before);
  });

  it("lets no invitation be accepted, and keeps it for later", async () => {
    const [invitation] = await asSystem((tx) =>
      tx.select().from(invitations).where(eq(invitations.email, "leo@acme.com")),
    );
    const token = invitationToken(invitation ?? assert.fail("no invitation"));
    const joining = { token, name: "Leo", password: "a long enough phrase" };
    await assert.rejects(joinAsNewPerson(joining, { agent: "", address: "" }), refused(SUSPENDED));
    const leo: Actor = { ...admin, userId: randomUUID(), email: "leo@acme.com" };
    await assert.rejects(joinAs(leo, token), refused(SUSPENDED));
    const [kept] = await asSystem((tx) => tx.select().from(invitations));
    assert.equal(kept?.acceptedAt, null);
    assert.equal((await asSystem((tx) => tx.select().from(users))).length, 2);
  });

  it("lets the holder of a DNS link change nothing", async () => {
    const [hostname] = await asSystem((tx) => tx.select().from(hostnames));
    const id = randomUUID();
    const token = dnsToken(id);
    await asSystem((tx) =>
      tx.insert(dnsTasks).values({
        id,
        accountId: account,
        hostnameId: hostname?.id ?? assert.fail("no host name"),
        tokenHash: hashOf(token),
        recipient: "it@acme.com",
        expiresAt: new Date(Date.now() + 3_600_000),
      }),
    );
    await assert.rejects(saidDone(token, "192.0.2.9", new Date()), refused(PAUSED));
    const to = { name: "Sam", email: "sam@acme.com" };
    await assert.rejects(forwardDnsTask(token, to, "192.0.2.9", new Date()), refused(PAUSED));
  });

  it("gets no website through the wizard, no task of a new checklist, and is not removed", async () => {
    const draft = await startDraft(owner, {
      website: { account: "existing", existing: "acme", name: "Shop", hostname: "shop.acme.com", origin: "" },
      environments: {},
      people: {},
    });
    const [row] = await asSystem((tx) => tx.select().from(drafts).where(eq(drafts.id, draft)));
    await assert.rejects(
      createFromDraft(owner, draft, row?.updatedAt ?? assert.fail("no draft")),
      (error) => error instanceof Refusal && error.message === SUSPENDED,
    );
    await assert.rejects(applyTemplate(owner), refused("Every environment is up to date already."));
    await assert.rejects(removeAccount(owner, account, { typed: "Acme", pointing: {} }), refused(SUSPENDED));
  });

  it("is suspended and resumed by the agency's leads alone, who are named", async () => {
    await assert.rejects(resumeAccount(admin, account), refused("Your role does not allow this."));
    await assert.rejects(suspendAccount(owner, account), refused("The account is suspended already."));
    const stranger = { ...admin, userId: randomUUID() };
    await assert.rejects(resumeAccount(stranger, account), NotFound);
    const seen = await accountBySlug(admin, "acme");
    assert.equal(seen?.suspendedBy, "Ana Ruiz");
    assert.ok(seen?.suspendedAt);
  });

  it("waits for what is being changed, and lets everything go on afterwards", async () => {
    await resumeAccount(owner, account);
    const order: string[] = [];
    let suspending: Promise<unknown> = Promise.resolve();
    await changeAs(owner, "account.update", account, async (tx) => {
      suspending = suspendAccount(owner, account).then(() => order.push("suspended"));
      await tx.execute(sql`select pg_sleep(0.2)`);
      order.push("changed");
      return { result: null, event: { action: "account.renamed", subject: "Acme" } };
    });
    await suspending;
    assert.deepEqual(order, ["changed", "suspended"]);
    await resumeAccount(owner, account);
    assert.equal(await renameAccount(admin, account, "Acme Tools"), "Acme Tools");
  });
});
