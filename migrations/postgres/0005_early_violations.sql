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
CREATE TABLE "report_settings" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"minute_cents" integer NOT NULL,
	"changed_on" text,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "conversation_figures_by_start" ON "conversation_figures" USING btree ("shop_id","started_at","conversation_id");--> statement-breakpoint
CREATE INDEX "conversation_figures_by_last" ON "conversation_figures" USING btree ("shop_id","last_at","conversation_id");