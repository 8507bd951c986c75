CREATE TABLE "agent_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "agents_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"shopper_id" text NOT NULL,
	"state" text NOT NULL,
	"owner_id" text,
	"last_agent_id" text,
	"version" integer NOT NULL,
	"last_seq" integer NOT NULL,
	"shopper_read_seq" integer NOT NULL,
	"agent_read_seq" integer NOT NULL,
	"language" text NOT NULL,
	"context" jsonb NOT NULL,
	"handoff_reason" text,
	"preview" text NOT NULL,
	"preview_sender" text NOT NULL,
	"waiting_since" bigint,
	"created_at" bigint NOT NULL,
	"last_message_at" bigint NOT NULL,
	"resolved_at" bigint,
	"open_for" text
);
--> statement-breakpoint
CREATE TABLE "event_cursors" (
	"consumer" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shop_id" text NOT NULL,
	"type" text NOT NULL,
	"conversation_id" text,
	"payload" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"shop_id" text,
	"agent_id" text,
	"email" text,
	"role" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "knowledge_entries" (
	"shop_id" text NOT NULL,
	"language" text NOT NULL,
	"id" text NOT NULL,
	"tier" integer NOT NULL,
	"category" text NOT NULL,
	"question" text NOT NULL,
	"phrasings" jsonb NOT NULL,
	"keywords" jsonb NOT NULL,
	"answer" text NOT NULL,
	"fallback" text,
	"product" text,
	"live_session" text,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "messages_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"id" text NOT NULL,
	"sender" text NOT NULL,
	"author_id" text,
	"author_name" text,
	"body" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"shopper_external_id" text NOT NULL,
	"paid_at" bigint NOT NULL,
	"data" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shoppers" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"external_id" text,
	"name" text,
	"merged_into" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"id" text PRIMARY KEY NOT NULL,
	"site_key" text NOT NULL,
	"name" text NOT NULL,
	"assistant_name" text NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"privacy_url" text NOT NULL,
	"retention_days" integer NOT NULL,
	"allowed_origins" jsonb NOT NULL,
	"force_words" jsonb NOT NULL,
	"theme" jsonb NOT NULL,
	"identity_secret" text NOT NULL,
	"previous_secret" text,
	"previous_secret_until" bigint,
	"demo" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "shops_site_key_unique" UNIQUE("site_key")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"author_id" text NOT NULL,
	"storage_key" text NOT NULL,
	"media_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "agent_sessions_by_agent" ON "agent_sessions" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "agents_by_shop" ON "agents" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "conversations_by_shop_state" ON "conversations" USING btree ("shop_id","state");--> statement-breakpoint
CREATE INDEX "conversations_by_shopper" ON "conversations" USING btree ("shopper_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_one_open" ON "conversations" USING btree ("open_for");--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_entries_by_id" ON "knowledge_entries" USING btree ("shop_id","language","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_seq" ON "messages" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_id" ON "messages" USING btree ("id","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_by_id" ON "orders" USING btree ("shop_id","id");--> statement-breakpoint
CREATE INDEX "orders_by_shopper" ON "orders" USING btree ("shop_id","shopper_external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shoppers_by_external_id" ON "shoppers" USING btree ("shop_id","external_id");