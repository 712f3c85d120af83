ALTER TABLE "manual_tasks" ADD COLUMN "remark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "template_tasks" ADD COLUMN "scope" text NOT NULL;--> statement-breakpoint
-- Environments that exist keep the tasks they had, with what is done of them. The owner of the tables sees no row.
set local role portico_system;
--> statement-breakpoint
insert into manual_tasks (account_id, environment_id, key, title, what, phase, side, blocking, position, completed_by, completed_at)
select e.account_id, e.id, t.key, t.title, t.what, t.phase, t.side, false, t.position, c.completed_by, c.completed_at
from environments e
cross join (values
  ('tried', 'Try the website through the edge', 'Point the host name at an edge address in your own hosts file and click through the website.', 'before', 'agency', 6),
  ('dns-access', 'Find who can change the DNS', 'Agree with the client on who signs in at the DNS provider, and when.', 'before', 'agency', 7),
  ('instructions', 'Hand over the DNS instructions', 'Give the record to change to whoever changes it. From then on it is the client’s turn.', 'change', 'agency', 8),
  ('functions', 'Test what visitors do', 'Forms, search, sign-in and checkout, in a private window too.', 'after', 'agency', 9),
  ('sign-off', 'Client signs off', 'The client has looked at the live website and agrees.', 'after', 'client', 10)
) as t (key, title, what, phase, side, position)
left join task_completions c on c.environment_id = e.id and c.task = t.key;
--> statement-breakpoint
reset role;
--> statement-breakpoint
DROP POLICY "within_my_accounts" ON "task_completions" CASCADE;--> statement-breakpoint
DROP POLICY "for_the_system" ON "task_completions" CASCADE;--> statement-breakpoint
DROP TABLE "task_completions" CASCADE;
