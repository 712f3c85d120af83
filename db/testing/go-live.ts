import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { recordFinding } from "@/db/commands/go-live/findings";
import { hostnames } from "@/db/schema/hostnames";
import type { Verdict } from "@/domain/go-live/verdict";
import type { Actor } from "@/domain/people/actor";
import { seenOfAcme } from "@/domain/testing/acme";

/** Writes what a check of every host name of an environment would have found. */
export async function findAll(environmentId: string, verdict: Verdict, now: Date) {
  const names = await asSystem((tx) =>
    tx.select().from(hostnames).where(eq(hostnames.environmentId, environmentId)),
  );
  for (const { id, name } of names)
    await recordFinding(
      {
        hostnameId: id,
        facts: seenOfAcme({ host: name, at: now.toISOString() }),
        judgement: { verdict, reason: `It is ${verdict}`, checks: [] },
        history: { sightings: [] },
        snapshot: { records: [], nameservers: [], unread: [] },
      },
      now,
    );
}

let n = 0;

/** A client with one website, for tests that are about its go-live. */
export async function foundSite(owner: Actor) {
  n += 1;
  const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null };
  const { account, application, production } = await foundAccount(owner, { name: `Client ${n}`, website });
  return {
    account,
    application,
    production,
    place: { accountId: account.id, environmentId: production.id },
    path: { accountId: account.id, application: application.slug, environment: "production" },
  };
}
