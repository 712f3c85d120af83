import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { database } from "@/db/connection";

/** Tables whose rows are no change that somebody made: sign-ins, what is on its way, what was seen, what is not sent off yet. */
const UNTOLD = [
  "check_turns",
  "drafts",
  "event_heads",
  "findings",
  "notices",
  "outbox",
  "previews",
  "sessions",
  "sign_in_attempts",
  "submissions",
  "verification_tokens",
];

/** One transaction: the tables in which it changed a row, and the chains into which it wrote an event, once for each. */
export interface Written {
  tables: string[];
  chains: string[];
}

/** From here on every transaction is noted by the tables that it writes to. */
export async function noteWriting() {
  const open = await database();
  await open.transaction(async (tx) => {
    await tx.execute(
      sql`create table written (id bigserial, tx bigint default txid_current(), name text, chain uuid)`,
    );
    await tx.execute(sql`create function note_writing() returns trigger language plpgsql security definer as $$ begin
      -- An event that loses what is personal is no new one; an app that shows no code yet is not in use.
      if tg_table_name = 'events' and tg_op = 'UPDATE'
        or tg_table_name = 'totps' and tg_op = 'INSERT' and to_jsonb(new) ->> 'confirmed_at' is null then return null; end if;
      insert into written (name, chain)
        values (tg_table_name, case when tg_table_name = 'events' then (to_jsonb(new) ->> 'account_id')::uuid end);
      return null; end $$`);
    const { rows } = await tx.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'written'`,
    );
    for (const { name } of rows)
      await tx.execute(sql`create trigger note_writing after insert or update or delete on ${sql.identifier(name)}
        for each row execute function note_writing()`);
    await tx.execute(sql`grant select, delete on written to portico_system`);
  });
}

/** What the transactions of `work` changed, those left out that changed nothing to tell of. */
export async function writtenBy(work: () => Promise<unknown>): Promise<Written[]> {
  await asSystem((tx) => tx.execute(sql`delete from written`));
  await work();
  const { rows } = await asSystem((tx) =>
    tx.execute<{ tables: string[]; chains: string[] }>(sql`
      select coalesce(array_agg(distinct name) filter (where name <> 'events'), '{}') as tables,
        coalesce(array_agg(coalesce(chain::text, 'agency')) filter (where name = 'events'), '{}') as chains
      from written group by tx order by min(id)`),
  );
  return rows
    .map(({ tables, chains }) => ({ tables: tables.filter((name) => !UNTOLD.includes(name)), chains }))
    .filter(({ tables, chains }) => tables.length > 0 || chains.length > 0);
}
