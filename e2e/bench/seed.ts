import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAgency } from "@/db/commands/agency";
import { insertSession } from "@/db/commands/sessions";
import { closeDatabase } from "@/db/connection";

export interface Size {
  accounts: number;
  applications: number;
  environments: number;
}

/** What the speed of the portal is promised for. */
export const FULL_SIZE: Size = { accounts: 1_000, applications: 3_000, environments: 9_000 };

/**
 * Fills an empty portal with `size` and gives back its owner and the owner's session token.
 * Applications are dealt to accounts in turn, environments to applications; the first of each application is production.
 */
export async function seed(size: Size) {
  const owner = await foundAgency({
    agency: "Harbour Row Studio",
    name: "Ana Ruiz",
    email: "ana@harbour-row.com",
  });
  const token = await asSystem(async (tx) => {
    await tx.execute(sql`insert into accounts (slug, name)
      select 'client-' || n, 'Client ' || lpad(n::text, 4, '0') || ' and Sons' from generate_series(1, ${size.accounts}::int) n`);
    await tx.execute(sql`insert into applications (account_id, slug, name)
      select a.id, 'site-' || n, 'Website ' || n from generate_series(1, ${size.applications}::int) n
      join accounts a on a.slug = 'client-' || ((n - 1) % ${size.accounts}::int + 1)`);
    await tx.execute(sql`insert into environments
        (account_id, application_id, slug, name, kind, origin, edge_label, state, rank, reason, station)
      select a.account_id, a.id, named.name, initcap(named.name), named.kind, '192.0.2.' || numbered.n % 250, 'p' || lpad(numbered.n::text, 16, '0'),
        s.state, s.rank, s.reason, s.station
      from (select n, (n - 1) / ${size.applications}::int as round from generate_series(1, ${size.environments}::int) n) numbered
      cross join lateral (select case round when 0 then 'production' when 1 then 'staging' else 'development' end as kind,
        case round when 0 then 'production' when 1 then 'staging' else 'dev' || round end as name) named
      join applications a on a.slug = 'site-' || ((numbered.n - 1) % ${size.applications}::int + 1)
      join (values (0, 'problem', 0, 'Old AAAA record still answers at 1 of 4 nameservers', 1),
        (1, 'your_turn', 1, 'Certificate ready to request', 2), (2, 'not_started', 2, 'Nothing has been checked yet', 1),
        (3, 'waiting_client', 3, 'DNS has not been changed yet', 1), (4, 'spreading', 4, 'Others may remember the old answer', 3),
        (5, 'live', 5, 'Every check passed', 6)) s (n, state, rank, reason, station)
        on s.n = case when numbered.n % 10 < 5 then 5 else numbered.n % 10 - 5 end`);
    await tx.execute(sql`insert into hostnames (account_id, environment_id, name)
      select account_id, id, case kind when 'production' then 'www' else slug end || '.' || edge_label || '.com' from environments`);
    return (await insertSession(tx, owner.id, "bench")).token;
  });
  return { owner, token };
}

/** Run as a script it fills the portal of the environment's configuration and prints the token of a session. */
if (process.argv[1]?.endsWith("bench/seed.ts")) {
  const { token } = await seed(FULL_SIZE);
  console.log(token);
  await closeDatabase();
}
