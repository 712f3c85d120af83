import { sql } from "drizzle-orm";
import { alsoAsSystem, type Tx } from "@/db/access";
import type { Actor } from "@/domain/people/actor";
import { refuseManyInvitations } from "@/domain/people/invitation";

/** Refuses to mail an invitation to somebody who got many of this account, or for somebody who sent many, within a day. */
export async function refuseFlood(tx: Tx, actor: Actor, to: { accountId: string | null; email: string }) {
  // Counted as the portal: what somebody sent for other accounts is hidden from them here.
  const { rows } = await alsoAsSystem(tx, () =>
    tx.execute<{ mine: number; theirs: number }>(sql`
      select (count(*) filter (where i.invited_by = ${actor.userId}))::int as mine,
        (count(*) filter (where o.recipient = ${to.email} and i.account_id is not distinct from ${to.accountId}::uuid))::int as theirs
      from invitations i join outbox o on o.about = i.id
      where (i.invited_by = ${actor.userId} or i.email = ${to.email}) and o.created_at > now() - interval '1 day'`),
  );
  refuseManyInvitations(rows[0] ?? { mine: 0, theirs: 0 }, { ...to, isStaff: actor.staffRole !== null });
}
