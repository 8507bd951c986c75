CREATE TABLE `conversation_labels` (
	`conversation_id` text NOT NULL,
	`label_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_labels_once` ON `conversation_labels` (`conversation_id`,`label_id`);--> statement-breakpoint
CREATE INDEX `conversation_labels_by_label` ON `conversation_labels` (`label_id`);--> statement-breakpoint
CREATE TABLE `labels` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`name` text NOT NULL,
	`tone` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_by_name` ON `labels` (`shop_id`,`name`);--> statement-breakpoint
CREATE TABLE `mentions` (
	`note_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mentions_by_agent` ON `mentions` (`agent_id`,`note_id`);--> statement-breakpoint
CREATE INDEX `mentions_by_conversation` ON `mentions` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`text` text NOT NULL,
	`mentions` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notes_by_conversation` ON `notes` (`conversation_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `snoozed_until` integer;--> statement-breakpoint
CREATE INDEX `conversations_by_snooze` ON `conversations` (`snoozed_until`);