CREATE TABLE "order_events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"type" text NOT NULL,
	"code" text,
	"text" text,
	"data" text NOT NULL,
	"at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"source" text NOT NULL,
	"applied" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "shopper_external_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "phone_tail" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "live_session" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "carrier" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "ship_by" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "last_moved_at" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivered_at" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "open_since" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "updated_at" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "order_events_by_id" ON "order_events" USING btree ("shop_id","id");--> statement-breakpoint
CREATE INDEX "order_events_by_order" ON "order_events" USING btree ("shop_id","order_id","at");--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("shop_id","open_since");--> statement-breakpoint
CREATE INDEX "orders_unfilled" ON "orders" USING btree ("updated_at");