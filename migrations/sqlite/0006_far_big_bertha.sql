CREATE TABLE `agent_desks` (
	`agent_id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`capacity` integer NOT NULL,
	`skills` text NOT NULL,
	`mode` text NOT NULL,
	`paused` integer NOT NULL,
	`here_until` integer,
	`away_since` integer
);
--> statement-breakpoint
CREATE INDEX `agent_desks_by_shop` ON `agent_desks` (`shop_id`);--> statement-breakpoint
CREATE TABLE `routing_settings` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`auto_assign` integer NOT NULL,
	`silence_seconds` integer NOT NULL,
	`grace_seconds` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`to_id` text,
	`to_name` text,
	`needs` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfers_by_conversation` ON `transfers` (`conversation_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `needs` text;