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
CREATE UNIQUE INDEX "care_trials_by_rule" ON "care_trials" USING btree ("shop_id","rule_id");