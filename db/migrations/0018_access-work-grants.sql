do $$ declare t text; begin
  foreach t in array array['groups', 'group_members', 'group_accounts', 'membership_scopes', 'submissions', 'event_heads',
    'totps', 'recovery_codes', 'passkeys'] loop
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update, delete on groups, group_members, group_accounts, membership_scopes, submissions to portico_app;
--> statement-breakpoint
grant select on event_heads to portico_app;
--> statement-breakpoint
grant select, insert, update, delete on groups, group_members, group_accounts, membership_scopes, submissions,
  totps, recovery_codes, passkeys to portico_system;
--> statement-breakpoint
-- The trigger moves a chain's head, as portico_system; no head is ever removed.
grant select, insert, update on event_heads to portico_system;
--> statement-breakpoint
-- Every part with its length in front, so that no two rows read the same: 3:abc, and - for null.
create function event_part(part text) returns text language sql immutable
  return coalesce(octet_length(part) || ':' || part, '-');
--> statement-breakpoint
create function event_digest(e events) returns text language sql immutable
  return encode(sha256(convert_to(event_part(e.salt) || event_part(e.actor_name) || event_part(e.on_behalf_of)
    || event_part(e.subject) || event_part(e.before::text) || event_part(e.after::text) || event_part(e.address), 'UTF8')), 'hex');
--> statement-breakpoint
create function event_hash(e events) returns text language sql stable
  return encode(sha256(convert_to(event_part(e.previous_hash) || event_part(e.sequence::text) || event_part(e.account_id::text)
    || event_part(e.actor_id::text) || event_part(e.actor_staff::text) || event_part(e.action)
    || event_part(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || event_part(e.digest), 'UTF8')), 'hex');
--> statement-breakpoint
-- Gives an event its place at the end of its account's chain. Changes of one account take turns at this point.
create function chain_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head event_heads%rowtype;
  chain uuid := coalesce(new.account_id, '00000000-0000-0000-0000-000000000000');
begin
  insert into event_heads (account_id, sequence, hash) values (new.account_id, 0, '') on conflict do nothing;
  select * into strict head from event_heads
    where coalesce(account_id, '00000000-0000-0000-0000-000000000000') = chain for update;
  new.sequence := head.sequence + 1;
  new.previous_hash := head.hash;
  new.salt := gen_random_uuid()::text;
  new.erased_at := null;
  new.digest := event_digest(new);
  new.hash := event_hash(new);
  update event_heads set sequence = new.sequence, hash = new.hash
    where coalesce(account_id, '00000000-0000-0000-0000-000000000000') = chain;
  return new;
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function chain_event() owner to portico_system;
--> statement-breakpoint
-- What happened before there was a chain takes its place in it in the order in which it was written.
grant update on events to portico_system;
--> statement-breakpoint
set local role portico_system;
--> statement-breakpoint
do $$ declare
  e events%rowtype;
  head event_heads%rowtype;
begin
  for e in select * from events order by id loop
    insert into event_heads (account_id, sequence, hash) values (e.account_id, 0, '') on conflict do nothing;
    select * into strict head from event_heads where account_id is not distinct from e.account_id;
    e.sequence := head.sequence + 1;
    e.previous_hash := head.hash;
    e.salt := gen_random_uuid()::text;
    e.digest := event_digest(e);
    e.hash := event_hash(e);
    update events set sequence = e.sequence, previous_hash = e.previous_hash, salt = e.salt, digest = e.digest, hash = e.hash
      where id = e.id;
    update event_heads set sequence = e.sequence, hash = e.hash where account_id is not distinct from e.account_id;
  end loop;
end $$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke update on events from portico_system;
--> statement-breakpoint
CREATE UNIQUE INDEX "one_place_in_the_chain" ON "events" USING btree (coalesce("account_id", '00000000-0000-0000-0000-000000000000'),"sequence");
--> statement-breakpoint
create trigger chain_event before insert on events for each row execute function chain_event();
--> statement-breakpoint
-- Staff reach an account by a membership of their own or through a group.
create or replace function my_account_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  one uuid := nullif(current_setting('portico.account_id', true), '')::uuid;
begin
  if my_staff_role() in ('owner', 'admin') then
    return array(select id from accounts where one is null or id = one);
  end if;
  return array(
    select account_id from memberships where user_id = my_user_id() and (one is null or account_id = one)
    union select ga.account_id from group_members gm join group_accounts ga on ga.group_id = gm.group_id
      where gm.user_id = my_user_id() and (one is null or ga.account_id = one));
end $$;
--> statement-breakpoint
create or replace function my_people_ids() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select my_user_id()
    union select user_id from memberships where account_id = any(my_account_ids())
    union select gm.user_id from group_accounts ga join group_members gm on gm.group_id = ga.group_id
      where ga.account_id = any(my_account_ids())
    union select user_id from staff where role in ('owner', 'admin') or my_staff_role() is not null
  );
end $$;
--> statement-breakpoint
revoke create on schema public from portico_system;
