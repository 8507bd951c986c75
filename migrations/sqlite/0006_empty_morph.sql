CREATE TABLE `case_events` (
	`case_id` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`state` text NOT NULL,
	`agent_id` text NOT NULL,
	`agent_name` text NOT NULL,
	`amount_cents` integer,
	`due_at` integer,
	`note` text NOT NULL,
	`notice` text,
	`untold` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_events_by_version` ON `case_events` (`case_id`,`version`);--> statement-breakpoint
CREATE INDEX `case_events_by_untold` ON `case_events` (`untold`);--> statement-breakpoint
CREATE TABLE `case_limits` (
	`shop_id` text NOT NULL,
	`subject` text NOT NULL,
	`cents` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_limits_by_subject` ON `case_limits` (`shop_id`,`subject`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`order_id` text,
	`items` text NOT NULL,
	`matter` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`amount_cents` integer,
	`currency` text NOT NULL,
	`settled_cents` integer NOT NULL,
	`owner_id` text,
	`owner_name` text,
	`requested_by` text,
	`requested_by_name` text,
	`due_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cases_by_shop` ON `cases` (`shop_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `cases_by_conversation` ON `cases` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `cases_by_order` ON `cases` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `incident_deliveries` (
	`reply_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`problem` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_deliveries_by_conversation` ON `incident_deliveries` (`reply_id`,`conversation_id`);--> statement-breakpoint
CREATE TABLE `incident_members` (
	`incident_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`order_id` text,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_members_by_conversation` ON `incident_members` (`incident_id`,`conversation_id`);--> statement-breakpoint
CREATE INDEX `incident_members_of` ON `incident_members` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `incident_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`text` text NOT NULL,
	`agent_id` text NOT NULL,
	`agent_name` text NOT NULL,
	`resolves` integer NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `incident_replies_of` ON `incident_replies` (`incident_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `incident_replies_by_end` ON `incident_replies` (`finished_at`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`title` text NOT NULL,
	`cause` text NOT NULL,
	`product` text,
	`live_session` text,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `incidents_by_shop` ON `incidents` (`shop_id`,`state`,`created_at`);