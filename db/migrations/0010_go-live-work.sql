CREATE TABLE "manual_tasks" (
	"account_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"what" text NOT NULL,
	"phase" text NOT NULL,
	"side" text NOT NULL,
	"blocking" boolean NOT NULL,
	"position" smallint NOT NULL,
	"completed_by" uuid,
	"completed_at" timestamp with time zone,
	CONSTRAINT "manual_tasks_environment_id_key_pk" PRIMARY KEY("environment_id","key")
);
--> statement-breakpoint
ALTER TABLE "manual_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_plans" (
	"account_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"task" text NOT NULL,
	"owner_id" uuid,
	"due_on" date,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "task_plans_environment_id_task_pk" PRIMARY KEY("environment_id","task")
);
--> statement-breakpoint
ALTER TABLE "task_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "template_tasks" (
	"key" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"what" text NOT NULL,
	"phase" text NOT NULL,
	"side" text NOT NULL,
	"blocking" boolean NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "template_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "check_turns" (
	"account_id" uuid NOT NULL,
	"hostname_id" uuid NOT NULL,
	"check" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"sentence" text NOT NULL,
	CONSTRAINT "check_turns_hostname_id_check_at_pk" PRIMARY KEY("hostname_id","check","at")
);
--> statement-breakpoint
ALTER TABLE "check_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dns_tasks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"hostname_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"recipient" text,
	"created_by" uuid,
	"forwarded_from" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"said_done_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dns_tasks_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "dns_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "previews" (
	"hostname_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"comparison" jsonb NOT NULL,
	"compared_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "previews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" uuid,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"sentence" text NOT NULL,
	"href" text NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "told_once" UNIQUE("user_id","key")
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "environments" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "environments" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "go_lives" ADD COLUMN "signed_off_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "go_lives" ADD COLUMN "signed_off_by" uuid;--> statement-breakpoint
ALTER TABLE "go_lives" ADD COLUMN "milestone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "notice_mail" text DEFAULT 'at_once' NOT NULL;--> statement-breakpoint
ALTER TABLE "manual_tasks" ADD CONSTRAINT "manual_tasks_completed_by_users_id_fk" FOREIGN KEY ("completed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_tasks" ADD CONSTRAINT "manual_tasks_account_id_environment_id_environments_account_id_id_fk" FOREIGN KEY ("account_id","environment_id") REFERENCES "public"."environments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_plans" ADD CONSTRAINT "task_plans_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_plans" ADD CONSTRAINT "task_plans_account_id_environment_id_environments_account_id_id_fk" FOREIGN KEY ("account_id","environment_id") REFERENCES "public"."environments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_turns" ADD CONSTRAINT "check_turns_account_id_hostname_id_hostnames_account_id_id_fk" FOREIGN KEY ("account_id","hostname_id") REFERENCES "public"."hostnames"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dns_tasks" ADD CONSTRAINT "dns_tasks_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dns_tasks" ADD CONSTRAINT "dns_tasks_account_id_hostname_id_hostnames_account_id_id_fk" FOREIGN KEY ("account_id","hostname_id") REFERENCES "public"."hostnames"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previews" ADD CONSTRAINT "previews_account_id_hostname_id_hostnames_account_id_id_fk" FOREIGN KEY ("account_id","hostname_id") REFERENCES "public"."hostnames"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dns_tasks_hostname_id_index" ON "dns_tasks" USING btree ("hostname_id");--> statement-breakpoint
CREATE INDEX "notices_user_id_created_at_index" ON "notices" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "environments" ADD CONSTRAINT "environments_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_lives" ADD CONSTRAINT "go_lives_signed_off_by_users_id_fk" FOREIGN KEY ("signed_off_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "manual_tasks" AS PERMISSIVE FOR ALL TO "portico_app" USING (((select i_reach_all()) or "manual_tasks"."account_id" = any((select my_account_ids())::uuid[]))) WITH CHECK (((select i_reach_all()) or "manual_tasks"."account_id" = any((select my_account_ids())::uuid[])));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "manual_tasks" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "task_plans" AS PERMISSIVE FOR ALL TO "portico_app" USING (((select i_reach_all()) or "task_plans"."account_id" = any((select my_account_ids())::uuid[]))) WITH CHECK (((select i_reach_all()) or "task_plans"."account_id" = any((select my_account_ids())::uuid[])));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "task_plans" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_see_it" ON "template_tasks" AS PERMISSIVE FOR SELECT TO "portico_app" USING ((select my_staff_role()) is not null);--> statement-breakpoint
CREATE POLICY "agency_leads_change" ON "template_tasks" AS PERMISSIVE FOR ALL TO "portico_app" USING ((select my_staff_role()) in ('owner', 'admin'));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "template_tasks" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "check_turns" AS PERMISSIVE FOR ALL TO "portico_app" USING (((select i_reach_all()) or "check_turns"."account_id" = any((select my_account_ids())::uuid[]))) WITH CHECK (((select i_reach_all()) or "check_turns"."account_id" = any((select my_account_ids())::uuid[])));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "check_turns" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "dns_tasks" AS PERMISSIVE FOR ALL TO "portico_app" USING (((select i_reach_all()) or "dns_tasks"."account_id" = any((select my_account_ids())::uuid[]))) WITH CHECK (((select i_reach_all()) or "dns_tasks"."account_id" = any((select my_account_ids())::uuid[])));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "dns_tasks" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "previews" AS PERMISSIVE FOR ALL TO "portico_app" USING (((select i_reach_all()) or "previews"."account_id" = any((select my_account_ids())::uuid[]))) WITH CHECK (((select i_reach_all()) or "previews"."account_id" = any((select my_account_ids())::uuid[])));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "previews" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "mine_while_i_may_see" ON "notices" AS PERMISSIVE FOR ALL TO "portico_app" USING ("notices"."user_id" = (select my_user_id()) and ("notices"."account_id" is null or ((select i_reach_all()) or "notices"."account_id" = any((select my_account_ids())::uuid[]))));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "notices" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);