import { sql } from "drizzle-orm";
import { readAccountAs, readAgencyAs, readAsSystem, type Tx } from "@/db/access";
import { digests } from "@/db/audit-chain";
import { type ChainedEvent, type ChainPlace, type ChainReport, ChainWalk } from "@/domain/activity/audit";
import type { Actor } from "@/domain/people/actor";

const BATCH = 1_000;

/** Places of the chains that were noted outside the database, by account. */
type Anchors = Map<string | null, ChainPlace[]>;

/** Whether the events of one account, or with null of the agency itself, are as they were written. */
export const auditOf = (
  actor: Actor,
  accountId: string | null,
  anchors: Anchors = new Map(),
): Promise<ChainReport> => {
  const walkIt = (tx: Tx) => walk(tx, accountId, anchors.get(accountId));
  return accountId
    ? readAccountAs(actor, "activity.read", accountId, walkIt)
    : readAgencyAs(actor, "agency.activity", walkIt);
};

/** The same for every chain there is, for whoever sees the activity of the whole agency. */
export const auditAllAs = async (actor: Actor, anchors?: Anchors) => {
  await readAgencyAs(actor, "agency.activity", async () => undefined);
  return auditAll(anchors);
};

/** Every chain there is, those of removed accounts too. */
export const auditAll = (anchors: Anchors = new Map()) =>
  readAsSystem(async (tx) => {
    const reports: { accountId: string | null; name: string; report: ChainReport }[] = [];
    for (const { accountId, name } of await chains(tx, [...anchors.keys()]))
      reports.push({ accountId, name, report: await walk(tx, accountId, anchors.get(accountId)) });
    return reports;
  });

/** Where every chain ends now, to be noted outside the database. */
export const chainHeads = () =>
  readAsSystem(async (tx) => {
    const { rows } = await tx.execute<{ accountId: string | null; sequence: string; hash: string }>(
      sql`select account_id as "accountId", sequence, hash from event_heads order by account_id nulls first`,
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  });

async function walk(tx: Tx, accountId: string | null, places?: ChainPlace[]): Promise<ChainReport> {
  const course = new ChainWalk(digests, places);
  let after = { sequence: Number.MIN_SAFE_INTEGER, id: 0 };
  for (;;) {
    const events = await eventsAfter(tx, accountId, after);
    course.follow(events);
    const last = events.at(-1);
    if (!last || events.length < BATCH) break;
    after = last;
  }
  return course.end(await headOf(tx, accountId));
}

/**
 * Said twice: as the index `one_place_in_the_chain` has it, which goes on from a sequence, and plainly, as PostgreSQL
 * takes no index with a coalesce for a reader whom policies limit.
 */
const inChainOf = (
  accountId: string | null,
) => sql`${accountId ? sql`account_id = ${accountId}` : sql`account_id is null`}
  and coalesce(account_id, '00000000-0000-0000-0000-000000000000')
    = coalesce(${accountId}::uuid, '00000000-0000-0000-0000-000000000000')`;

async function eventsAfter(tx: Tx, accountId: string | null, after: { sequence: number; id: number }) {
  const { rows } = await tx.execute<ChainedEvent & Record<string, unknown>>(sql`
    select id, sequence, account_id as "accountId", actor_id as "actorId", actor_staff as "actorStaff",
      actor_name as "actorName", on_behalf_of as "onBehalfOf", action, subject, before::text, after::text, address,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, salt, digest,
      previous_hash as "previousHash", hash,
      to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "erasedAt"
    from events where ${inChainOf(accountId)}
      and (sequence, id) > (${after.sequence}::bigint, ${after.id}::bigint)
    order by sequence, id limit ${BATCH}`);
  return rows.map((row) => ({ ...row, id: Number(row.id), sequence: Number(row.sequence) }));
}

async function headOf(tx: Tx, accountId: string | null): Promise<ChainPlace | undefined> {
  const { rows } = await tx.execute<{ sequence: string; hash: string }>(
    sql`select sequence, hash from event_heads where ${inChainOf(accountId)}`,
  );
  return rows[0] && { sequence: Number(rows[0].sequence), hash: rows[0].hash };
}

/** Also those that only an anchor or an event still knows of, or that are missing altogether. */
async function chains(tx: Tx, anchored: (string | null)[]) {
  const { rows } = await tx.execute<{ accountId: string | null; name: string | null }>(sql`
    select chain.account_id as "accountId", a.name
    from (select account_id from event_heads union select account_id from events
      union select id from accounts union select null from agencies) chain
    left join accounts a on a.id = chain.account_id
    order by a.name nulls first, chain.account_id`);
  const known = rows.map(({ accountId, name }) => ({
    accountId,
    name: accountId === null ? "The agency" : (name ?? `Removed account ${accountId}`),
  }));
  const lost = anchored.filter((id) => !known.some(({ accountId }) => accountId === id));
  return [...known, ...lost.map((accountId) => ({ accountId, name: `Account ${accountId}` }))];
}
