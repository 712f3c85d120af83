import { eq, inArray, sql } from "drizzle-orm";
import { alsoAsSystem, asSystem, changeAgencyAs, record, refuseStaleProof, type Tx } from "@/db/access";
import { lastHeld } from "@/db/commands/people/last-held";
import { leaveLostGoLives } from "@/db/commands/people/lost-reach";
import { recoveryOf, signInOf } from "@/db/commands/sign-in/mailed-links";
import { deleteSessions } from "@/db/commands/sign-in/sessions";
import { memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { drafts } from "@/db/schema/drafts";
import { outbox } from "@/db/schema/events";
import { notices } from "@/db/schema/notices";
import { invitations } from "@/db/schema/people";
import {
  credentials,
  identities,
  passkeys,
  recoveryCodes,
  totps,
  verificationTokens,
} from "@/db/schema/sessions";
import { submissions } from "@/db/schema/submissions";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";
import { ERASED_ACTION, ERASED_NAME, erasedRecords } from "@/domain/people/erasure";
import { NotFound, Refusal } from "@/domain/refusal";

/** Erases one's own login and whatever names its person. Refused to whom an account or the agency would lack. */
export async function eraseMyself(actor: Actor, typed: string) {
  refuseStaleProof(actor);
  refuseOtherAddress(typed, actor.email);
  await asSystem(async (tx) => {
    await lockUnerased(tx, actor.userId);
    await refuseLastHolder(tx, actor.userId);
    await tx.delete(staff).where(eq(staff.userId, actor.userId));
    await tx.delete(memberships).where(eq(memberships.userId, actor.userId));
    await leaveLostGoLives(tx, [actor.userId]);
    const chains = await erase(tx, actor.userId, actor.email);
    const myself = { userId: actor.userId, name: ERASED_NAME };
    for (const { accountId, event } of chains) await record(tx, myself, accountId, event);
  });
}

/** Erases somebody who is of no account and not of the agency any more. */
export const eraseFormer = (actor: Actor, userId: string, typed: string) =>
  changeAgencyAs(actor, "person.erase", (tx) =>
    alsoAsSystem(tx, async () => {
      const { email } = await lockFormer(tx, userId, typed);
      const chains = await erase(tx, userId, email);
      const [ours = eventOf([])] = chains.filter(({ accountId }) => !accountId).map(({ event }) => event);
      for (const { accountId, event } of chains) if (accountId) await record(tx, actor, accountId, event);
      return { result: undefined, event: ours };
    }),
  );

/** Somebody who is neither of the agency nor of an account, locked. */
async function lockFormer(tx: Tx, userId: string, typed: string) {
  const person = await lockUnerased(tx, userId);
  refuseOtherAddress(typed, person.email);
  const { rows } = await tx.execute(sql`select from staff where user_id = ${userId}
    union all select from memberships where user_id = ${userId}`);
  if (rows.length > 0) throw new Refusal("form", "This person still has access. Remove it first.");
  return person;
}

async function lockUnerased(tx: Tx, userId: string) {
  const [person] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!person || person.erasedAt) throw new NotFound();
  return person;
}

function refuseOtherAddress(typed: string, email: string) {
  if (typed.trim().toLowerCase() !== email)
    throw new Refusal("typed", `Type ${email} to confirm that it is meant.`);
}

async function refuseLastHolder(tx: Tx, userId: string) {
  const held = await lastHeld(tx, userId);
  if (held.length > 0)
    throw new Refusal(
      "form",
      `Nobody else is ${held.join(", nor ")}. Give somebody else that role first, and erase your login then.`,
    );
}

/** What a person has here goes; where others refer to them stands an erased person. Gives an event for each chain. */
async function erase(tx: Tx, userId: string, email: string) {
  await deleteSessions(tx, userId);
  const chains = await eraseFromEvents(tx, userId);
  const theirs = [credentials, identities, totps, recoveryCodes, passkeys, notices, drafts, submissions];
  for (const table of theirs) await tx.delete(table).where(eq(table.userId, userId));
  await tx.delete(invitations).where(eq(invitations.email, email));
  await tx.delete(outbox).where(eq(outbox.recipient, email));
  await tx
    .delete(verificationTokens)
    .where(inArray(verificationTokens.identifier, [recoveryOf(userId), signInOf(email)]));
  await tx
    .update(users)
    .set({
      email: `${userId}@erased.invalid`,
      name: ERASED_NAME,
      emailVerifiedAt: null,
      timeZone: "UTC",
      erasedAt: sql`now()`,
    })
    .where(eq(users.id, userId));
  await sweep(tx, email);
  return chains;
}

async function eraseFromEvents(tx: Tx, userId: string) {
  const { rows } = await tx.execute<{ chain: string | null; place: string }>(
    sql`select chain, place from erase_from_events(${userId}) order by chain nulls first, place`,
  );
  return [...new Set(rows.map(({ chain }) => chain))].map((accountId) => ({
    accountId,
    event: eventOf(rows.filter(({ chain }) => chain === accountId).map(({ place }) => Number(place))),
  }));
}

const eventOf = (places: number[]) => ({
  action: ERASED_ACTION as `${string}.${string}`,
  subject: "somebody who asked for it",
  after: erasedRecords(places),
});

/** Takes an address out of every text that others wrote, such as a note or whom a link was mailed to. */
async function sweep(tx: Tx, email: string) {
  const { rows } = await tx.execute<{ table: string; column: string; type: string }>(sql`
    select c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')
      and has_column_privilege(format('%I', c.table_name), c.column_name, 'update')`);
  for (const { table, column, type } of rows) {
    const name = sql.identifier(column);
    const text = sql`${name}::text`;
    const cleaned = sql`regexp_replace(${text}, mail_pattern(${email}), 'erased', 'gi')`;
    await tx.execute(sql`update ${sql.identifier(table)} set ${name} = ${cleaned}::${sql.raw(type)}
      where position(${email} in lower(${text})) > 0 and ${text} ~* mail_pattern(${email})`);
  }
}
