-- Accounts of which I do not see every application: I see their bills, or only the applications of my scope.
create function my_narrowed_account_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  viewed uuid := nullif(current_setting('portico.viewing_account_id', true), '')::uuid;
begin
  if viewed is not null then
    return array(select viewed where current_setting('portico.viewing_role', true) = 'client_billing');
  end if;
  if coalesce(my_staff_role() in ('owner', 'admin'), false) then return '{}'; end if;
  return array(select account_id from memberships where user_id = my_user_id() and (scoped or role = 'client_billing'));
end $$;
--> statement-breakpoint
create function i_see_every_application() returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return cardinality(my_narrowed_account_ids()) = 0;
end $$;
--> statement-breakpoint
create function my_application_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  narrowed uuid[] := my_narrowed_account_ids();
begin
  return array(
    select id from applications where account_id = any(my_account_ids()) and account_id <> all(narrowed)
    union all select s.application_id from membership_scopes s join memberships m using (account_id, user_id)
      where m.user_id = my_user_id() and m.scoped and m.role <> 'client_billing' and m.account_id = any(my_account_ids()));
end $$;
--> statement-breakpoint
create function my_environment_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(select id from environments where application_id = any(my_application_ids()));
end $$;
--> statement-breakpoint
create function my_hostname_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(select id from hostnames where environment_id = any(my_environment_ids()));
end $$;
--> statement-breakpoint
-- While staff view the portal as a client, they are nobody, and reach the account that they view.
create or replace function my_account_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  one uuid := nullif(current_setting('portico.account_id', true), '')::uuid;
  viewed uuid := nullif(current_setting('portico.viewing_account_id', true), '')::uuid;
begin
  if viewed is not null then
    return array(select viewed where one is null or viewed = one);
  end if;
  if my_staff_role() in ('owner', 'admin') then
    return array(select id from accounts where one is null or id = one);
  end if;
  return array(
    select account_id from memberships where user_id = my_user_id() and (one is null or account_id = one)
    union select ga.account_id from group_members gm join group_accounts ga on ga.group_id = gm.group_id
      where gm.user_id = my_user_id() and (one is null or ga.account_id = one));
end $$;
--> statement-breakpoint
-- What the holder of a session views as a client: nothing when it ended, or when they lost the account meanwhile.
create function session_view(session uuid)
returns table (account_id uuid, slug text, account text, role text, until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select a.id, a.slug, a.name, s.viewing_role, s.viewing_until
    from sessions s join accounts a on a.id = s.viewing_account_id join staff f on f.user_id = s.user_id
    where s.id = session and s.viewing_until > now() and (f.role in ('owner', 'admin')
      or exists (select from memberships m where m.user_id = f.user_id and m.account_id = a.id and m.role = 'staff')
      or exists (select from group_members gm join group_accounts ga on ga.group_id = gm.group_id
        where gm.user_id = f.user_id and ga.account_id = a.id));
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['my_narrowed_account_ids()', 'i_see_every_application()', 'my_application_ids()', 'my_environment_ids()',
    'my_hostname_ids()', 'session_view(uuid)'] loop
    execute format('alter function %s owner to portico_system', f);
  end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from portico_system;
--> statement-breakpoint
revoke execute on function session_view(uuid) from public;
--> statement-breakpoint
grant execute on function session_view(uuid) to portico_app, portico_system;
