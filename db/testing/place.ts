import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { groups } from "@/db/schema/groups";
import { users } from "@/db/schema/users";
import { foundSite } from "@/db/testing/go-live";
import type { Place } from "@/db/testing/permissions";
import type { Actor } from "@/domain/people/actor";

/** A client with a website and its saved records, an open invitation and a DNS link, and people enough for every sample that takes one away. */
export async function placeOf(owner: Actor): Promise<Place> {
  const { account, application, production } = await foundSite(owner);
  const { rows } = await asSystem((tx) =>
    tx.execute<{ id: string; name: string }>(
      sql`select id, name from hostnames where environment_id = ${production.id}`,
    ),
  );
  const people = await pool(account.slug);
  const colleagues = await pool(`harbour-${account.slug}`);
  const [group = "", ...spare] = await groupsOf(account.slug);
  const made = await asSystem(async (tx) => {
    await tx
      .insert(memberships)
      .values(people.map((userId) => ({ accountId: account.id, userId, role: "client_viewer" as const })));
    await tx.insert(staff).values(colleagues.map((userId) => ({ userId, role: "member" as const })));
    const later = sql`now() + interval '1 day'`;
    const invited = await tx.execute<{
      id: string;
    }>(sql`insert into invitations (account_id, email, role, token_hash, invited_by, expires_at)
      values (${account.id}, ${`asked@${account.slug}.com`}, 'client_viewer', ${randomUUID()}, ${owner.userId}, ${later}) returning id`);
    const sent = await tx.execute<{
      id: string;
    }>(sql`insert into dns_tasks (account_id, hostname_id, token_hash, expires_at, created_by)
      values (${account.id}, ${rows[0]?.id}, ${randomUUID()}, ${later}, ${owner.userId}) returning id`);
    const asked = await tx.execute<{
      id: string;
    }>(sql`insert into invitations (email, role, token_hash, invited_by, expires_at)
      values (${`asked@harbour-${account.slug}.com`}, 'member', ${randomUUID()}, ${owner.userId}, ${later}) returning id`);
    await tx.execute(sql`insert into snapshots (hostname_id, account_id, records, nameservers, taken_at)
      values (${rows[0]?.id}, ${account.id}, '[]', '{}', now())`);
    return {
      invitation: invited.rows[0]?.id ?? "",
      staffInvitation: asked.rows[0]?.id ?? "",
      dnsTask: sent.rows[0]?.id ?? "",
    };
  });
  return {
    account: account.id,
    application: application.slug,
    environment: production.id,
    hostname: rows[0]?.id ?? "",
    name: rows[0]?.name ?? "",
    nextPerson: () => people.shift() ?? "",
    nextColleague: () => colleagues.shift() ?? "",
    group,
    nextGroup: () => spare.shift() ?? "",
    ...made,
  };
}

const groupsOf = (where: string) =>
  asSystem(async (tx) => {
    const values = Array.from({ length: 40 }, (_, index) => ({ name: `Group ${index} of ${where}` }));
    return (await tx.insert(groups).values(values).returning()).map(({ id }) => id);
  });

const pool = (where: string) =>
  asSystem(async (tx) => {
    const values = Array.from({ length: 250 }, (_, index) => ({
      email: `pat${index}@${where}.com`,
      name: "Pat",
    }));
    return (await tx.insert(users).values(values).returning()).map(({ id }) => id);
  });
