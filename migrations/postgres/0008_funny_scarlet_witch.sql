ALTER TABLE "cases" ADD COLUMN "goods" jsonb;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "reason_kind" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "image_ids" jsonb;