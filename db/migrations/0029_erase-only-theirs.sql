-- Erasing a person takes out their names where events tell of people, and changes nobody else's: a name that another bears
-- or acted under stays, and so does every word that merely reads like one. Mail addresses go wherever they stand.
drop function without_person(jsonb, text, text[]);
--> statement-breakpoint
drop function person_names(uuid);
--> statement-breakpoint
-- What they are called and were called: as they said themselves.
create function person_names(person uuid) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select name from users where id = person and name <> ''
    union select actor_name from events where actor_id = person and actor_name <> ''
    union select before ->> 'name' from events where actor_id = person and action = 'profile.changed' and before ->> 'name' <> '');
end $$;
--> statement-breakpoint
-- Of these names, those that are nobody else's.
create function names_of_nobody_else(person uuid, names text[]) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select unnest(names)
    except select 'Portico'
    except select name from users where id <> person
    except select actor_name from events where actor_id <> person);
end $$;
--> statement-breakpoint
-- Where events may name them: null stands for every account, as the agency's people are named in all.
create function person_accounts(person uuid) returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if exists (select from events where actor_id = person
    and (actor_staff or account_id is null and action in ('agency.founded', 'invitation.accepted'))) then
    return null;
  end if;
  return array(select distinct account_id from events where actor_id = person and account_id is not null);
end $$;
--> statement-breakpoint
-- A name as a whole, or as one of several: "Ana Lind and Bo Ek", "2 tasks now with Bo Ek", "Maria Lind, by phone".
create or replace function without_person(words text, mail text, names text[]) returns text language plpgsql immutable set search_path = public, pg_temp as $$
declare
  name text;
begin
  foreach name in array names loop
    words := regexp_replace(words, '(^|, | and | with )' || regexp_replace(name, '([.*+?^${}()|\[\]\\])', '\\\1', 'g')
      || '(?=$|, | and )', '\1Erased person', 'g');
  end loop;
  return regexp_replace(words, mail_pattern(mail), 'erased', 'gi');
end $$;
--> statement-breakpoint
-- Names stand under few keys; what stands under others is a role, a group or a website.
create function without_person(side jsonb, mail text, names text[], key text default '') returns jsonb language plpgsql immutable set search_path = public, pg_temp as $$
begin
  return case jsonb_typeof(side)
    when 'object' then coalesce((select jsonb_object_agg(k, without_person(v, mail, names, k)) from jsonb_each(side) each(k, v)), side)
    when 'array' then coalesce((select jsonb_agg(without_person(v, mail, names, key) order by place)
      from jsonb_array_elements(side) with ordinality each(v, place)), side)
    when 'string' then to_jsonb(without_person(side #>> '{}', mail,
      case when key in ('name', 'owner', 'people', 'by', 'work') then names else '{}' end))
    else side end;
end $$;
--> statement-breakpoint
create or replace function erase_from_events(person uuid) returns table (chain uuid, place bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mail text := person_mail(person);
  named text[] := person_names(person);
  only_theirs text[] := names_of_nobody_else(person, named);
  accounts uuid[] := person_accounts(person);
begin
  if mail is null then raise exception 'there is nobody to erase'; end if;
  perform set_config('portico.erasing', 'yes', true);
  return query
    with known as (
      select e.*,
        case when e.actor_id = person and e.action ~ '^(login|profile|password|secondFactor)\.' then named
          when (accounts is null or e.account_id is null or e.account_id = any(accounts))
            and e.action ~ '^(membership|staff)\.|^(session\.revokedOther|secondFactor\.reset)$' then only_theirs
          else '{}' end as in_subject,
        case when e.actor_id = person and e.action ~ '^profile\.' then named
          when (accounts is null or e.account_id is null or e.account_id = any(accounts))
            and e.action ~ '^staff\.|^membership\.|^(group\.joined|group\.left|task\.planned|environment\.planned|golive\.approvalNoted)$'
            then only_theirs
          else '{}' end as in_sides
      from events e
    ), changed as (
      select k.id,
        case when k.actor_id = person then 'Erased person' else without_person(k.actor_name, mail, '{}') end as actor_name,
        without_person(k.on_behalf_of, mail, only_theirs) as on_behalf_of,
        without_person(k.subject, mail, k.in_subject) as subject,
        without_person(k.before, mail, k.in_sides) as before,
        without_person(k.after, mail, k.in_sides) as after,
        case when k.actor_id = person then null else k.address end as address
      from known k
      where k.actor_id = person or k.in_subject <> '{}' or k.in_sides <> '{}'
        or position(lower(mail) in lower(concat_ws(' ', k.actor_name, k.on_behalf_of, k.subject, k.before, k.after))) > 0
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
alter function person_names(uuid) owner to portico_system;
--> statement-breakpoint
alter function names_of_nobody_else(uuid, text[]) owner to portico_system;
--> statement-breakpoint
alter function person_accounts(uuid) owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
--> statement-breakpoint
revoke execute on function person_names(uuid), names_of_nobody_else(uuid, text[]), person_accounts(uuid) from public;
--> statement-breakpoint
grant execute on function person_names(uuid), names_of_nobody_else(uuid, text[]), person_accounts(uuid) to current_user;
