CREATE TABLE `opening_hours` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`hours` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `conversations` ADD `care_consent` text;