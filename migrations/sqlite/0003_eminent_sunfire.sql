CREATE TABLE `questions` (
	`conversation_id` text NOT NULL,
	`id` text NOT NULL,
	`shop_id` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`asked_at` integer NOT NULL,
	`product` text,
	`live_session` text,
	`outcome` text NOT NULL,
	`reason` text,
	`entry_id` text,
	`confidence` integer,
	`offered` text NOT NULL,
	`taken` text,
	`candidates` text NOT NULL,
	`vote` text,
	`tapped` integer NOT NULL,
	`wanted_person` integer NOT NULL,
	`people_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_by_id` ON `questions` (`conversation_id`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_shop` ON `questions` (`shop_id`,`language`,`asked_at`);--> statement-breakpoint
CREATE TABLE `work_decisions` (
	`shop_id` text NOT NULL,
	`language` text NOT NULL,
	`key` text NOT NULL,
	`decision` text NOT NULL,
	`entry_id` text,
	`count` integer NOT NULL,
	`agent_id` text NOT NULL,
	`decided_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_decisions_by_key` ON `work_decisions` (`shop_id`,`language`,`key`);