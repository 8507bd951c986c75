CREATE TABLE "knowledge_changes" (
	"shop_id" text NOT NULL,
	"number" integer NOT NULL,
	"language" text NOT NULL,
	"entry_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "knowledge_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"context" jsonb NOT NULL,
	"entry_id" text,
	"author_name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledge_drafts" (
	"shop_id" text NOT NULL,
	"language" text NOT NULL,
	"entry_id" text NOT NULL,
	"entry" jsonb,
	"base" integer NOT NULL,
	"revision" integer NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledge_thresholds" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"thresholds" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledge_versions" (
	"shop_id" text NOT NULL,
	"number" integer NOT NULL,
	"source" text NOT NULL,
	"note" text NOT NULL,
	"author_id" text,
	"author_name" text NOT NULL,
	"reverts" integer,
	"created" integer NOT NULL,
	"changed" integer NOT NULL,
	"deleted" integer NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD COLUMN "parts" jsonb;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD COLUMN "valid_from" bigint;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD COLUMN "valid_until" bigint;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD COLUMN "related" jsonb;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD COLUMN "version" integer;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "kept" boolean;--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_changes_by_version" ON "knowledge_changes" USING btree ("shop_id","number","language","entry_id");--> statement-breakpoint
CREATE INDEX "knowledge_changes_by_entry" ON "knowledge_changes" USING btree ("shop_id","language","entry_id","number");--> statement-breakpoint
CREATE INDEX "knowledge_checks_by_shop" ON "knowledge_checks" USING btree ("shop_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_drafts_by_entry" ON "knowledge_drafts" USING btree ("shop_id","language","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_versions_by_number" ON "knowledge_versions" USING btree ("shop_id","number");