CREATE TABLE "live_sessions" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"host" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"links" jsonb NOT NULL,
	"promises" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "products" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"category" text NOT NULL,
	"price_cents" integer,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "live_sessions_by_id" ON "live_sessions" USING btree ("shop_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_by_id" ON "products" USING btree ("shop_id","id");