import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type SQL, sql } from "drizzle-orm";
import { asSystem, changeMineAs, readAs, type Tx } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { database } from "@/db/connection";
import { applicationBySlug, applicationsOf } from "@/db/queries/accounts/applications";
import { environmentBySlug } from "@/db/queries/accounts/environments";
import { overviewOf } from "@/db/queries/accounts/overview";
import { placeOf } from "@/db/queries/accounts/place";
import { portfolio } from "@/db/queries/accounts/portfolio";
import { activityOf } from "@/db/queries/activity/activity";
import { environmentAt } from "@/db/queries/go-live/go-live";
import { reachesOf } from "@/db/reach";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import { forgettingAccounts } from "@/db/testing/statements";
import { PortfolioFilter } from "@/domain/accounts/portfolio";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

/** Tables whose rows belong to no account, and why nothing of a client's can be read from them. */
const WITHOUT_ACCOUNT = {
  accounts: "the account itself",
  agencies: "the agency's name, which everybody sees",
  staff: "seen by those who share an account",
  users: "seen by those who share an account",
  drafts: "seen by their author",
  sessions: "for the system alone",
  credentials: "for the system alone",
  identities: "for the system alone",
  verification_tokens: "for the system alone",
  sign_in_attempts: "for the system alone",
  totps: "for the system alone",
  recovery_codes: "for the system alone",
  passkeys: "for the system alone",
  submissions: "seen by their author",
  groups: "the agency's own, which its staff see",
  group_members: "the agency's own, which its staff see",
  template_tasks: "the agency's template, which its staff see",
};
/** Tables with rows of the agency itself, which have no account, among those of accounts. */
const SOMETIMES_WITHOUT = ["events", "event_heads", "outbox", "invitations", "notices"];

/** Tables of which a client reads nothing at all. */
const NOT_A_CLIENTS = ["drafts", "group_accounts"];

interface Table extends Record<string, unknown> {
  name: string;
  guarded: boolean;
  policies: number;
  account: "required" | "optional" | "none";
  readable: boolean;
}

const CATALOG = sql`
  select t.tablename as name, c.relrowsecurity and c.relforcerowsecurity as guarded,
    (select count(*)::int from pg_policies p where p.schemaname = 'public' and p.tablename = t.tablename) as policies,
    coalesce((select case when is_nullable = 'YES' then 'optional' else 'required' end from information_schema.columns
      where table_schema = 'public' and table_name = t.tablename and column_name = 'account_id'), 'none') as account,
    has_table_privilege('portico_app', c.oid, 'select') as readable
  from pg_tables t join pg_class c on c.relname = t.tablename and c.relnamespace = 'public'::regnamespace
  where t.schemaname = 'public' order by 1`;

const NARROWED = sql`
  select c.table_name as name, bool_or(p.policyname is not null) as narrowed
  from information_schema.columns c left join pg_policies p on p.schemaname = 'public' and p.tablename = c.table_name
    and p.policyname = 'within_my_applications' and p.permissive = 'RESTRICTIVE' and p.cmd = 'ALL'
  where c.table_schema = 'public'
    and (c.column_name in ('application_id', 'environment_id', 'hostname_id') or c.table_name = 'applications')
  group by c.table_name`;

