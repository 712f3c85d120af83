-- What happened stays as it was written, whoever asks: the owner of the tables and a superuser are bound by no grant.
-- Erasing a person takes out what is personal and nothing else.
create function keep_event() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and current_setting('portico.erasing', true) = 'yes'
    and new.salt is null and new.erased_at is not null
    and (new.id, new.account_id, new.actor_id, new.actor_staff, new.action, new.at, new.sequence, new.digest,
      new.previous_hash, new.hash) is not distinct from (old.id, old.account_id, old.actor_id, old.actor_staff,
      old.action, old.at, old.sequence, old.digest, old.previous_hash, old.hash) then
    return new;
  end if;
  raise exception 'an event stays as it was written';
end $$;
--> statement-breakpoint
create trigger keep_event before update or delete on events for each row execute function keep_event();
--> statement-breakpoint
create trigger keep_events before truncate on events for each statement execute function keep_event();
--> statement-breakpoint
-- The end of a chain moves on by one event at a time.
create function keep_head() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.account_id is not distinct from old.account_id and new.sequence = old.sequence + 1 then
    return new;
  end if;
  raise exception 'the end of a chain of events only moves on';
end $$;
--> statement-breakpoint
create trigger keep_head before update or delete on event_heads for each row execute function keep_head();
--> statement-breakpoint
create trigger keep_heads before truncate on event_heads for each statement execute function keep_head();
--> statement-breakpoint
-- From here on an event's number is chained too: lists are in its order.
create or replace function event_hash(e events) returns text language sql stable
  return encode(sha256(convert_to(event_part(e.previous_hash) || event_part(e.sequence::text) || event_part(e.account_id::text)
    || event_part(e.actor_id::text) || event_part(e.actor_staff::text) || event_part(e.action)
    || event_part(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || event_part(e.digest)
    || event_part(e.id::text), 'UTF8')), 'hex');
