CREATE TABLE "nameserver_moves" (
	"hostname_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"nameservers" text[] NOT NULL,
	"comparison" jsonb NOT NULL,
	"compared_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "nameserver_moves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "unread" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "nameserver_moves" ADD CONSTRAINT "nameserver_moves_account_id_hostname_id_hostnames_account_id_id_fk" FOREIGN KEY ("account_id","hostname_id") REFERENCES "public"."hostnames"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "nameserver_moves" AS PERMISSIVE FOR ALL TO "portico_app" USING (((select i_reach_all()) or "nameserver_moves"."account_id" = any((select my_account_ids())::uuid[]))) WITH CHECK (((select i_reach_all()) or "nameserver_moves"."account_id" = any((select my_account_ids())::uuid[])));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "nameserver_moves" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
alter table nameserver_moves force row level security;--> statement-breakpoint
grant select, insert, update, delete on nameserver_moves to portico_app, portico_system;
