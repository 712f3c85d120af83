import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import type { Actor } from "@/domain/people/actor";
import { type AgencyRole, type MembershipRole, type Role, roleIn } from "@/domain/people/role";
import { NotFound } from "@/domain/refusal";

/** Becomes the role bound by row-level security, for this transaction and this person, in one round trip. */
export const enter = (tx: Tx, actor: Actor, accountId = "") =>
  tx.execute(sql`select ${entering(actor, accountId)}`);

const entering = (actor: Actor, accountId: string) => sql`set_config('role', 'portico_app', true),
  set_config('portico.user_id', ${actor.userId}, true), set_config('portico.account_id', ${accountId}, true),
  set_config('portico.viewing_account_id', ${actor.viewing?.accountId ?? ""}, true),
  set_config('portico.viewing_role', ${actor.viewing?.role ?? ""}, true)`;

export const enterSystem = (tx: Tx) => tx.execute(sql`select set_config('role', 'portico_system', true)`);

/** The same as `enter`, and answers the person's role in the account; none when it is not theirs. */
export async function enterAccount(tx: Tx, actor: Actor, accountId: string) {
  const standing = await enterStanding(tx, actor, accountId);
  return standing && roleIn(standing.staff ?? null, standing.membership ?? null);
}

/** The same as `enter`, and answers the person's role in the agency; none when they are a client's. */
export const enterAgency = async (tx: Tx, actor: Actor) => (await enterStanding(tx, actor, null))?.staff;

/** Were the settings read before they are made, the person would be nobody and stand nowhere. */
async function enterStanding(tx: Tx, actor: Actor, accountId: string | null) {
  const { rows } = await tx.execute<{
    standing: { staff?: AgencyRole | null; membership?: MembershipRole | null } | null;
  }>(sql`select ${entering(actor, accountId ?? "")}, my_standing(${accountId}::uuid) as standing`);
  return rows[0]?.standing;
}

/** The role in the account, own or through a group, locked so that nobody takes it away while the change runs. */
export async function lockRole(tx: Tx, accountId: string): Promise<Role> {
  const { rows } = await tx.execute<{ staff_role: AgencyRole | null; membership: MembershipRole | null }>(
    sql`select staff_role, membership from lock_my_standing(${accountId})`,
  );
  const role = rows[0] && roleIn(rows[0].staff_role, rows[0].membership);
  if (!role) throw new NotFound();
  return role;
}

/** The role in the agency, locked in the same way. */
export async function lockStaffRole(tx: Tx): Promise<AgencyRole> {
  const { rows } = await tx.execute<{ role: AgencyRole | null }>(sql`select lock_my_staff_role() as role`);
  if (!rows[0]?.role) throw new NotFound();
  return rows[0].role;
}
