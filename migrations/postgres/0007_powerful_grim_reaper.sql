CREATE TABLE "care_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"rule_name" text NOT NULL,
	"subject_id" text NOT NULL,
	"order_id" text,
	"shopper_external_id" text,
	"recipient" text,
	"conversation_id" text,
	"seq" integer,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"at" bigint NOT NULL,
	"seen_at" bigint
);
--> statement-breakpoint
CREATE TABLE "care_jobs" (
	"shop_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"planned_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"tries" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_receipts" (
	"delivery_id" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_rules" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"words" jsonb NOT NULL,
	"version" integer NOT NULL,
	"is_on" boolean NOT NULL,
	"on_since" bigint,
	"planned_to" jsonb,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_trials" (
	"shop_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"trial" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_secret_until" bigint,
	"created_at" bigint NOT NULL,
	"disabled" boolean NOT NULL,
	"last_received_at" bigint,
	"problem" text,
	"problem_at" bigint
);
--> statement-breakpoint
CREATE TABLE "incident_recipients" (
	"send_id" text NOT NULL,
	"incident_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"shopper_external_id" text NOT NULL,
	"priority" integer NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"held_until" bigint NOT NULL,
	"conversation_id" text,
	"seq" integer,
	"told_at" bigint
);
--> statement-breakpoint
CREATE TABLE "incident_sends" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"kind" text NOT NULL,
	"rule" jsonb,
	"texts" jsonb NOT NULL,
	"keeps_on" boolean NOT NULL,
	"state" text NOT NULL,
	"paused_in" text,
	"chosen_to" text,
	"version" integer NOT NULL,
	"agent_id" text NOT NULL,
	"agent_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"looked_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"type" text NOT NULL,
	"data" text NOT NULL,
	"at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_tries" (
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"shopper_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection_receipts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "connection_receipts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"connection_id" text NOT NULL,
	"at" bigint NOT NULL,
	"topic" text,
	"problem" text,
	"detail" text,
	"taken" integer NOT NULL,
	"repeated" integer NOT NULL,
	"refused" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"webhook_id" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" bigint NOT NULL,
	"held_until" bigint NOT NULL,
	"last_at" bigint,
	"status" integer,
	"problem" text,
	"response" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"url" text NOT NULL,
	"events" jsonb NOT NULL,
	"description" text NOT NULL,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_secret_until" bigint,
	"is_on" boolean NOT NULL,
	"off_reason" text,
	"failing_since" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "shopper_external_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "phone_tail" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "live_session" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "carrier" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "ship_by" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "last_moved_at" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivered_at" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "open_since" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "base_at" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "standing" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "updated_at" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "care_deliveries_by_subject" ON "care_deliveries" USING btree ("shop_id","rule_id","subject_id");--> statement-breakpoint
CREATE INDEX "care_deliveries_by_time" ON "care_deliveries" USING btree ("shop_id","at","id");--> statement-breakpoint
CREATE INDEX "care_deliveries_by_recipient" ON "care_deliveries" USING btree ("shop_id","recipient","at");--> statement-breakpoint
CREATE INDEX "care_deliveries_by_conversation" ON "care_deliveries" USING btree ("conversation_id","state");--> statement-breakpoint
CREATE INDEX "care_deliveries_by_state" ON "care_deliveries" USING btree ("state","at");--> statement-breakpoint
CREATE UNIQUE INDEX "care_jobs_by_subject" ON "care_jobs" USING btree ("shop_id","rule_id","subject_id");--> statement-breakpoint
CREATE INDEX "care_jobs_due" ON "care_jobs" USING btree ("shop_id","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "care_receipts_by_channel" ON "care_receipts" USING btree ("delivery_id","channel");--> statement-breakpoint
CREATE UNIQUE INDEX "care_rules_by_id" ON "care_rules" USING btree ("shop_id","id");--> statement-breakpoint
CREATE INDEX "care_rules_on" ON "care_rules" USING btree ("is_on");--> statement-breakpoint
CREATE UNIQUE INDEX "care_trials_by_rule" ON "care_trials" USING btree ("shop_id","rule_id");--> statement-breakpoint
CREATE INDEX "connections_by_shop" ON "connections" USING btree ("shop_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_recipients_once" ON "incident_recipients" USING btree ("send_id","shopper_external_id");--> statement-breakpoint
CREATE INDEX "incident_recipients_due" ON "incident_recipients" USING btree ("send_id","state","priority","shopper_external_id");--> statement-breakpoint
CREATE INDEX "incident_recipients_by_shopper" ON "incident_recipients" USING btree ("shop_id","shopper_external_id");--> statement-breakpoint
CREATE INDEX "incident_sends_of" ON "incident_sends" USING btree ("incident_id","created_at");--> statement-breakpoint
CREATE INDEX "incident_sends_by_state" ON "incident_sends" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "order_events_by_id" ON "order_events" USING btree ("shop_id","id");--> statement-breakpoint
CREATE INDEX "order_events_by_order" ON "order_events" USING btree ("shop_id","order_id","at");--> statement-breakpoint
CREATE INDEX "order_tries_by_shop" ON "order_tries" USING btree ("shop_id","at");--> statement-breakpoint
CREATE INDEX "connection_receipts_by_connection" ON "connection_receipts" USING btree ("connection_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_once" ON "webhook_deliveries" USING btree ("webhook_id","event_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_of" ON "webhook_deliveries" USING btree ("webhook_id","state","next_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_time" ON "webhook_deliveries" USING btree ("webhook_id","created_at");--> statement-breakpoint
CREATE INDEX "webhooks_by_shop" ON "webhooks" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("shop_id","open_since");--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "orders" USING btree ("status");--> statement-breakpoint
CREATE INDEX "orders_by_payment" ON "orders" USING btree ("shop_id","paid_at");