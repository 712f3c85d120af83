-- Roles belong to the whole cluster, so another database may already have made them.
do $$ begin
  if not exists (select from pg_roles where rolname = 'portico_app') then create role portico_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'portico_system') then create role portico_system nologin; end if;
end $$;
--> statement-breakpoint
create function my_user_id() returns uuid language sql stable
  return nullif(current_setting('portico.user_id', true), '')::uuid;
--> statement-breakpoint
-- The functions below read behind the policies that call them, as portico_system, which has policies of its own.
create function my_staff_role() returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select role from staff where user_id = my_user_id());
end $$;
--> statement-breakpoint
-- Owners and admins of the agency reach every account, everybody else those with a membership of theirs;
-- a page about one account narrows this to that account.
create function my_account_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  one uuid := nullif(current_setting('portico.account_id', true), '')::uuid;
begin
  if my_staff_role() in ('owner', 'admin') then
    return array(select id from accounts where one is null or id = one);
  end if;
  return array(select account_id from memberships where user_id = my_user_id() and (one is null or account_id = one));
end $$;
--> statement-breakpoint
-- Everybody with whom one shares an account, the agency's leads, and for staff all colleagues.
create function my_people_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select my_user_id()
    union select user_id from memberships where account_id = any(my_account_ids())
    union select user_id from staff where role in ('owner', 'admin') or my_staff_role() is not null
  );
end $$;
