CREATE TABLE "agent_desks" (
	"agent_id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"capacity" integer NOT NULL,
	"skills" jsonb NOT NULL,
	"mode" text NOT NULL,
	"paused" boolean NOT NULL,
	"here_until" bigint,
	"away_since" bigint
);
--> statement-breakpoint
CREATE TABLE "routing_settings" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"auto_assign" boolean NOT NULL,
	"silence_seconds" integer NOT NULL,
	"grace_seconds" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"to_id" text,
	"to_name" text,
	"needs" jsonb,
	"reason" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "needs" jsonb;--> statement-breakpoint
CREATE INDEX "agent_desks_by_shop" ON "agent_desks" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "transfers_by_conversation" ON "transfers" USING btree ("conversation_id","created_at");