-- The owner is bound by the policies too, so that forgetting to change role shows nothing instead of everything.
do $$ declare t record; begin
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table %I force row level security', t.tablename);
  end loop;
end $$;
--> statement-breakpoint
grant usage on schema public to portico_app, portico_system;
--> statement-breakpoint
grant select, insert, update, delete on
  accounts, memberships, applications, environments, hostnames, findings, sightings, snapshots, go_lives,
  task_completions, invitations, drafts, staff to portico_app;
--> statement-breakpoint
grant select, update on users, agencies to portico_app;
--> statement-breakpoint
-- What happened is told once: no role of the portal changes or removes an event.
grant select, insert on events to portico_app, portico_system;
--> statement-breakpoint
grant select, insert on outbox to portico_app;
--> statement-breakpoint
grant usage on all sequences in schema public to portico_app, portico_system;
--> statement-breakpoint
grant select, insert, update, delete on
  users, agencies, staff, accounts, memberships, applications, environments, hostnames, findings, sightings, snapshots,
  go_lives, task_completions, invitations, drafts, outbox, sessions, credentials, identities, verification_tokens,
  sign_in_attempts to portico_system;
--> statement-breakpoint
grant create on schema public to portico_system;
--> statement-breakpoint
alter function my_staff_role() owner to portico_system;
--> statement-breakpoint
alter function my_account_ids() owner to portico_system;
--> statement-breakpoint
alter function my_people_ids() owner to portico_system;
--> statement-breakpoint
revoke create on schema public from portico_system;
