ALTER TABLE "go_lives" ADD COLUMN "loss_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "environment_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unread" ON "notices" USING btree ("user_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_environment_id_index" ON "notices" USING btree ("environment_id");--> statement-breakpoint
CREATE INDEX "notices_account_id_index" ON "notices" USING btree ("account_id");