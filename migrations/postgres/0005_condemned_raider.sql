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
CREATE INDEX "audit_by_shop" ON "audit_entries" USING btree ("shop_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "escalations_by_wait" ON "escalations" USING btree ("conversation_id","waiting_since","level");--> statement-breakpoint
CREATE INDEX "escalations_by_shop" ON "escalations" USING btree ("shop_id","raised_at");--> statement-breakpoint
CREATE UNIQUE INDEX "satisfaction_by_stretch" ON "satisfaction" USING btree ("conversation_id","stretch");--> statement-breakpoint
CREATE INDEX "satisfaction_by_shop" ON "satisfaction" USING btree ("shop_id","given_at");