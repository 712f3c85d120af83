import { and, asc, count, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { readAccountAs, readAgencyAs, readAsSystem, type Tx } from "@/db/access";
import { reachesOf } from "@/db/reach";
import { accounts, memberships } from "@/db/schema/accounts";
import { agencies, staff } from "@/db/schema/agency";
import { groupAccounts, groupMembers } from "@/db/schema/groups";
import { credentials, passkeys, recoveryCodes, sessions, totps } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { unseal } from "@/db/secrets/seal";
import type { Actor } from "@/domain/people/actor";

/** A secret shown but not confirmed by then is set up anew. */
const SETUP_MINUTES = 30;

/** How I sign in: the app, passkeys, recovery codes left, and who asks for a second factor of me. */
export const mySecondFactor = (actor: Actor, now = new Date()) =>
  readAsSystem(async (tx) => {
    const [totp] = await tx.select().from(totps).where(eq(totps.userId, actor.userId));
    const open =
      totp && !totp.confirmedAt && now.getTime() - totp.createdAt.getTime() < SETUP_MINUTES * 60_000;
    return {
      appSince: totp?.confirmedAt ?? undefined,
      secretToConfirm: open ? unseal(totp.sealed) : undefined,
      passkeys: await tx
        .select({
          id: passkeys.id,
          name: passkeys.name,
          createdAt: passkeys.createdAt,
          lastUsedAt: passkeys.lastUsedAt,
        })
        .from(passkeys)
        .where(eq(passkeys.userId, actor.userId))
        .orderBy(asc(passkeys.createdAt)),
      codesLeft: await tx.$count(
        recoveryCodes,
        and(eq(recoveryCodes.userId, actor.userId), isNull(recoveryCodes.usedAt)),
      ),
      askedBy: await askedBy(tx, actor),
    };
  });

/** What somebody can show, for the page that asks for it. */
export const secondFactorKinds = (userId: string) =>
  readAsSystem(async (tx) => ({
    app: (await tx.$count(totps, and(eq(totps.userId, userId), isNotNull(totps.confirmedAt)))) > 0,
    passkeys: (await tx.$count(passkeys, eq(passkeys.userId, userId))) > 0,
    password: (await tx.$count(credentials, eq(credentials.userId, userId))) > 0,
  }));

/** The names of the agency and the accounts that ask for a second factor of this person. */
async function askedBy(tx: Tx, actor: Actor) {
  const groups = tx
    .select({ id: groupAccounts.accountId })
    .from(groupMembers)
    .innerJoin(groupAccounts, eq(groupAccounts.groupId, groupMembers.groupId))
    .where(eq(groupMembers.userId, actor.userId));
  const mine = tx
    .select({ id: memberships.accountId })
    .from(memberships)
    .where(eq(memberships.userId, actor.userId));
  const asking = await tx
    .select({ name: accounts.name })
    .from(accounts)
    .where(and(eq(accounts.secondFactor, true), or(inArray(accounts.id, mine), inArray(accounts.id, groups))))
    .orderBy(accounts.name)
    .limit(5);
  const [agency] = actor.staffRole
    ? await tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.secondFactor, true))
    : [];
  return [...(agency ? [agency] : []), ...asking].map(({ name }) => name);
}

/** What somebody else has, for those who may help them. */
export const secondFactorOf = (userId: string) =>
  readAsSystem(async (tx) => {
    const { rows } = await tx.execute(sql`select second_factor_kept(${userId}) as kept`);
    const [open] = await tx
      .select({ count: count() })
      .from(sessions)
      .where(
        sql`${eq(sessions.userId, userId)} and ${sessions.expiresAt} > now() and not ${sessions.pending}`,
      );
    return { kept: rows[0]?.kept === true, sessions: open?.count ?? 0 };
  });

/** Whether the agency asks its people for a second factor, and which of them have none. */
export async function staffWithoutSecondFactor(actor: Actor) {
  const people = await readAgencyAs(actor, "agency.update", (tx) =>
    tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(staff)
      .innerJoin(users, eq(users.id, staff.userId))
      .orderBy(users.name),
  );
  return readAsSystem(async (tx) => {
    const [agency] = await tx.select({ asked: agencies.secondFactor }).from(agencies);
    return { asked: agency?.asked ?? false, without: await without(tx, people) };
  });
}

/** The same of one account and those who belong to it. */
export async function membersWithoutSecondFactor(actor: Actor, accountId: string) {
  const found = await readAccountAs(actor, "account.requireSecondFactor", accountId, async (tx) => ({
    account: (await tx.select().from(accounts).where(eq(accounts.id, accountId)))[0],
    people: await tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(sql`${users.id} in (select user_id from ${reachesOf(accountId)})`)
      .orderBy(users.name),
  }));
  return readAsSystem(async (tx) => ({
    asked: found.account?.secondFactor ?? false,
    without: await without(tx, found.people),
  }));
}

async function without<T extends { id: string }>(tx: Tx, people: T[]) {
  if (people.length === 0) return [];
  const kept = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        inArray(
          users.id,
          people.map(({ id }) => id),
        ),
        sql`second_factor_kept(${users.id})`,
      ),
    );
  const having = new Set(kept.map(({ id }) => id));
  return people.filter(({ id }) => !having.has(id));
}
