CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`note` text NOT NULL,
	`due_at` integer NOT NULL,
	`promised` integer NOT NULL,
	`state` text NOT NULL,
	`reminded_at` integer,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `follow_ups_by_state` ON `follow_ups` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `follow_ups_by_agent` ON `follow_ups` (`shop_id`,`agent_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `follow_ups_by_conversation` ON `follow_ups` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `macros` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`actions` text NOT NULL,
	`position` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `macros_by_id` ON `macros` (`shop_id`,`id`);--> statement-breakpoint
CREATE TABLE `reply_templates` (
	`shop_id` text NOT NULL,
	`language` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`steps` text NOT NULL,
	`position` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reply_templates_by_id` ON `reply_templates` (`shop_id`,`language`,`id`);--> statement-breakpoint
CREATE TABLE `suggestion_uses` (
	`conversation_id` text NOT NULL,
	`question_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`language` text NOT NULL,
	`outcome` text NOT NULL,
	`entry_id` text,
	`reply` text NOT NULL,
	`agent_id` text NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suggestion_uses_by_question` ON `suggestion_uses` (`conversation_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `suggestion_uses_by_shop` ON `suggestion_uses` (`shop_id`,`language`,`used_at`);