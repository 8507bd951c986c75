CREATE TABLE `live_sessions` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`title_en` text,
	`host` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`links` text NOT NULL,
	`promises` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_sessions_by_id` ON `live_sessions` (`shop_id`,`id`);--> statement-breakpoint
CREATE TABLE `products` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	`category` text NOT NULL,
	`price_cents` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_by_id` ON `products` (`shop_id`,`id`);