CREATE TABLE `audit_entries` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`target_kind` text NOT NULL,
	`target_id` text NOT NULL,
	`target_name` text NOT NULL,
	`details` text NOT NULL,
	`address` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_shop` ON `audit_entries` (`shop_id`,`position`);--> statement-breakpoint
CREATE TABLE `audit_settings` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`retention_days` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `escalation_rules` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`supervisor_after_ms` integer NOT NULL,
	`owner_after_ms` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `escalations` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`waiting_since` integer NOT NULL,
	`level` text NOT NULL,
	`due_at` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`acknowledged_at` integer,
	`acknowledged_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalations_by_wait` ON `escalations` (`conversation_id`,`waiting_since`,`level`);--> statement-breakpoint
CREATE INDEX `escalations_by_shop` ON `escalations` (`shop_id`,`raised_at`);--> statement-breakpoint
CREATE TABLE `satisfaction` (
	`shop_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`stretch` integer NOT NULL,
	`seq` integer NOT NULL,
	`agent_id` text,
	`score` integer NOT NULL,
	`reason` text,
	`words` text,
	`given_at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `satisfaction_by_stretch` ON `satisfaction` (`conversation_id`,`stretch`);--> statement-breakpoint
CREATE INDEX `satisfaction_by_shop` ON `satisfaction` (`shop_id`,`given_at`);