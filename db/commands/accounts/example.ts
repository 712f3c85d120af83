import { inArray } from "drizzle-orm";
import { asSystem, record, type Tx } from "@/db/access";
import { insertAccount, lockFounder } from "@/db/commands/accounts/accounts";
import { insertStaff } from "@/db/commands/accounts/agency";
import { insertApplication } from "@/db/commands/accounts/applications";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import { memberships } from "@/db/schema/accounts";
import { hostnames } from "@/db/schema/hostnames";
import { users } from "@/db/schema/users";
import { COLLEAGUE, EXAMPLE, type ExampleClient, websiteOf } from "@/domain/accounts/example";
import type { Actor } from "@/domain/people/actor";

/**
 * Fills a portal with the guide's picture: two clients, three websites with www and staging each, five client users,
 * and two agency users in both accounts, the first of whom is the actor. All of it or nothing; gives false and does
 * nothing when one of its host names or people is there already.
 */
export const seedExample = (actor: Actor) =>
  asSystem(async (tx) => {
    await lockFounder(tx, actor);
    if (await isThere(tx)) return false;
    const colleague = await insertStaff(tx, COLLEAGUE);
    for (const client of EXAMPLE) await insertClient(tx, actor, client, colleague.id);
    return true;
  });

async function isThere(tx: Tx) {
  const people = [COLLEAGUE.email, ...EXAMPLE.flatMap((client) => client.people.map(({ email }) => email))];
  const names = EXAMPLE.flatMap((client) => client.websites.map((number) => websiteOf(number).hostname));
  const known = await tx.select({ id: users.id }).from(users).where(inArray(users.email, people)).limit(1);
  const used = await tx
    .select({ id: hostnames.id })
    .from(hostnames)
    .where(inArray(hostnames.name, names))
    .limit(1);
  return known.length + used.length > 0;
}

async function insertClient(tx: Tx, actor: Actor, client: ExampleClient, colleagueId: string) {
  const [first, ...others] = client.websites.map(websiteOf);
  if (!first) throw new Error(`${client.name} has no website`);
  const { account, application } = await insertAccount(tx, actor, { name: client.name, website: first });
  await insertStaging(tx, actor, account.id, application, first.staging);
  for (const website of others) {
    const made = await insertApplication(tx, account.id, website);
    const event = { action: "application.created", subject: website.name, after: website } as const;
    await record(tx, actor, account.id, event);
    await insertStaging(tx, actor, account.id, made.application, website.staging);
  }
  await tx.insert(memberships).values({ accountId: account.id, userId: colleagueId, role: "staff" });
  for (const { role, ...person } of client.people) {
    const [user] = await tx
      .insert(users)
      .values({ ...person, emailVerifiedAt: new Date() })
      .returning();
    if (!user) throw new Error("the database returned no row for a new user");
    await tx.insert(memberships).values({ accountId: account.id, userId: user.id, role });
  }
}

async function insertStaging(
  tx: Tx,
  actor: Actor,
  accountId: string,
  application: { id: string; name: string },
  staging: { hostname: string; origin: string },
) {
  await insertEnvironment(tx, accountId, application.id, { name: "Staging", kind: "staging", ...staging });
  await record(tx, actor, accountId, {
    action: "environment.created",
    subject: `Staging of ${application.name}`,
    after: staging,
  });
}
