import { eq, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { createEnvironment } from "@/db/commands/accounts/new-environment";
import { inviteClients, revokeInvitation } from "@/db/commands/people/inviting";
import { auditAll } from "@/db/queries/activity/audit";
import { staff } from "@/db/schema/agency";
import { environments } from "@/db/schema/applications";
import { invitations } from "@/db/schema/people";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";

/**
 * A process that is killed: prints what is in the database, a line "open", and then makes changes of several kinds at
 * once without a pause, printing each when the database has acknowledged it.
 */
async function write() {
  const owner = await ownerOf();
  for (const line of await contents()) console.log(line);
  const faults = (await auditAll()).filter(({ report }) => report.fault).length;
  console.log(`open ${await halves()} ${faults}`);
  await Promise.all([
    foundAccounts(owner),
    changeMind(owner),
    addEnvironments(owner),
    addEnvironments(owner),
  ]);
}

const unique = () =>
  `${process.pid.toString(36)}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

async function found(owner: Actor) {
  const name = unique();
  const website = { name: `Website ${name}`, hostname: `www.${name}.com`, origin: null };
  return foundAccount(owner, { name: `Client ${name}`, website });
}

async function foundAccounts(owner: Actor) {
  for (;;) {
    const { account, production } = await found(owner);
    console.log(`environment ${production.id} ${account.id}`);
  }
}

/** Invites somebody and revokes it: what was revoked must never be open again. */
async function changeMind(owner: Actor) {
  const { account } = await found(owner);
  for (;;) {
    const email = `${unique()}@example.com`;
    await inviteClients(owner, account.id, { addresses: [email], role: "client_viewer" });
    console.log(`invitation ${email} open`);
    const [mine] = await asSystem((tx) => tx.select().from(invitations).where(eq(invitations.email, email)));
    if (!mine) throw new Error("an invitation that was acknowledged is not there");
    await revokeInvitation(owner, account.id, mine.id);
    console.log(`invitation ${email} revoked`);
  }
}

async function addEnvironments(owner: Actor) {
  const { account, application } = await found(owner);
  for (;;) {
    const name = unique();
    const environment = await createEnvironment(owner, account.id, application.slug, {
      name: `Staging${name}`,
      kind: "staging",
      hostname: `staging.${name}.com`,
      origin: null,
    });
    console.log(`environment ${environment.id} ${account.id}`);
  }
}

/** The same lines as for what is acknowledged. */
const contents = () =>
  asSystem(async (tx) => [
    ...(await tx.select().from(environments)).map(({ id, accountId }) => `environment ${id} ${accountId}`),
    ...(await tx.select().from(invitations)).map(
      ({ email, revokedAt }) => `invitation ${email} ${revokedAt ? "revoked" : "open"}`,
    ),
  ]);

/**
 * What a write that was torn would leave: an environment without its host name, a change without its event or an event
 * without its change, an open invitation without its mail.
 */
async function halves() {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ halves: string }>(sql`
      with told as (select action, count(*) from events group by action)
      select (select count(*) from environments e where not exists
               (select from hostnames h where h.environment_id = e.id))
           + (select count(*) from invitations i where revoked_at is null and not exists
               (select from outbox o where o.about = i.id))
           + abs((select count(*) from environments) - (select coalesce(sum(count), 0) from told
               where action in ('account.founded', 'environment.created')))
           + abs((select count(*) from invitations) - (select coalesce(sum(count), 0) from told
               where action = 'invitation.sent'))
           + abs((select count(*) from invitations where revoked_at is not null) - (select coalesce(sum(count), 0)
               from told where action = 'invitation.revoked')) as halves`),
  );
  return Number(rows[0]?.halves);
}

async function ownerOf(): Promise<Actor> {
  const [known] = await asSystem((tx) => tx.select({ id: staff.userId }).from(staff));
  if (!known) await foundAgency({ agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com" });
  const [user] = await asSystem((tx) => tx.select().from(users));
  if (!user) throw new Error("there is no owner");
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    timeZone: "UTC",
    staffRole: "owner",
    sessionId: "",
    provenAt: new Date(),
  };
}

write();