describe("the catalog", () => {
  withDatabase();
  let owner: Actor;
  let cleo: Actor;
  let bill: Actor;
  let tables: Table[];
  const client: string[] = [];
  const application: string[] = [];

  before(async () => {
    owner = await foundOwner();
    for (const n of [1, 2]) {
      const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: `192.0.2.${n}` };
      const made = await foundAccount(owner, { name: `Client ${n}`, website });
      client.push(made.account.id);
      application.push(made.application.id);
      await addClientUser(made.account.id, `dora@client${n}.com`, "client_admin");
    }
    cleo = await addClientUser(client[0] as string, "cleo@client1.com", "client_admin");
    bill = await addClientUser(client[0] as string, "bill@client1.com", "client_billing");
    await asSystem((tx) => fillTheRest(tx, owner.userId));
    const { rows } = await (await database()).execute<Table>(CATALOG);
    tables = rows;
  });

  it("puts every table under forced row-level security with a policy", () => {
    assert.ok(tables.length >= 20);
    for (const { name, guarded, policies } of tables) {
      assert.ok(guarded, `${name} is not under forced row-level security`);
      assert.ok(policies > 0, `${name} has no policy`);
    }
  });

  it("gives every table an account, or a reason why it has none", () => {
    for (const { name, account } of tables) {
      if (name in WITHOUT_ACCOUNT) continue;
      assert.equal(account, SOMETIMES_WITHOUT.includes(name) ? "optional" : "required", name);
    }
  });

  it("narrows every table of an application, environment or host name to what is open to its reader", async () => {
    const { rows } = await (await database()).execute<{ name: string; narrowed: boolean }>(NARROWED);
    assert.ok(rows.length >= 14);
    for (const { name, narrowed } of rows) assert.ok(narrowed, `${name} has no restrictive policy`);
  });

  it("shows whoever sees the bills alone nothing of any website, with no condition at all", async () => {
    const { rows } = await (await database()).execute<{ name: string }>(NARROWED);
    for (const { name } of rows) {
      const own = name === "notices" ? sql`where environment_id is not null` : sql``;
      const seen = await readAs(bill, (tx) => tx.execute(sql`select from ${sql.identifier(name)} ${own}`));
      assert.equal(seen.rows.length, 0, name);
    }
    const told = await readAs(bill, (tx) => tx.execute(sql`select from events union all select from outbox`));
    assert.equal(told.rows.length, 0);
  });

  it("lets a client read nothing of another account from any table, with no condition at all", async () => {
    for (const { name, account, readable } of tables) {
      if (account === "none" || !readable || NOT_A_CLIENTS.includes(name)) continue;
      const everything = sql`select account_id as account from ${sql.identifier(name)}`;
      const all = (await asSystem((tx) => tx.execute(everything))).rows;
      assert.ok(
        client.every((id) => all.some((row) => row.account === id)),
        `the test fills no ${name}`,
      );
      const { rows } = await readAs(cleo, (tx) => tx.execute(everything));
      assert.ok(rows.length > 0, name);
      for (const row of rows) assert.equal(row.account, client[0], name);
    }
  });

  it("shows a client nobody of another client, and nothing of the system", async () => {
    const { rows } = await readAs(cleo, (tx) => tx.execute<{ email: string }>(sql`select email from users`));
    assert.deepEqual(rows.map((row) => row.email).sort(), [
      "ana@harbour.com",
      "bill@client1.com",
      "cleo@client1.com",
      "dora@client1.com",
      "jo@harbour.com",
    ]);
    for (const table of ["groups", "group_members", "group_accounts"])
      assert.equal((await readAs(cleo, (tx) => tx.execute(sql.raw(`select from ${table}`)))).rows.length, 0);
    for (const { name, readable } of tables)
      if (!readable)
        await assert.rejects(readAs(cleo, (tx) => tx.execute(sql`select from ${sql.identifier(name)}`)));
  });

  const mine = () => client[0] as string;
  const QUERIES: [string, () => Promise<unknown>][] = [
    ["overviewOf", () => overviewOf(cleo, mine())],
    ["applicationsOf", () => applicationsOf(cleo, mine())],
    ["applicationBySlug", () => applicationBySlug(cleo, mine(), "website1")],
    [
      "environmentBySlug",
      () => environmentBySlug(cleo, mine(), { application: "website1", environment: "production" }),
    ],
    [
      "environmentAt",
      () => environmentAt(cleo, { accountId: mine(), application: "website1", environment: "production" }),
    ],
    ["activityOf", () => activityOf(cleo, ActivityFilter.parse({}), mine())],
  ];
  for (const [name, query] of QUERIES)
    it(`shows only one's own in ${name} with every account filter forgotten`, async () => {
      const { result, forgotten } = await forgettingAccounts(query);
      assert.ok(forgotten > 0, "the query compares no account");
      assert.ok(result);
      assert.doesNotMatch(JSON.stringify(result), /website2|client ?2/i);
    });

  it("shows only one's own in the lists over all accounts", async () => {
    const lists = [portfolio(cleo, PortfolioFilter.parse({})), placeOf(cleo, { account: "client-2" })];
    assert.doesNotMatch(JSON.stringify(await Promise.all(lists)), /website2|client ?2/i);
  });

  it("tells who reaches an account to those alone who reach it", async () => {
    const reaching = (by: Actor, account: string) =>
      readAs(by, async (tx) => (await tx.execute(sql`select * from ${reachesOf(account)}`)).rows.length);
    assert.equal(await reaching(cleo, mine()), 5, "Cleo, Bill, Dora, Ana, and Jo through Delivery");
    assert.equal(await reaching(cleo, client[1] as string), 0);
    assert.equal(await reaching(owner, client[1] as string), 3);
  });

  it("finds nothing at another account's slugs", async () => {
    const path = { application: "website2", environment: "production" };
    const other = client[1] as string;
    await assert.rejects(applicationBySlug(cleo, other, "website2"), NotFound);
    await assert.rejects(environmentBySlug(cleo, other, path), NotFound);
    await assert.rejects(activityOf(cleo, ActivityFilter.parse({}), other), NotFound);
    assert.equal(await applicationBySlug(cleo, mine(), "website2"), undefined);
    assert.equal(await environmentBySlug(cleo, mine(), path), undefined);
  });

  const asApp = (statement: SQL) => changeMineAs(owner, (tx) => tx.execute(statement));
  const asPortal = (statement: SQL) => asSystem((tx) => tx.execute(statement));
  for (const [role, run] of [
    ["portico_app", asApp],
    ["portico_system", asPortal],
  ] as const)
    it(`keeps ${role} from a row that refers to another account's row`, async () => {
      const foreign = /foreign key/;
      await rejectsWith(
        foreign,
        run(sql`insert into environments (account_id, application_id, slug, name, kind, edge_label)
          values (${client[0]}, ${application[1]}, 'x', 'x', 'other', ${`x-${role}`})`),
      );
      await rejectsWith(
        foreign,
        run(sql`insert into hostnames (account_id, environment_id, name)
          select ${client[0]}, id, 'x.com' from environments where account_id = ${client[1]}`),
      );
      await rejectsWith(
        foreign,
        run(sql`update hostnames set account_id = ${client[0]} where account_id = ${client[1]}`),
      );
      await rejectsWith(
        foreign,
        run(
          sql`update environments set application_id = ${application[1]}, slug = 'moved', kind = 'other' where account_id = ${client[0]}`,
        ),
      );
    });
});

