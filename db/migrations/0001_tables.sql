CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_account_id_user_id_pk" PRIMARY KEY("account_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"only" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agencies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_of_account" UNIQUE("account_id","id"),
	CONSTRAINT "application_slug" UNIQUE("account_id","slug")
);
--> statement-breakpoint
ALTER TABLE "applications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "environments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"origin" text,
	"edge_label" text NOT NULL,
	"state" text DEFAULT 'not_started' NOT NULL,
	"rank" smallint DEFAULT 2 NOT NULL,
	"reason" text DEFAULT 'Nothing has been checked yet' NOT NULL,
	"station" integer DEFAULT 1 NOT NULL,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "environments_edgeLabel_unique" UNIQUE("edge_label"),
	CONSTRAINT "environment_of_account" UNIQUE("account_id","id"),
	CONSTRAINT "environment_slug" UNIQUE("application_id","slug"),
	CONSTRAINT "name_is_a_branch" CHECK ("environments"."name" ~ '^[A-Za-z][A-Za-z0-9]{0,29}$')
);
--> statement-breakpoint
ALTER TABLE "environments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"account_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid,
	"about" uuid,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"sealed" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "go_lives" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"seen_by" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "go_lives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_completions" (
	"account_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"task" text NOT NULL,
	"completed_by" uuid NOT NULL,
	"completed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "task_completions_environment_id_task_pk" PRIMARY KEY("environment_id","task")
);
--> statement-breakpoint
ALTER TABLE "task_completions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "findings" (
	"hostname_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"facts" jsonb NOT NULL,
	"judgement" jsonb NOT NULL,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hostnames" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"next_check_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hostnames_name_unique" UNIQUE("name"),
	CONSTRAINT "hostname_of_account" UNIQUE("account_id","id"),
	CONSTRAINT "name_is_lower_case" CHECK ("hostnames"."name" = lower("hostnames"."name"))
);
--> statement-breakpoint
ALTER TABLE "hostnames" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sightings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"hostname_id" uuid NOT NULL,
	"server" text NOT NULL,
	"type" text NOT NULL,
	"ttl" integer NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_sighting" UNIQUE("hostname_id","server","type")
);
--> statement-breakpoint
ALTER TABLE "sightings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "snapshots" (
	"hostname_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"records" jsonb NOT NULL,
	"nameservers" text[] NOT NULL,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "client_roles_in_accounts" CHECK (("invitations"."account_id" is null) = ("invitations"."role" in ('owner', 'admin', 'member')))
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credentials" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credentials" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identities" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identities_provider_subject_pk" PRIMARY KEY("provider","subject")
);
--> statement-breakpoint
ALTER TABLE "identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_hash_pk" PRIMARY KEY("identifier","token_hash"),
	CONSTRAINT "verification_tokens_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "verification_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"email_verified_at" timestamp with time zone,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "email_is_lower_case" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environments" ADD CONSTRAINT "environments_account_id_application_id_applications_account_id_id_fk" FOREIGN KEY ("account_id","application_id") REFERENCES "public"."applications"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_lives" ADD CONSTRAINT "go_lives_account_id_environment_id_environments_account_id_id_fk" FOREIGN KEY ("account_id","environment_id") REFERENCES "public"."environments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_completions" ADD CONSTRAINT "task_completions_completed_by_users_id_fk" FOREIGN KEY ("completed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_completions" ADD CONSTRAINT "task_completions_account_id_environment_id_environments_account_id_id_fk" FOREIGN KEY ("account_id","environment_id") REFERENCES "public"."environments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_account_id_hostname_id_hostnames_account_id_id_fk" FOREIGN KEY ("account_id","hostname_id") REFERENCES "public"."hostnames"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hostnames" ADD CONSTRAINT "hostnames_account_id_environment_id_environments_account_id_id_fk" FOREIGN KEY ("account_id","environment_id") REFERENCES "public"."environments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sightings" ADD CONSTRAINT "sightings_account_id_hostname_id_hostnames_account_id_id_fk" FOREIGN KEY ("account_id","hostname_id") REFERENCES "public"."hostnames"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_account_id_hostname_id_hostnames_account_id_id_fk" FOREIGN KEY ("account_id","hostname_id") REFERENCES "public"."hostnames"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_name_id_index" ON "accounts" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "memberships_user_id_index" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_agency" ON "agencies" USING btree ("only");--> statement-breakpoint
CREATE UNIQUE INDEX "one_production" ON "environments" USING btree ("application_id") WHERE "environments"."kind" = 'production';--> statement-breakpoint
CREATE INDEX "worst_first" ON "environments" USING btree ("account_id","rank");--> statement-breakpoint
CREATE INDEX "events_account_id_id_index" ON "events" USING btree ("account_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mail_due" ON "outbox" USING btree ("next_attempt_at") WHERE "outbox"."sent_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_about_index" ON "outbox" USING btree ("about");--> statement-breakpoint
CREATE UNIQUE INDEX "live_once" ON "go_lives" USING btree ("environment_id") WHERE "go_lives"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "hostnames_environment_id_index" ON "hostnames" USING btree ("environment_id");--> statement-breakpoint
CREATE INDEX "due_checks" ON "hostnames" USING btree ("next_check_at") WHERE "hostnames"."next_check_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_invitation" ON "invitations" USING btree (coalesce("account_id", '00000000-0000-0000-0000-000000000000'),"email") WHERE "invitations"."accepted_at" is null and "invitations"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_account_id_expires_at_index" ON "invitations" USING btree ("account_id","expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_key_at_index" ON "sign_in_attempts" USING btree ("key","at");--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "accounts" AS PERMISSIVE FOR ALL TO "portico_app" USING ("accounts"."id" = any((select my_account_ids())::uuid[])) WITH CHECK ("accounts"."id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "accounts" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "memberships" AS PERMISSIVE FOR ALL TO "portico_app" USING ("memberships"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("memberships"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "memberships" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "everybody_sees_its_name" ON "agencies" AS PERMISSIVE FOR SELECT TO "portico_app" USING (true);--> statement-breakpoint
CREATE POLICY "owners_change_it" ON "agencies" AS PERMISSIVE FOR UPDATE TO "portico_app" USING ((select my_staff_role()) = 'owner');--> statement-breakpoint
CREATE POLICY "for_the_system" ON "agencies" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "people_i_meet" ON "staff" AS PERMISSIVE FOR SELECT TO "portico_app" USING ("staff"."user_id" = any((select my_people_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "agency_leads_change" ON "staff" AS PERMISSIVE FOR ALL TO "portico_app" USING ((select my_staff_role()) in ('owner', 'admin'));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "staff" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "applications" AS PERMISSIVE FOR ALL TO "portico_app" USING ("applications"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("applications"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "applications" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "environments" AS PERMISSIVE FOR ALL TO "portico_app" USING ("environments"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("environments"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "environments" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "my_own" ON "drafts" AS PERMISSIVE FOR ALL TO "portico_app" USING ("drafts"."user_id" = (select my_user_id()));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "drafts" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "events" AS PERMISSIVE FOR ALL TO "portico_app" USING ("events"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "agency_leads" ON "events" AS PERMISSIVE FOR ALL TO "portico_app" USING ("events"."account_id" is null and (select my_staff_role()) in ('owner', 'admin'));--> statement-breakpoint
CREATE POLICY "about_myself" ON "events" AS PERMISSIVE FOR INSERT TO "portico_app" WITH CHECK ("events"."account_id" is null and "events"."actor_id" = (select my_user_id()));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "events" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "outbox" AS PERMISSIVE FOR ALL TO "portico_app" USING ("outbox"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "agency_leads" ON "outbox" AS PERMISSIVE FOR ALL TO "portico_app" USING ((select my_staff_role()) in ('owner', 'admin'));--> statement-breakpoint
CREATE POLICY "to_anybody" ON "outbox" AS PERMISSIVE FOR INSERT TO "portico_app" WITH CHECK ("outbox"."account_id" is null);--> statement-breakpoint
CREATE POLICY "for_the_system" ON "outbox" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "go_lives" AS PERMISSIVE FOR ALL TO "portico_app" USING ("go_lives"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("go_lives"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "go_lives" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "task_completions" AS PERMISSIVE FOR ALL TO "portico_app" USING ("task_completions"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("task_completions"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "task_completions" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "findings" AS PERMISSIVE FOR ALL TO "portico_app" USING ("findings"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("findings"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "findings" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "hostnames" AS PERMISSIVE FOR ALL TO "portico_app" USING ("hostnames"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("hostnames"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "hostnames" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "sightings" AS PERMISSIVE FOR ALL TO "portico_app" USING ("sightings"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("sightings"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "sightings" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "snapshots" AS PERMISSIVE FOR ALL TO "portico_app" USING ("snapshots"."account_id" = any((select my_account_ids())::uuid[])) WITH CHECK ("snapshots"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "snapshots" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "within_my_accounts" ON "invitations" AS PERMISSIVE FOR ALL TO "portico_app" USING ("invitations"."account_id" = any((select my_account_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "agency_leads" ON "invitations" AS PERMISSIVE FOR ALL TO "portico_app" USING ("invitations"."account_id" is null and (select my_staff_role()) in ('owner', 'admin'));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "invitations" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "for_the_system" ON "credentials" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "for_the_system" ON "identities" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "for_the_system" ON "sessions" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "for_the_system" ON "sign_in_attempts" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "for_the_system" ON "verification_tokens" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "people_i_meet" ON "users" AS PERMISSIVE FOR SELECT TO "portico_app" USING ("users"."id" = any((select my_people_ids())::uuid[]));--> statement-breakpoint
CREATE POLICY "myself" ON "users" AS PERMISSIVE FOR UPDATE TO "portico_app" USING ("users"."id" = (select my_user_id()));--> statement-breakpoint
CREATE POLICY "for_the_system" ON "users" AS PERMISSIVE FOR ALL TO "portico_system" USING (true) WITH CHECK (true);