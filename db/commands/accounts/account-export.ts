import { sql } from "drizzle-orm";
import { changeAs } from "@/db/access";
import { isOfClients, told } from "@/db/queries/activity/activity";
import { reachesOf } from "@/db/reach";
import type { Actor } from "@/domain/people/actor";
import { isAgencyRole } from "@/domain/people/role";

/** Those to which somebody is narrowed. */
const WEBSITES = sql`(select coalesce(jsonb_agg(w.name), '[]') from membership_scopes s
  join applications w on w.id = s.application_id where s.account_id = m.account_id and s.user_id = m.user_id)`;

/** Everything of one account that the person may see, as one document; what is the agency's own stays there. */
export const exportAccount = (actor: Actor, accountId: string) =>
  changeAs(actor, "account.export", accountId, async (tx, mine) => {
    const agency = isAgencyRole(mine);
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
        'checkTurns', ${all("check_turns")},
        'previews', ${all("previews")},
        'nameserverMoves', ${all("nameserver_moves")},
        'dnsLinks', ${all("dns_tasks", ["token_hash"])},
        'goLives', ${all("go_lives")},
        'tasks', ${all("manual_tasks", [], agency ? sql`true` : sql`t.side = 'client'`)},
        'taskPlans', ${all("task_plans", agency ? [] : ["note"])},
        'people', (select coalesce(jsonb_agg(jsonb_build_object(
            'name', u.name, 'email', case when r.role <> 'staff' or ${agency}::boolean then u.email end,
            'role', r.role, 'since', m.created_at, 'websites', case when m.scoped then ${WEBSITES} end)), '[]')
          from ${reachesOf(accountId)} r join users u on u.id = r.user_id
          left join memberships m on m.account_id = ${accountId} and m.user_id = r.user_id),
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
