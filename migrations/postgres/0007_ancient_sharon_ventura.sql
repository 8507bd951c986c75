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
ALTER TABLE "orders" ADD COLUMN "base_at" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "standing" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "updated_at" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "order_events_by_id" ON "order_events" USING btree ("shop_id","id");--> statement-breakpoint
CREATE INDEX "order_events_by_order" ON "order_events" USING btree ("shop_id","order_id","at");--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("shop_id","open_since");--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "orders" USING btree ("status");