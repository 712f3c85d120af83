do $$ declare t text; begin
  foreach t in array array['manual_tasks', 'task_plans', 'template_tasks', 'check_turns', 'dns_tasks', 'previews', 'notices'] loop
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update, delete on manual_tasks, task_plans, template_tasks, previews to portico_app;
--> statement-breakpoint
grant select on check_turns to portico_app;
--> statement-breakpoint
grant select, insert, update on dns_tasks to portico_app;
--> statement-breakpoint
-- The portal alone tells; a person marks what they have read.
grant select, update on notices to portico_app;
--> statement-breakpoint
grant select, insert, update, delete on
  manual_tasks, task_plans, template_tasks, check_turns, dns_tasks, previews, notices to portico_system;
