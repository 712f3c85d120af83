ALTER TABLE "dns_tasks" ADD COLUMN "forwarded_by" text;--> statement-breakpoint
ALTER TABLE "dns_tasks" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dns_tasks" ADD COLUMN "phone" text DEFAULT '' NOT NULL;