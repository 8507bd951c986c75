CREATE TABLE `agent_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `agent_sessions_by_agent` ON `agent_sessions` (`agent_id`);--> statement-breakpoint
CREATE TABLE `agents` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`disabled` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_email_unique` ON `agents` (`email`);--> statement-breakpoint
CREATE INDEX `agents_by_shop` ON `agents` (`shop_id`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`shopper_id` text NOT NULL,
	`state` text NOT NULL,
	`owner_id` text,
	`last_agent_id` text,
	`version` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`shopper_read_seq` integer NOT NULL,
	`agent_read_seq` integer NOT NULL,
	`language` text NOT NULL,
	`context` text NOT NULL,
	`handoff_reason` text,
	`preview` text NOT NULL,
	`preview_sender` text NOT NULL,
	`waiting_since` integer,
	`created_at` integer NOT NULL,
	`last_message_at` integer NOT NULL,
	`resolved_at` integer,
	`open_for` text
);
--> statement-breakpoint
CREATE INDEX `conversations_by_shop_state` ON `conversations` (`shop_id`,`state`);--> statement-breakpoint
CREATE INDEX `conversations_by_shopper` ON `conversations` (`shopper_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_one_open` ON `conversations` (`open_for`);--> statement-breakpoint
CREATE TABLE `event_cursors` (
	`consumer` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `events` (
	`position` integer PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`type` text NOT NULL,
	`conversation_id` text,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`shop_id` text,
	`agent_id` text,
	`email` text,
	`role` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `knowledge_entries` (
	`shop_id` text NOT NULL,
	`language` text NOT NULL,
	`id` text NOT NULL,
	`tier` integer NOT NULL,
	`category` text NOT NULL,
	`question` text NOT NULL,
	`phrasings` text NOT NULL,
	`keywords` text NOT NULL,
	`answer` text NOT NULL,
	`fallback` text,
	`product` text,
	`live_session` text,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `knowledge_entries_by_id` ON `knowledge_entries` (`shop_id`,`language`,`id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`position` integer PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`sender` text NOT NULL,
	`author_id` text,
	`author_name` text,
	`body` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_by_seq` ON `messages` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_by_id` ON `messages` (`id`,`conversation_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`shopper_external_id` text NOT NULL,
	`paid_at` integer NOT NULL,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_by_id` ON `orders` (`shop_id`,`id`);--> statement-breakpoint
CREATE INDEX `orders_by_shopper` ON `orders` (`shop_id`,`shopper_external_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shoppers` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`external_id` text,
	`name` text,
	`merged_into` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shoppers_by_external_id` ON `shoppers` (`shop_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `shops` (
	`id` text PRIMARY KEY NOT NULL,
	`site_key` text NOT NULL,
	`name` text NOT NULL,
	`assistant_name` text NOT NULL,
	`language` text NOT NULL,
	`time_zone` text NOT NULL,
	`privacy_url` text NOT NULL,
	`retention_days` integer NOT NULL,
	`allowed_origins` text NOT NULL,
	`force_words` text NOT NULL,
	`theme` text NOT NULL,
	`identity_secret` text NOT NULL,
	`previous_secret` text,
	`previous_secret_until` integer,
	`demo` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shops_site_key_unique` ON `shops` (`site_key`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`author_id` text NOT NULL,
	`storage_key` text NOT NULL,
	`media_type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` integer NOT NULL
);
