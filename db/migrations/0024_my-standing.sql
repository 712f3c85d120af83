-- By what I may read in one account, or with null in the agency: my role in the agency and my membership, own or
-- through a group; while I view as a client, theirs. The same as lock_my_standing for whoever changes nothing. Null when
-- there is no such account.
create function my_standing(account uuid) returns json
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := my_user_id();
  mine text;
  belongs text;
  viewed uuid := nullif(current_setting('portico.viewing_account_id', true), '')::uuid;
begin
  if viewed is not null then
    return case when account = viewed then json_build_object('membership', current_setting('portico.viewing_role', true)) end;
  end if;
  select s.role into mine from staff s where s.user_id = me;
  if account is null then return json_build_object('staff', mine); end if;
  if not exists (select from accounts where id = account) then return null; end if;
  select m.role into belongs from memberships m where m.account_id = account and m.user_id = me;
  if mine is not null and belongs is distinct from 'staff' and exists (
    select from group_members gm join group_accounts ga on ga.group_id = gm.group_id
    where gm.user_id = me and ga.account_id = account) then
    belongs := 'staff';
  end if;
  return json_build_object('staff', mine, 'membership', belongs);
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function my_standing(uuid) owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
