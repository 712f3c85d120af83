-- True for those who reach every account while the page is not about one: the policies then need no list of ids.
create function i_reach_all() returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce(my_staff_role() in ('owner', 'admin'), false)
    and nullif(current_setting('portico.account_id', true), '') is null;
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function i_reach_all() owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
