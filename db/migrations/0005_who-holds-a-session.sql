-- Who holds this session, in one round trip: nobody when it ended or idled for 7 days..
-- Notes at most once a quarter of an hour that it is in use.
create function session_actor(hash text)
returns table (session_id uuid, user_id uuid, name text, email text, time_zone text, staff_role text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  update sessions set last_seen_at = now()
    where token_hash = hash and expires_at > now()
      and last_seen_at between now() - interval '7 days' and now() - interval '15 minutes';
  return query
    select s.id, u.id, u.name, u.email, u.time_zone, f.role
    from sessions s join users u on u.id = s.user_id left join staff f on f.user_id = u.id
    where s.token_hash = hash and s.expires_at > now() and s.last_seen_at > now() - interval '7 days';
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function session_actor(text) owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
--> statement-breakpoint
revoke execute on function session_actor(text) from public;
--> statement-breakpoint
grant execute on function session_actor(text) to portico_app, portico_system;