/** The database's own words are in the cause of what Drizzle throws. */
const rejectsWith = (words: RegExp, work: Promise<unknown>) =>
  assert.rejects(work, (error) => words.test(String((error as { cause?: unknown }).cause)));

/** One row an account in the tables that founding an account leaves empty. */
async function fillTheRest(tx: Tx, userId: string) {
  await tx.execute(sql`insert into findings (hostname_id, account_id, verdict, facts, judgement, checked_at)
    select id, account_id, 'live', '{}', '{}', now() from hostnames`);
  await tx.execute(sql`insert into snapshots (hostname_id, account_id, records, nameservers, taken_at)
    select id, account_id, '[]', '{}', now() from hostnames`);
  await tx.execute(sql`insert into go_lives (account_id, environment_id, happened_at, seen_by)
    select account_id, id, now(), 'everybody' from environments`);
  await tx.execute(sql`insert into invitations (account_id, email, role, token_hash, invited_by, expires_at)
    select id, 'new@' || slug || '.com', 'client_viewer', slug, ${userId}, now() from accounts`);
  await tx.execute(sql`insert into outbox (account_id, recipient, subject, sealed)
    select id, 'new@' || slug || '.com', name, '' from accounts`);
  await tx.execute(sql`insert into manual_tasks (account_id, environment_id, key, title, what, phase, side, blocking, position)
    select account_id, id, 'training', 'Training', 'Train.', 'before', 'agency', false, 1 from environments`);
  await tx.execute(sql`insert into task_plans (account_id, environment_id, task)
    select account_id, id, 'training' from environments`);
  await tx.execute(sql`insert into check_turns (account_id, hostname_id, "check", at, status, sentence)
    select account_id, id, 'point.target', now(), 'pass', 'It points here.' from hostnames`);
  await tx.execute(sql`insert into previews (account_id, hostname_id, comparison, compared_at)
    select account_id, id, '{}', now() from hostnames`);
  await tx.execute(sql`insert into nameserver_moves (account_id, hostname_id, nameservers, comparison, compared_at)
    select account_id, id, '{}', '{}', now() from hostnames`);
  await tx.execute(sql`insert into dns_tasks (account_id, hostname_id, token_hash, expires_at)
    select account_id, id, id::text, now() from hostnames`);
  await tx.execute(sql`insert into notices (user_id, account_id, kind, key, title, sentence, href)
    select u.id, a.id, 'moved', a.slug, 'Moved', 'It moved.', '/accounts' from users u cross join accounts a`);
  await tx.execute(sql`insert into membership_scopes (account_id, user_id, application_id)
    select m.account_id, m.user_id, a.id from memberships m join applications a on a.account_id = m.account_id`);
  await tx.execute(sql`insert into users (email, name) values ('jo@harbour.com', 'Jo Tan')`);
  await tx.execute(
    sql`insert into staff (user_id, role) select id, 'member' from users where email = 'jo@harbour.com'`,
  );
  await tx.execute(sql`insert into groups (name) values ('Delivery')`);
  await tx.execute(sql`insert into group_members (group_id, user_id)
    select g.id, s.user_id from groups g cross join staff s where s.role = 'member'`);
  await tx.execute(sql`insert into group_accounts (group_id, account_id)
    select g.id, a.id from groups g cross join accounts a`);
}
