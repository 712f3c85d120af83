-- By what I may act in the agency: my role there, locked so that nobody takes it away while the change runs.
create function lock_my_staff_role() returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return (select role from staff where user_id = my_user_id() for share);
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function lock_my_staff_role() owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
