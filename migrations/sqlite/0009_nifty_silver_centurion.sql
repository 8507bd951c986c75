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
CREATE UNIQUE INDEX `care_trials_by_rule` ON `care_trials` (`shop_id`,`rule_id`);