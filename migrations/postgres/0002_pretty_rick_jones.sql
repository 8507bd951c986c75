CREATE TABLE "questions" (
	"conversation_id" text NOT NULL,
	"id" text NOT NULL,
	"shop_id" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"product" text,
	"live_session" text,
	"outcome" text NOT NULL,
	"reason" text,
	"entry_id" text,
	"confidence" integer,
	"offered" jsonb NOT NULL,
	"taken" text,
	"candidates" jsonb NOT NULL,
	"vote" text,
	"tapped" boolean NOT NULL,
	"wanted_person" boolean NOT NULL,
	"people_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_decisions" (
	"shop_id" text NOT NULL,
	"language" text NOT NULL,
	"key" text NOT NULL,
	"decision" text NOT NULL,
	"entry_id" text,
	"count" integer NOT NULL,
	"agent_id" text NOT NULL,
	"decided_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "questions_by_id" ON "questions" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "questions_by_shop" ON "questions" USING btree ("shop_id","language","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "work_decisions_by_key" ON "work_decisions" USING btree ("shop_id","language","key");