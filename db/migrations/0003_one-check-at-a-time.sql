ALTER TABLE "findings" ADD COLUMN "standing" text;--> statement-breakpoint
ALTER TABLE "hostnames" ADD COLUMN "held_until" timestamp with time zone;