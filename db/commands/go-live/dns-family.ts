import { sql } from "drizzle-orm";
import type { Tx } from "@/db/access";

/**
 * Whoever passes on or revokes in one family of links takes turns: nobody counts past another, and nothing comes of a
 * link while it is revoked. Before any of its rows is locked.
 */
export async function lockFamily(tx: Tx, id: string) {
  const { root } = await lineOf(tx, id);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`dns family ${root}`}, 0))`);
}

/** How often a link was passed on, through how many hands it came, and how many links came of the first of them. */
export async function passedOn(tx: Tx, id: string) {
  const { here, depth, root } = await lineOf(tx, id);
  return { here, depth, inAll: (await familyOf(tx, root)).length - 1 };
}

/** The link and all that came of it. */
export async function familyOf(tx: Tx, id: string) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive family as (
      select id from dns_tasks where id = ${id}
      union all select d.id from dns_tasks d join family f on d.forwarded_from = f.id
    ) select id from family`);
  return rows.map((row) => row.id);
}

async function lineOf(tx: Tx, id: string) {
  const { rows } = await tx.execute<{ here: number; depth: number; root: string }>(sql`
    with recursive line as (
      select id, forwarded_from, 0 as depth from dns_tasks where id = ${id}
      union all select d.id, d.forwarded_from, l.depth + 1 from dns_tasks d join line l on d.id = l.forwarded_from
    )
    select (select count(*)::int from dns_tasks where forwarded_from = ${id}) as here, depth, id as root
    from line where forwarded_from is null`);
  return rows[0] ?? { here: 0, depth: 0, root: id };
}
