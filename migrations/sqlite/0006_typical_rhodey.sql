CREATE TABLE `conversation_figures` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`product` text,
	`live_session` text,
	`entry_id` text,
	`bot_spoke` integer NOT NULL,
	`person_at` integer,
	`handoff_reason` text,
	`first_reply_at` integer,
	`agent_id` text,
	`agent_messages` integer NOT NULL,
	`transfers` integer NOT NULL,
	`requeues` integer NOT NULL,
	`reopens` integer NOT NULL,
	`first_resolved_at` integer,
	`resolved_at` integer,
	`bot_ms` integer NOT NULL,
	`queue_ms` integer NOT NULL,
	`human_ms` integer NOT NULL,
	`clock_events` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `conversation_figures_by_start` ON `conversation_figures` (`shop_id`,`started_at`,`conversation_id`);--> statement-breakpoint
CREATE INDEX `conversation_figures_by_last` ON `conversation_figures` (`shop_id`,`last_at`,`conversation_id`);--> statement-breakpoint
CREATE TABLE `report_settings` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`minute_cents` integer NOT NULL,
	`changed_on` text,
	`updated_at` integer NOT NULL
);
