ALTER TABLE `conversations` ADD `urgency` text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `urgency_reasons` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `assigned_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_by_deadline` ON `conversations` (`shop_id`,`due_at`);--> statement-breakpoint
UPDATE `conversations` SET `due_at` = `waiting_since` + 180000 WHERE `waiting_since` IS NOT NULL;
