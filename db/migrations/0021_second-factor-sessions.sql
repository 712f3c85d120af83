grant create on schema public to portico_system;
--> statement-breakpoint
-- Whether somebody has a second factor in use.
create function second_factor_kept(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from totps where user_id = person and confirmed_at is not null)
    or exists (select from passkeys where user_id = person)
$$;
--> statement-breakpoint
-- Whether the agency asks one of them as its own, or an account as somebody who belongs to it.
create function second_factor_required(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff where user_id = person) and exists (select from agencies where second_factor)
    or exists (select from memberships m join accounts a on a.id = m.account_id
      where m.user_id = person and a.second_factor)
    or exists (select from group_members gm join group_accounts ga on ga.group_id = gm.group_id
      join accounts a on a.id = ga.account_id where gm.user_id = person and a.second_factor)
$$;
--> statement-breakpoint
drop function session_actor(text);
--> statement-breakpoint
-- Who holds this session, in one round trip: nobody when it ended, idled for 7 days or still waits for a second factor.
-- `must_enrol` when a second factor is asked of them and they have none yet.
-- Notes at most once a quarter of an hour that it is in use.
create function session_actor(hash text)
returns table (session_id uuid, user_id uuid, name text, email text, time_zone text, staff_role text,
  method text, proven_at timestamptz, must_enrol boolean, viewing_account_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  update sessions set last_seen_at = now()
    where token_hash = hash and expires_at > now() and not pending
      and last_seen_at between now() - interval '7 days' and now() - interval '15 minutes';
  return query
    select s.id, u.id, u.name, u.email, u.time_zone, f.role, s.method, s.proven_at,
      second_factor_required(u.id) and not second_factor_kept(u.id), s.viewing_account_id
    from sessions s join users u on u.id = s.user_id left join staff f on f.user_id = u.id
    where s.token_hash = hash and not s.pending and s.expires_at > now()
      and s.last_seen_at > now() - interval '7 days';
end $$;
--> statement-breakpoint
alter function second_factor_kept(uuid) owner to portico_system;
--> statement-breakpoint
alter function second_factor_required(uuid) owner to portico_system;
--> statement-breakpoint
alter function session_actor(text) owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
--> statement-breakpoint
revoke execute on function second_factor_kept(uuid), second_factor_required(uuid), session_actor(text) from public;
--> statement-breakpoint
grant execute on function session_actor(text) to portico_app, portico_system;
--> statement-breakpoint
grant execute on function second_factor_kept(uuid), second_factor_required(uuid) to portico_system;
