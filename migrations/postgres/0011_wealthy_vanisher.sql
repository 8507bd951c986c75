CREATE INDEX "care_deliveries_by_order" ON "care_deliveries" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "events_by_shop" ON "events" USING btree ("shop_id","position");