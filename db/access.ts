import "server-only";
import { sql } from "drizzle-orm";
import { type Database, database } from "@/db/connection";
import { DISK_FULL, isRoomToWrite } from "@/db/free-space";
import { events } from "@/db/schema/events";
import { claimSubmission } from "@/db/submission";
import { refuseSuspended } from "@/db/suspended";
import { type Actor, refuseViewing } from "@/domain/actor";
import type { DomainEvent } from "@/domain/event";
import { can, type Permission, wantsFreshProof } from "@/domain/permission";
import { isFresh, StaleProof } from "@/domain/proof";
import { Forbidden, NotFound, Refusal } from "@/domain/refusal";
import { type AgencyRole, type MembershipRole, type Role, roleIn } from "@/domain/role";
import { worksWhileSuspended } from "@/domain/suspension";

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Becomes the role bound by row-level security, for this transaction and this person, in one round trip. */
const enter = (tx: Tx, actor: Actor, accountId = "") =>
  tx.execute(sql`select set_config('role', 'portico_app', true), set_config('portico.user_id', ${actor.userId}, true),
    set_config('portico.account_id', ${accountId}, true),
    set_config('portico.viewing_account_id', ${actor.viewing?.accountId ?? ""}, true),
    set_config('portico.viewing_role', ${actor.viewing?.role ?? ""}, true)`);

const enterSystem = (tx: Tx) => tx.execute(sql`select set_config('role', 'portico_system', true)`);

/** Reads what this person may see, of one account or (without `accountId`) of all of theirs. Cannot write. */
export async function readAs<T>(actor: Actor, work: (tx: Tx) => Promise<T>, accountId?: string): Promise<T> {
  return (await database()).transaction(
    async (tx) => {
      await enter(tx, actor, accountId);
      return work(tx);
    },
    { accessMode: "read only" },
  );
}

const DEADLOCK = "40P01";
const READ_ONLY = "25006";
const codeOf = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code;

/** Runs once more when two changes waited for each other and the database gave up this one. */
async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await once(work);
  } catch (error) {
    if (codeOf(error) !== DEADLOCK) throw error;
    return once(work);
  }
}

/** A transaction that can only read while the disk has no room for more. */
async function once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const accessMode = (await isRoomToWrite()) ? "read write" : "read only";
  try {
    return await (await database()).transaction(work, { accessMode });
  } catch (error) {
    if (codeOf(error) !== READ_ONLY) throw error;
    throw new Refusal("form", DISK_FULL);
  }
}

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
    const role = await staffRole(tx);
    if (!role) throw new NotFound();
    refuseUnlessMay(actor, role, permission);
    const { result, event } = await work(tx, role);
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
  refuseViewing(actor);
  if (!isFresh(actor.provenAt, new Date())) throw new StaleProof();
}

/** Changes what belongs to nobody but this person: a draft, their own profile. */
export async function changeMineAs<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  refuseViewing(actor);
  return once(async (tx) => {
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
  return once(async (tx) => {
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

/** The role in the account, own or through a group, locked so that nobody takes it away while the change runs. */
async function lockRole(tx: Tx, accountId: string): Promise<Role> {
  const { rows } = await tx.execute<{ staff_role: AgencyRole | null; membership: MembershipRole | null }>(
    sql`select staff_role, membership from lock_my_standing(${accountId})`,
  );
  const role = rows[0] && roleIn(rows[0].staff_role, rows[0].membership);
  if (!role) throw new NotFound();
  return role;
}

async function staffRole(tx: Tx) {
  const { rows } = await tx.execute(sql`select my_staff_role() as role`);
  return (rows[0]?.role ?? null) as "owner" | "admin" | "member" | null;
}
