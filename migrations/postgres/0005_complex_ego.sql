CREATE TABLE "opening_hours" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"hours" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "care_consent" text;