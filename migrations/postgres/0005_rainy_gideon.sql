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
CREATE TABLE "audit_entries" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shop_id" text NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" text NOT NULL,
	"target_name" text NOT NULL,
	"details" jsonb NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_settings" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"retention_days" integer NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"case_id" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"agent_id" text NOT NULL,
	"agent_name" text NOT NULL,
	"amount_cents" integer,
	"due_at" bigint,
	"note" text NOT NULL,
	"notice" text,
	"untold" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_limits" (
	"shop_id" text NOT NULL,
	"subject" text NOT NULL,
	"cents" integer
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"order_id" text,
	"items" jsonb NOT NULL,
	"matter" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"amount_cents" integer,
	"currency" text NOT NULL,
	"settled_cents" integer NOT NULL,
	"owner_id" text,
	"owner_name" text,
	"requested_by" text,
	"requested_by_name" text,
	"due_at" bigint,
	"version" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_figures" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"product" text,
	"live_session" text,
	"entry_id" text,
	"bot_spoke" boolean NOT NULL,
	"person_at" bigint,
	"handoff_reason" text,
	"first_reply_at" bigint,
	"agent_id" text,
	"agent_messages" integer NOT NULL,
	"transfers" integer NOT NULL,
	"requeues" integer NOT NULL,
	"reopens" integer NOT NULL,
	"first_resolved_at" bigint,
	"resolved_at" bigint,
	"bot_ms" bigint NOT NULL,
	"queue_ms" bigint NOT NULL,
	"human_ms" bigint NOT NULL,
	"clock_events" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_labels" (
	"conversation_id" text NOT NULL,
	"label_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_rules" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"supervisor_after_ms" bigint NOT NULL,
	"owner_after_ms" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"waiting_since" bigint NOT NULL,
	"level" text NOT NULL,
	"due_at" bigint NOT NULL,
	"raised_at" bigint NOT NULL,
	"acknowledged_at" bigint,
	"acknowledged_by" text
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"note" text NOT NULL,
	"due_at" bigint NOT NULL,
	"promised" boolean NOT NULL,
	"state" text NOT NULL,
	"reminded_at" bigint,
	"created_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "incident_deliveries" (
	"reply_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "incident_members" (
	"incident_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"order_id" text,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"text" text NOT NULL,
	"agent_id" text NOT NULL,
	"agent_name" text NOT NULL,
	"resolves" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"title" text NOT NULL,
	"cause" text NOT NULL,
	"product" text,
	"live_session" text,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"author_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"name" text NOT NULL,
	"tone" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "macros" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"actions" jsonb NOT NULL,
	"position" integer NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"note_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"text" text NOT NULL,
	"mentions" jsonb NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reply_templates" (
	"shop_id" text NOT NULL,
	"language" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"steps" jsonb NOT NULL,
	"position" integer NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_settings" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"minute_cents" integer NOT NULL,
	"changed_on" text,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing_settings" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"auto_assign" boolean NOT NULL,
	"silence_seconds" integer NOT NULL,
	"grace_seconds" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "satisfaction" (
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"stretch" integer NOT NULL,
	"seq" integer NOT NULL,
	"agent_id" text,
	"score" integer NOT NULL,
	"reason" text,
	"words" text,
	"given_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"hours" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestion_uses" (
	"conversation_id" text NOT NULL,
	"question_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"language" text NOT NULL,
	"outcome" text NOT NULL,
	"entry_id" text,
	"reply" text NOT NULL,
	"agent_id" text NOT NULL,
	"used_at" bigint NOT NULL
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
ALTER TABLE "conversations" ADD COLUMN "care_consent" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "snoozed_until" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "needs" jsonb;--> statement-breakpoint
CREATE INDEX "agent_desks_by_shop" ON "agent_desks" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "audit_by_shop" ON "audit_entries" USING btree ("shop_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "case_events_by_version" ON "case_events" USING btree ("case_id","version");--> statement-breakpoint
CREATE INDEX "case_events_by_untold" ON "case_events" USING btree ("untold");--> statement-breakpoint
CREATE UNIQUE INDEX "case_limits_by_subject" ON "case_limits" USING btree ("shop_id","subject");--> statement-breakpoint
CREATE INDEX "cases_by_shop" ON "cases" USING btree ("shop_id","state","due_at");--> statement-breakpoint
CREATE INDEX "cases_by_conversation" ON "cases" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "cases_by_order" ON "cases" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "conversation_figures_by_start" ON "conversation_figures" USING btree ("shop_id","started_at","conversation_id");--> statement-breakpoint
CREATE INDEX "conversation_figures_by_last" ON "conversation_figures" USING btree ("shop_id","last_at","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_labels_once" ON "conversation_labels" USING btree ("conversation_id","label_id");--> statement-breakpoint
CREATE INDEX "conversation_labels_by_label" ON "conversation_labels" USING btree ("label_id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalations_by_wait" ON "escalations" USING btree ("conversation_id","waiting_since","level");--> statement-breakpoint
CREATE INDEX "escalations_by_shop" ON "escalations" USING btree ("shop_id","raised_at");--> statement-breakpoint
CREATE INDEX "follow_ups_by_state" ON "follow_ups" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "follow_ups_by_agent" ON "follow_ups" USING btree ("shop_id","agent_id","state","due_at");--> statement-breakpoint
CREATE INDEX "follow_ups_by_conversation" ON "follow_ups" USING btree ("conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_deliveries_by_conversation" ON "incident_deliveries" USING btree ("reply_id","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_members_by_conversation" ON "incident_members" USING btree ("incident_id","conversation_id");--> statement-breakpoint
CREATE INDEX "incident_members_of" ON "incident_members" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "incident_replies_of" ON "incident_replies" USING btree ("incident_id","created_at");--> statement-breakpoint
CREATE INDEX "incident_replies_by_end" ON "incident_replies" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "incidents_by_shop" ON "incidents" USING btree ("shop_id","state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "labels_by_name" ON "labels" USING btree ("shop_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "macros_by_id" ON "macros" USING btree ("shop_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mentions_by_agent" ON "mentions" USING btree ("agent_id","note_id");--> statement-breakpoint
CREATE INDEX "mentions_by_conversation" ON "mentions" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "notes_by_conversation" ON "notes" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reply_templates_by_id" ON "reply_templates" USING btree ("shop_id","language","id");--> statement-breakpoint
CREATE UNIQUE INDEX "satisfaction_by_stretch" ON "satisfaction" USING btree ("conversation_id","stretch");--> statement-breakpoint
CREATE INDEX "satisfaction_by_shop" ON "satisfaction" USING btree ("shop_id","given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "suggestion_uses_by_question" ON "suggestion_uses" USING btree ("conversation_id","question_id");--> statement-breakpoint
CREATE INDEX "suggestion_uses_by_shop" ON "suggestion_uses" USING btree ("shop_id","language","used_at");--> statement-breakpoint
CREATE INDEX "transfers_by_conversation" ON "transfers" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "conversations_by_snooze" ON "conversations" USING btree ("snoozed_until");