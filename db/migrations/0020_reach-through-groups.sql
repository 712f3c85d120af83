-- Everybody who reaches one account, once each: the client's own people, and staff by a membership or through a group.
-- A client learns which staff reach their account, but nothing of groups; whose account it is not gets no row.
create function reaches_of(account uuid) returns table (user_id uuid, role text)
  language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
begin
  if current_setting('role') <> 'portico_system' and not (i_reach_all() or account = any(my_account_ids())) then
    return;
  end if;
  return query
    select way.user_id, case when bool_or(way.role = 'staff') then 'staff' else min(way.role) end
    from (
      select m.user_id, m.role from memberships m where m.account_id = account
      union all
      select gm.user_id, 'staff' from group_accounts ga join group_members gm on gm.group_id = ga.group_id
        where ga.account_id = account
    ) way group by way.user_id;
end $$;
--> statement-breakpoint
-- By what I may act in one account: my role in the agency and my membership there, own or through a group. Every row
-- that grants it is locked, so that nobody takes it away while the change runs. No row when there is no such account.
create function lock_my_standing(account uuid) returns table (staff_role text, membership text)
  language plpgsql security definer rows 1 set search_path = public, pg_temp as $$
declare
  me uuid := my_user_id();
begin
  if not exists (select from accounts where id = account) then return; end if;
  select s.role into staff_role from staff s where s.user_id = me for share;
  select m.role into membership from memberships m where m.account_id = account and m.user_id = me for share;
  if staff_role is not null and membership is distinct from 'staff' then
    perform from group_members gm join group_accounts ga on ga.group_id = gm.group_id
      where gm.user_id = me and ga.account_id = account for share of gm, ga;
    if found then membership := 'staff'; end if;
  end if;
  return next;
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function reaches_of(uuid) owner to portico_system;
--> statement-breakpoint
alter function lock_my_standing(uuid) owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
