ALTER TABLE "conversations" ADD COLUMN "urgency" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "urgency_reasons" jsonb;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "due_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "assigned_at" bigint;--> statement-breakpoint
CREATE INDEX "conversations_by_deadline" ON "conversations" USING btree ("shop_id","due_at");--> statement-breakpoint
UPDATE "conversations" SET "due_at" = "waiting_since" + 180000 WHERE "waiting_since" IS NOT NULL;
