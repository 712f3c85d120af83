-- Erasing a person takes what is personal out of the events and leaves their chain whole. Nobody else may change an event:
-- neither portico_app nor portico_system has the right; this function has it by belonging to the owner of the tables,
-- and looks up itself whose rows these are.
create policy "the_owner_erases" on "events" to current_user
  using (current_setting('portico.erasing', true) = 'yes') with check (current_setting('portico.erasing', true) = 'yes');
--> statement-breakpoint
-- Matches a mail address as a whole: not where it ends or begins a longer one.
create function mail_pattern(mail text) returns text language sql immutable
  return '(?<![a-z0-9._%+-])' || regexp_replace(mail, '([.*+?^${}()|\[\]\\])', '\\\1', 'g') || '(?![a-z0-9-]|\.[a-z0-9])';
--> statement-breakpoint
create function person_mail(person uuid) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select email from users where id = person and erased_at is null);
end $$;
--> statement-breakpoint
-- What they are called and were called: as they said themselves.
create function person_names(person uuid) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select name from users where id = person and name <> ''
    union select actor_name from events where actor_id = person
    union select before ->> 'name' from events where actor_id = person and action = 'profile.changed' and before ->> 'name' <> '');
end $$;
--> statement-breakpoint
create function without_person(words text, mail text, names text[]) returns text language sql immutable
  return case when words = any(names) then 'Erased person'
    else regexp_replace(words, mail_pattern(mail), 'erased', 'gi') end;
--> statement-breakpoint
-- Names are taken out where they are a whole value; addresses wherever they stand.
create function without_person(side jsonb, mail text, names text[]) returns jsonb language plpgsql immutable set search_path = public, pg_temp as $$
declare
  words text := regexp_replace(side::text, mail_pattern(mail), 'erased', 'gi');
  name text;
begin
  foreach name in array names loop
    words := replace(words, to_jsonb(name)::text, '"Erased person"');
  end loop;
  return words::jsonb;
end $$;
--> statement-breakpoint
create function erase_from_events(person uuid) returns table (chain uuid, place bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mail text := person_mail(person);
  names text[] := person_names(person);
begin
  if mail is null then raise exception 'there is nobody to erase'; end if;
  perform set_config('portico.erasing', 'yes', true);
  return query
    with changed as (
      select e.id,
        case when e.actor_id = person then 'Erased person' else without_person(e.actor_name, mail, names) end as actor_name,
        without_person(e.on_behalf_of, mail, names) as on_behalf_of,
        without_person(e.subject, mail, names) as subject,
        without_person(e.before, mail, names) as before,
        without_person(e.after, mail, names) as after,
        case when e.actor_id = person then null else e.address end as address
      from events e
    )
    update events e set actor_name = c.actor_name, on_behalf_of = c.on_behalf_of, subject = c.subject, before = c.before,
      after = c.after, address = c.address, salt = null, erased_at = now()
    from changed c
    where c.id = e.id and (c.actor_name, c.on_behalf_of, c.subject, c.before, c.after, c.address)
      is distinct from (e.actor_name, e.on_behalf_of, e.subject, e.before, e.after, e.address)
    returning e.account_id, e.sequence;
  perform set_config('portico.erasing', '', true);
end $$;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function person_mail(uuid) owner to portico_system;
--> statement-breakpoint
alter function person_names(uuid) owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
--> statement-breakpoint
revoke execute on function person_mail(uuid), person_names(uuid), erase_from_events(uuid) from public;
--> statement-breakpoint
grant execute on function erase_from_events(uuid) to portico_system;
--> statement-breakpoint
grant execute on function person_mail(uuid), person_names(uuid) to current_user;
