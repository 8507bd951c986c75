DROP INDEX "orders_by_status";--> statement-breakpoint
DROP INDEX "orders_open";--> statement-breakpoint
CREATE INDEX "orders_unfilled" ON "orders" USING btree ("id") WHERE status is null;--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("shop_id","open_since","id") WHERE open_since is not null;