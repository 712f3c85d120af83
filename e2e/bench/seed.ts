import { sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db/access";
import { foundAgency, insertStaff } from "@/db/commands/accounts/agency";
import { beginSession } from "@/db/commands/sign-in/sessions";
import { sampleFinding } from "./sample-finding";

export interface Size {
  accounts: number;
  applications: number;
  environments: number;
}

/** What the speed of the portal is promised for. */
export const FULL_SIZE: Size = { accounts: 1_000, applications: 3_000, environments: 9_000 };
/** The least that every page can show. */
export const SMALL_SIZE: Size = { accounts: 1, applications: 1, environments: 1 };

/** Accounts on which the agency's member works, people of each client, and colleagues. */
const WORKED_ON = 30;
const FEW = 3;
const CLIENT_PEOPLE = 2;
const COLLEAGUES = 12;

/**
 * Fills an empty portal with `size`, the same each time but for the database's ids, and gives back a session token of
 * the owner and of a member of thirty accounts. Applications are dealt to accounts in turn, environments to
 * applications; the first of each application is production. Every host name was checked once and changed three times.
 */
export async function seed(size: Size) {
  const owner = await foundAgency({
    agency: "Harbour Row Studio",
    name: "Ana Ruiz",
    email: "ana@harbour-row.com",
  });
  return asSystem(async (tx) => {
    // A page's statement may take 15 seconds; this many rows take longer where other work runs.
    await tx.execute(sql`set local statement_timeout = '5min'`);
    const member = await insertStaff(tx, {
      name: "Mel Okafor",
      email: "mel@harbour-row.com",
      role: "member",
    });
    await insertSites(tx, size);
    await insertPeople(tx, size, owner.id, member.id);
    await insertFindings(tx);
    await insertGoLives(tx, owner.id);
    await insertEvents(tx, owner.id);
    const { few, viewer } = await insertReaders(tx);
    return {
      few: (await begin(tx, few)).token,
      viewer: (await begin(tx, viewer)).token,
      owner: (await begin(tx, owner.id)).token,
      member: (await begin(tx, member.id)).token,
    };
  });
}

const begin = (tx: Tx, userId: string) =>
  beginSession(tx, { userId, method: "password", from: { agent: "bench", address: "" } });

async function insertSites(tx: Tx, { accounts, applications, environments }: Size) {
  await tx.execute(sql`insert into accounts (slug, name)
    select 'client-' || n, 'Client ' || lpad(n::text, 4, '0') || ' and Sons' from generate_series(1, ${accounts}::int) n`);
  await tx.execute(sql`insert into applications (account_id, slug, name)
    select a.id, 'site-' || n, 'Website ' || n from generate_series(1, ${applications}::int) n
    join accounts a on a.slug = 'client-' || ((n - 1) % ${accounts}::int + 1)`);
  await tx.execute(sql`insert into environments
      (account_id, application_id, slug, name, kind, origin, edge_label, state, rank, reason, station, checked_at)
    select a.account_id, a.id, named.name, initcap(named.name), named.kind, '192.0.2.' || numbered.n % 250,
      'p' || lpad(numbered.n::text, 16, '0'), s.state, s.rank, s.reason, s.station, now()
    from (select n, (n - 1) / ${applications}::int as round from generate_series(1, ${environments}::int) n) numbered
    cross join lateral (select case round when 0 then 'production' when 1 then 'staging' else 'development' end as kind,
      case round when 0 then 'production' when 1 then 'staging' else 'dev' || round end as name) named
    join applications a on a.slug = 'site-' || ((numbered.n - 1) % ${applications}::int + 1)
    join (values (0, 'problem', 0, 'Old AAAA record still answers at 1 of 4 nameservers', 1),
      (1, 'your_turn', 1, 'Certificate ready to request', 2), (2, 'not_started', 2, 'Nothing has been checked yet', 1),
      (3, 'waiting_client', 3, 'DNS has not been changed yet', 1), (4, 'spreading', 4, 'Others may remember the old answer', 3),
      (5, 'live', 5, 'Every check passed', 6)) s (n, state, rank, reason, station)
      on s.n = case when numbered.n % 10 < 5 then 5 else numbered.n % 10 - 5 end`);
  await tx.execute(sql`insert into hostnames (account_id, environment_id, name)
    select account_id, id, case kind when 'production' then 'www' else slug end || '.' || edge_label || '.com'
    from environments`);
}

async function insertPeople(tx: Tx, { accounts }: Size, ownerId: string, memberId: string) {
  await tx.execute(sql`with person as (
      insert into users (email, name) select 'colleague-' || n || '@harbour-row.com', 'Colleague ' || n
      from generate_series(1, ${COLLEAGUES}::int) n returning id)
    insert into staff (user_id, role) select id, 'member' from person`);
  await tx.execute(sql`insert into users (email, name)
    select 'person-' || p || '@client-' || n || '.com', 'Person ' || p || ' of Client ' || n
    from generate_series(1, ${accounts}::int) n, generate_series(1, ${CLIENT_PEOPLE}::int) p`);
  await tx.execute(sql`insert into memberships (account_id, user_id, role)
    select a.id, u.id, 'client_admin' from accounts a join generate_series(1, ${CLIENT_PEOPLE}::int) p on true
    join users u on u.email = 'person-' || p || '@' || a.slug || '.com'`);
  await tx.execute(sql`insert into memberships (account_id, user_id, role)
    select id, ${memberId}::uuid, 'staff' from accounts order by length(slug), slug limit ${WORKED_ON}`);
  await tx.execute(sql`insert into invitations (account_id, email, role, token_hash, invited_by, expires_at)
    select id, 'invited@' || slug || '.com', 'client_viewer', slug, ${ownerId}::uuid, now() + interval '2 days'
    from accounts`);
}

/** Somebody who works on three accounts, and somebody of the first client who may only look. */
async function insertReaders(tx: Tx) {
  const { id: few } = await insertStaff(tx, { name: "Fay Wu", email: "fay@harbour-row.com", role: "member" });
  const { rows } = await tx.execute<{ id: string }>(
    sql`insert into users (email, name) values ('viewer@client-1.com', 'Vic Viewer') returning id`,
  );
  const viewer = rows[0]?.id ?? "";
  await tx.execute(sql`insert into memberships (account_id, user_id, role)
    select id, ${few}::uuid, 'staff'::text from accounts where slug in (select 'client-' || n from generate_series(1, ${FEW}::int) n)
    union all select id, ${viewer}::uuid, 'client_viewer' from accounts where slug = 'client-1'`);
  return { few, viewer };
}

/** Every live environment went live a month ago; one in ten is not signed off. Every third other has an owner and a day. */
async function insertGoLives(tx: Tx, ownerId: string) {
  await tx.execute(sql`insert into go_lives (account_id, environment_id, happened_at, seen_by, signed_off_at)
    select account_id, id, now() - interval '30 days', 'Everybody',
      case when edge_label not like '%0' then now() - interval '20 days' end
    from environments where state = 'live'`);
  await tx.execute(sql`update environments set owner_id = ${ownerId}::uuid,
      due_on = current_date + (right(edge_label, 4)::int % 60 - 20)
    where state <> 'live' and right(edge_label, 4)::int % 3 = 0`);
  await tx.execute(sql`insert into manual_tasks
      (account_id, environment_id, key, title, what, phase, side, blocking, position, completed_at)
    select account_id, id, 'task-' || n, 'Task ' || n, 'Look at it.', 'after', 'agency', n < 4, n,
      case when state = 'live' then now() end
    from environments, generate_series(1, 6) n`);
}

/** One finding, told of each host name. */
async function insertFindings(tx: Tx) {
  const { host, facts, judgement } = sampleFinding();
  const told = (what: object) => sql`replace(${JSON.stringify(what)}, ${host}, h.name)::jsonb`;
  await tx.execute(sql`insert into findings (hostname_id, account_id, verdict, standing, facts, judgement, checked_at)
    select h.id, h.account_id, ${judgement.verdict}, 'not_pointed', ${told(facts)}, ${told(judgement)}, now()
    from hostnames h`);
}

async function insertEvents(tx: Tx, actorId: string) {
  for (const kind of [1, 2, 3]) await insertEventsOf(tx, actorId, kind);
}

async function insertEventsOf(tx: Tx, actorId: string, kind: number) {
  await tx.execute(sql`insert into events (account_id, actor_id, actor_name, action, subject, before, after)
    select e.account_id, case n when 3 then null else ${actorId}::uuid end, case n when 3 then 'Portico' else 'Ana Ruiz' end,
      (array['environment.created', 'environment.originChanged', 'environment.found'])[n], e.name || ' of ' || a.name,
      case n when 2 then '{"origin": null}'::jsonb end,
      case n when 1 then null when 2 then jsonb_build_object('origin', e.origin) else jsonb_build_object('state', e.state) end
    from generate_series(${kind}::int, ${kind}::int) n, environments e join applications a on a.id = e.application_id
    order by e.edge_label`);
}
