import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import type { Actor } from "@/domain/people/actor";

/** All that the portal knows of the person who asks, secrets aside. */
export const myData = ({ userId, email }: Actor) =>
  asSystem(async (tx) => {
    const { rows } = await tx.execute<{ data: Record<string, unknown> }>(sql`
      select jsonb_build_object(
        'profile', (select to_jsonb(u) from users u where u.id = ${userId}),
        'agencyRole', (select role from staff where user_id = ${userId}),
        'memberships', (select coalesce(jsonb_agg(jsonb_build_object(
            'account', a.name, 'role', m.role, 'since', m.created_at) order by m.created_at), '[]')
          from memberships m join accounts a on a.id = m.account_id where m.user_id = ${userId}),
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
