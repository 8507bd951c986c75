CREATE TABLE `care_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`rule_name` text NOT NULL,
	`subject_id` text NOT NULL,
	`order_id` text,
	`shopper_external_id` text,
	`recipient` text,
	`conversation_id` text,
	`seq` integer,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	`seen_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `care_deliveries_by_subject` ON `care_deliveries` (`shop_id`,`rule_id`,`subject_id`);--> statement-breakpoint
CREATE INDEX `care_deliveries_by_time` ON `care_deliveries` (`shop_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `care_deliveries_by_recipient` ON `care_deliveries` (`shop_id`,`recipient`,`at`);--> statement-breakpoint
CREATE INDEX `care_deliveries_by_conversation` ON `care_deliveries` (`conversation_id`,`state`);--> statement-breakpoint
CREATE INDEX `care_deliveries_by_state` ON `care_deliveries` (`state`,`at`);--> statement-breakpoint
CREATE TABLE `care_jobs` (
	`shop_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`planned_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `care_jobs_by_subject` ON `care_jobs` (`shop_id`,`rule_id`,`subject_id`);--> statement-breakpoint
CREATE INDEX `care_jobs_due` ON `care_jobs` (`shop_id`,`due_at`);--> statement-breakpoint
CREATE TABLE `care_receipts` (
	`delivery_id` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `care_receipts_by_channel` ON `care_receipts` (`delivery_id`,`channel`);--> statement-breakpoint
CREATE TABLE `care_rules` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`words` text NOT NULL,
	`version` integer NOT NULL,
	`is_on` integer NOT NULL,
	`on_since` integer,
	`planned_to` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `care_rules_by_id` ON `care_rules` (`shop_id`,`id`);--> statement-breakpoint
CREATE INDEX `care_rules_on` ON `care_rules` (`is_on`);--> statement-breakpoint
CREATE TABLE `care_trials` (
	`shop_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`trial` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `care_trials_by_rule` ON `care_trials` (`shop_id`,`rule_id`);--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_secret_until` integer,
	`created_at` integer NOT NULL,
	`disabled` integer NOT NULL,
	`last_received_at` integer,
	`problem` text,
	`problem_at` integer
);
--> statement-breakpoint
CREATE INDEX `connections_by_shop` ON `connections` (`shop_id`);--> statement-breakpoint
CREATE TABLE `incident_recipients` (
	`send_id` text NOT NULL,
	`incident_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`shopper_external_id` text NOT NULL,
	`priority` integer NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`held_until` integer NOT NULL,
	`conversation_id` text,
	`seq` integer,
	`told_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_recipients_once` ON `incident_recipients` (`send_id`,`shopper_external_id`);--> statement-breakpoint
CREATE INDEX `incident_recipients_due` ON `incident_recipients` (`send_id`,`state`,`priority`,`shopper_external_id`);--> statement-breakpoint
CREATE INDEX `incident_recipients_by_shopper` ON `incident_recipients` (`shop_id`,`shopper_external_id`);--> statement-breakpoint
CREATE TABLE `incident_sends` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`rule` text,
	`texts` text NOT NULL,
	`keeps_on` integer NOT NULL,
	`state` text NOT NULL,
	`paused_in` text,
	`chosen_to` text,
	`version` integer NOT NULL,
	`agent_id` text NOT NULL,
	`agent_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`looked_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `incident_sends_of` ON `incident_sends` (`incident_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `incident_sends_by_state` ON `incident_sends` (`state`);--> statement-breakpoint
CREATE TABLE `order_events` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`type` text NOT NULL,
	`data` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_events_by_id` ON `order_events` (`shop_id`,`id`);--> statement-breakpoint
CREATE INDEX `order_events_by_order` ON `order_events` (`shop_id`,`order_id`,`at`);--> statement-breakpoint
CREATE TABLE `order_tries` (
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`shopper_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `order_tries_by_shop` ON `order_tries` (`shop_id`,`at`);--> statement-breakpoint
CREATE TABLE `connection_receipts` (
	`id` integer PRIMARY KEY NOT NULL,
	`connection_id` text NOT NULL,
	`at` integer NOT NULL,
	`topic` text,
	`problem` text,
	`detail` text,
	`taken` integer NOT NULL,
	`repeated` integer NOT NULL,
	`refused` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `connection_receipts_by_connection` ON `connection_receipts` (`connection_id`,`id`);--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`event_id` text NOT NULL,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`held_until` integer NOT NULL,
	`last_at` integer,
	`status` integer,
	`problem` text,
	`response` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_once` ON `webhook_deliveries` (`webhook_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_of` ON `webhook_deliveries` (`webhook_id`,`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_by_time` ON `webhook_deliveries` (`webhook_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`url` text NOT NULL,
	`events` text NOT NULL,
	`description` text NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_secret_until` integer,
	`is_on` integer NOT NULL,
	`off_reason` text,
	`failing_since` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `webhooks_by_shop` ON `webhooks` (`shop_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_orders` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`shopper_external_id` text,
	`paid_at` integer NOT NULL,
	`data` text NOT NULL,
	`status` text,
	`phone_tail` text,
	`live_session` text,
	`carrier` text,
	`region` text,
	`ship_by` integer,
	`last_moved_at` integer,
	`delivered_at` integer,
	`open_since` integer,
	`base_at` integer,
	`standing` text,
	`updated_at` integer
);
--> statement-breakpoint
INSERT INTO `__new_orders`("shop_id", "id", "shopper_external_id", "paid_at", "data", "status", "phone_tail", "live_session", "carrier", "region", "ship_by", "last_moved_at", "delivered_at", "open_since", "base_at", "standing", "updated_at") SELECT "shop_id", "id", "shopper_external_id", "paid_at", "data", null, null, null, null, null, null, null, null, null, null, null, null FROM `orders`;--> statement-breakpoint
DROP TABLE `orders`;--> statement-breakpoint
ALTER TABLE `__new_orders` RENAME TO `orders`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `orders_by_id` ON `orders` (`shop_id`,`id`);--> statement-breakpoint
CREATE INDEX `orders_by_shopper` ON `orders` (`shop_id`,`shopper_external_id`);--> statement-breakpoint
CREATE INDEX `orders_open` ON `orders` (`shop_id`,`open_since`);--> statement-breakpoint
CREATE INDEX `orders_by_status` ON `orders` (`status`);--> statement-breakpoint
CREATE INDEX `orders_by_payment` ON `orders` (`shop_id`,`paid_at`);--> statement-breakpoint
ALTER TABLE `live_sessions` ADD `version` integer DEFAULT 1 NOT NULL;