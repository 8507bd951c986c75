CREATE INDEX `care_deliveries_by_order` ON `care_deliveries` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `events_by_shop` ON `events` (`shop_id`,`position`);