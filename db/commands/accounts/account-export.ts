import { sql } from "drizzle-orm";
import { changeAs } from "@/db/access";
import { isOfClients, told } from "@/db/queries/activity/activity";
import type { Actor } from "@/domain/people/actor";

/** Everything of one account that the person may see, as one document; what is the agency's own stays there. */
export const exportAccount = (actor: Actor, accountId: string) =>
  changeAs(actor, "account.export", accountId, async (tx) => {
    const agency = actor.staffRole !== null;
    const all = (table: string, without: string[] = [], only = sql`true`) => sql`(
      select coalesce(jsonb_agg(to_jsonb(t) - ${sql.param(["account_id", ...without])}::text[]), '[]')
      from ${sql.identifier(table)} t where t.account_id = ${accountId} and ${only})`;
    const { rows } = await tx.execute<{ name: string; data: Record<string, unknown> }>(sql`
      select a.name, jsonb_build_object(
        'account', to_jsonb(a) - 'version',
        'applications', ${all("applications", ["version"])},
        'environments', ${all("environments", agency ? ["version"] : ["version", "owner_id", "due_on"])},
        'hostNames', ${all("hostnames", ["held_until"])},
        'findings', ${all("findings")},
        'savedRecords', ${all("snapshots")},
        'goLives', ${all("go_lives")},
        'tasks', ${all("manual_tasks", [], agency ? sql`true` : sql`t.side = 'client'`)},
        'people', (select coalesce(jsonb_agg(jsonb_build_object(
            'name', u.name, 'email', case when m.role <> 'staff' or ${agency}::boolean then u.email end,
            'role', m.role, 'since', m.created_at)), '[]')
          from memberships m join users u on u.id = m.user_id where m.account_id = ${accountId}),
        'invitations', ${all("invitations", ["token_hash"])},
        'activity', (select coalesce(jsonb_agg(jsonb_build_object(
            'at', e.at, 'who', e.actor_name, 'action', e.action, 'subject', e.subject,
            'before', ${told(sql`e.before`)}, 'after', ${told(sql`e.after`)},
            'address', case when ${isOfClients} then e.address end) order by e.id), '[]')
          from events e where e.account_id = ${accountId})
      ) as data from accounts a where a.id = ${accountId}`);
    const { name = "", data = {} } = rows[0] ?? {};
    return { result: data, event: { action: "account.exported", subject: name } };
  });
