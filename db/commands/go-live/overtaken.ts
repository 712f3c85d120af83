import { sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { Conflict, overtaken, type Seen } from "@/domain/activity/conflict";
import type { Actor } from "@/domain/people/actor";

interface Edit {
  accountId: string | null;
  /** What the form showed; undefined when it did not say. */
  seen: Seen | undefined;
  /** What the row, which the caller has locked, says now. */
  now: Seen;
  wanted: Seen["values"];
  /** The event that tells of such changes, and names their values as the form does; and of what, as it is called now. */
  action: `${string}.${string}`;
  subject: string;
  /** Where the event's name of a value is not the field's. */
  told?: Record<string, string>;
}

/** Refuses a change of what somebody else has changed since it was seen, with both values. The row must be locked. */
export async function refuseOvertaken(
  tx: Tx,
  actor: Actor,
  { accountId, seen, now, wanted, action, subject, told }: Edit,
) {
  const field = overtaken(seen, now, wanted);
  if (!field) return;
  const value = now.values[field] ?? "";
  const { rows } = await tx.execute<{ by: string; at: string }>(sql`
    select actor_name as by, at from events
    where account_id is not distinct from ${accountId}::uuid and action = ${action} and subject = ${subject}
      and coalesce(after ->> ${told?.[field] ?? field}, '') = ${value}
    order by id desc limit 1`);
  const [change] = rows;
  const theirs = change ? { value, by: change.by, at: new Date(change.at) } : { value };
  throw new Conflict(field, theirs, { value: wanted[field] ?? "", zone: actor.timeZone }, now);
}
