import { sql } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import type { Actor } from "@/domain/people/actor";

/** What the portal keeps of the person who asks: who they are, where they work, and what they did. No secrets. */
export const myData = ({ userId, email }: Actor) =>
  readAsSystem(async (tx) => {
    const { rows } = await tx.execute<{ data: Record<string, unknown> }>(sql`
      select jsonb_build_object(
        'profile', (select to_jsonb(u) from users u where u.id = ${userId}),
        'agencyRole', (select role from staff where user_id = ${userId}),
        'memberships', (select coalesce(jsonb_agg(jsonb_build_object(
            'account', a.name, 'role', m.role, 'since', m.created_at, 'websites', ${websitesOf}) order by m.created_at), '[]')
          from memberships m join accounts a on a.id = m.account_id where m.user_id = ${userId}),
        'groups', (select coalesce(jsonb_agg(jsonb_build_object('name', g.name, 'since', gm.created_at) order by g.name), '[]')
          from group_members gm join groups g on g.id = gm.group_id where gm.user_id = ${userId}),
        'work', ${workOf(userId)},
        'dnsLinks', ${dnsLinksOf(userId, email)},
        'sessions', (select coalesce(jsonb_agg(to_jsonb(s) - 'token_hash' - 'challenge' order by s.created_at), '[]')
          from sessions s where s.user_id = ${userId}),
        'otherLogins', (select coalesce(jsonb_agg(to_jsonb(i) - 'user_id'), '[]') from identities i where i.user_id = ${userId}),
        'passkeys', (select coalesce(jsonb_agg(jsonb_build_object(
            'name', p.name, 'added', p.created_at, 'lastUsed', p.last_used_at)), '[]')
          from passkeys p where p.user_id = ${userId}),
        'invitations', (select coalesce(jsonb_agg(to_jsonb(i) - 'token_hash' - 'invited_by' order by i.created_at), '[]')
          from invitations i where i.email = ${email}),
        'notices', (select coalesce(jsonb_agg(to_jsonb(n) - 'user_id' order by n.created_at), '[]')
          from notices n where n.user_id = ${userId}),
        'drafts', (select coalesce(jsonb_agg(to_jsonb(d) - 'user_id' order by d.created_at), '[]')
          from drafts d where d.user_id = ${userId}),
        'activity', (select coalesce(jsonb_agg(jsonb_build_object(
            'at', e.at, 'action', e.action, 'subject', e.subject, 'before', e.before, 'after', e.after, 'address', e.address
          ) order by e.id), '[]') from events e where e.actor_id = ${userId})
      ) as data`);
    return rows[0]?.data ?? {};
  });

/** Those that a membership is limited to; null for all. */
const websitesOf = sql`case when m.scoped then (select coalesce(jsonb_agg(p.name order by p.name), '[]')
  from membership_scopes s join applications p on p.id = s.application_id
  where s.account_id = m.account_id and s.user_id = m.user_id) end`;

/** Go-lives and tasks that they see to, ticked off or signed off. */
const workOf = (userId: string) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'account', a.name, 'application', p.name, 'environment', e.name) || mine.part), '[]')
  from (
    select id as environment_id, jsonb_build_object('does', 'go-live', 'due', due_on) as part
      from environments where owner_id = ${userId}
    union all select environment_id, jsonb_build_object('does', task, 'due', due_on)
      from task_plans where owner_id = ${userId}
    union all select environment_id, jsonb_build_object('did', key, 'at', completed_at, 'remark', remark)
      from manual_tasks where completed_by = ${userId}
    union all select environment_id, jsonb_build_object('did', 'sign-off', 'at', signed_off_at)
      from go_lives where signed_off_by = ${userId}
  ) mine join environments e on e.id = mine.environment_id
    join applications p on p.id = e.application_id join accounts a on a.id = e.account_id)`;

/** Links with a DNS change that they gave out or were sent; to whom they gave one is another's. */
const dnsLinksOf = (userId: string, email: string) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('hostName', h.name, 'at', d.created_at, 'validUntil', d.expires_at)
    || case when d.created_by = ${userId} then jsonb_build_object('gaveOut', true, 'note', d.note, 'phone', d.phone)
      else '{}' end order by d.created_at), '[]')
  from dns_tasks d join hostnames h on h.id = d.hostname_id
  where d.created_by = ${userId} or d.recipient = ${email})`;
