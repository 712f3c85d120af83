CREATE INDEX "narrowed" ON "memberships" USING btree ("user_id") WHERE "memberships"."scoped" or "memberships"."role" = 'client_billing';
--> statement-breakpoint
-- Asked by every statement of every page: one look at the staff, one at an index that holds the few who are narrowed.
create or replace function i_see_every_application() returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me uuid := my_user_id();
begin
  if nullif(current_setting('portico.viewing_account_id', true), '') is not null then
    return current_setting('portico.viewing_role', true) <> 'client_billing';
  end if;
  return exists (select from staff where user_id = me and role in ('owner', 'admin'))
    or not exists (select from memberships where user_id = me and (scoped or role = 'client_billing'));
end $$;
