DROP POLICY "within_my_accounts" ON "sightings" CASCADE;--> statement-breakpoint
DROP POLICY "for_the_system" ON "sightings" CASCADE;--> statement-breakpoint
DROP TABLE "sightings" CASCADE;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "history" jsonb DEFAULT '{"sightings":[]}'::jsonb NOT NULL;