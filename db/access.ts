import "server-only";
import { sql } from "drizzle-orm";
import { type Database, database } from "@/db/connection";
import { enter, enterAccount, enterAgency, enterSystem, lockRole, lockStaffRole } from "@/db/entering";
import { events } from "@/db/schema/events";
import { claimSubmission } from "@/db/submission";
import { refuseSuspended } from "@/db/suspended";
import { transaction } from "@/db/transaction";
import type { DomainEvent } from "@/domain/activity/event";
import { type Actor, refuseViewing } from "@/domain/people/actor";
import { can, type Permission, wantsFreshProof } from "@/domain/people/permission";
import type { AgencyRole, Role } from "@/domain/people/role";
import { worksWhileSuspended } from "@/domain/people/suspension";
import { Forbidden, NotFound } from "@/domain/refusal";
import { isFresh, StaleProof } from "@/domain/sign-in/proof";

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Reads what is this person's own, or lies across all accounts that they reach. Cannot write. */
export const readAs = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  reading(async (tx) => {
    await enter(tx, actor);
    return work(tx);
  });

/**
 * Reads in one account what the person's role there allows, and nothing of others. An account that is not theirs is
 * not found. Cannot write.
 */
export const readAccountAs = <T>(
  actor: Actor,
  permission: Permission,
  accountId: string,
  work: (tx: Tx, mine: Role) => Promise<T>,
): Promise<T> =>
  reading(async (tx) => {
    const mine = await enterAccount(tx, actor, accountId);
    if (!mine) throw new NotFound();
    if (!can(mine, permission)) throw new Forbidden();
    return work(tx, mine);
  });

/** Reads what is the agency's own, as the person's role in the agency allows. Cannot write. */
export const readAgencyAs = <T>(
  actor: Actor,
  permission: Permission,
  work: (tx: Tx, mine: AgencyRole) => Promise<T>,
): Promise<T> =>
  reading(async (tx) => {
    const mine = await enterAgency(tx, actor);
    if (!mine) throw new NotFound();
    if (!can(mine, permission)) throw new Forbidden();
    return work(tx, mine);
  });

/** Reads across accounts with the portal's own rights. Whoever asks is judged by the caller. */
export const readAsSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  reading(async (tx) => {
    await enterSystem(tx);
    return work(tx);
  });

/** All of it as it stood at one moment. */
const reading = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  (await database()).transaction(work, { accessMode: "read only", isolationLevel: "repeatable read" });

/** What a change gives back: its result, and what happened, which cannot be left out. */
export interface Change<T> {
  result: T;
  event: DomainEvent | [DomainEvent, ...DomainEvent[]];
}

/**
 * Changes something in one account: permission, rule, rows and event in one transaction.
 * Refuses what the person's role does not allow, and every change of a suspended account; an account that is not
 * theirs is not found.
 */
export async function changeAs<T>(
  actor: Actor,
  permission: Permission,
  accountId: string,
  work: (tx: Tx, mine: Role) => Promise<Change<T>>,
): Promise<T> {
  refuseViewing(actor);
  return transaction(async (tx) => {
    await enter(tx, actor, accountId);
    await claimSubmission(tx, actor.userId);
    const mine = await lockRole(tx, accountId);
    refuseUnlessMay(actor, mine, permission);
    if (!worksWhileSuspended(permission)) await refuseSuspended(tx, accountId);
    const { result, event } = await work(tx, mine);
    await record(tx, actor, accountId, event);
    return result;
  });
}

/** Changes something of the agency itself. `permission` is judged by the person's role in the agency. */
export async function changeAgencyAs<T>(
  actor: Actor,
  permission: Permission,
  work: (tx: Tx, mine: Role) => Promise<Change<T>>,
): Promise<T> {
  refuseViewing(actor);
  return transaction(async (tx) => {
    await enter(tx, actor);
    await claimSubmission(tx, actor.userId);
    const mine = await lockStaffRole(tx);
    refuseUnlessMay(actor, mine, permission);
    const { result, event } = await work(tx, mine);
    await record(tx, actor, null, event);
    return result;
  });
}

/** The role first: nobody is asked to prove who they are for what they may not do anyhow. */
function refuseUnlessMay(actor: Actor, role: Role, permission: Permission) {
  if (!can(role, permission)) throw new Forbidden();
  if (wantsFreshProof(permission)) refuseStaleProof(actor);
}

/** Refuses somebody whose last proof of who they are is too old for what they are about to do. */
export function refuseStaleProof(actor: Actor) {
  refuseViewing(actor);
  if (!isFresh(actor.provenAt, new Date())) throw new StaleProof();
}

/** Changes what belongs to nobody but this person: a draft, their own profile. */
export async function changeMineAs<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  refuseViewing(actor);
  return transaction(async (tx) => {
    await enter(tx, actor);
    await claimSubmission(tx, actor.userId);
    return work(tx);
  });
}

/**
 * For the few commands that act before a membership exists or across accounts: sign-in, founding an account,
 * accepting an invitation, choosing due work. Each checks its own proof.
 */
export async function asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await enterSystem(tx);
    return work(tx);
  });
}

/**
 * What follows from somebody's change and reaches others: in the same transaction, with the portal's own rights, as
 * they may see neither whom it concerns nor write to them.
 */
export async function alsoAsSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await tx.execute(sql`select current_setting('role') as role`);
  await enterSystem(tx);
  const result = await work();
  await tx.execute(sql`select set_config('role', ${rows[0]?.role}, true)`);
  return result;
}

/** Who did it: null when the portal itself acts, without `userId` when somebody without a login does. */
type Doer = ({ userId: string | null; name: string } & Partial<Pick<Actor, "staffRole" | "address">>) | null;

/** Writes what happened, in the transaction in which it happens. */
export const record = (tx: Tx, actor: Doer, accountId: string | null, event: Change<unknown>["event"]) =>
  recordEach(
    tx,
    actor,
    [event].flat().map((one) => ({ accountId, ...one })),
  );

/** The same in several accounts, in one statement; always in one order, so that two of them cannot wait for each other. */
export async function recordEach(
  tx: Tx,
  actor: Doer,
  happened: (DomainEvent & { accountId: string | null })[],
) {
  if (happened.length === 0) return;
  const inOrder = happened.toSorted((a, b) => (a.accountId ?? "").localeCompare(b.accountId ?? ""));
  await tx.insert(events).values(
    inOrder.map((one) => ({
      actorId: actor?.userId ?? null,
      actorName: actor?.name ?? "Portico",
      actorStaff: Boolean(actor?.staffRole),
      address: actor?.address ?? null,
      ...one,
    })),
  );
}
