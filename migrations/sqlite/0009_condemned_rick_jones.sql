ALTER TABLE `cases` ADD `goods` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `reason_kind` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `image_ids` text;