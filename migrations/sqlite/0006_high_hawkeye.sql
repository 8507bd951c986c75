CREATE TABLE `agent_desks` (
	`agent_id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`capacity` integer NOT NULL,
	`skills` text NOT NULL,
	`mode` text NOT NULL,
	`paused` integer NOT NULL,
	`here_until` integer,
	`away_since` integer
);
--> statement-breakpoint
CREATE INDEX `agent_desks_by_shop` ON `agent_desks` (`shop_id`);--> statement-breakpoint
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
CREATE TABLE `conversation_labels` (
	`conversation_id` text NOT NULL,
	`label_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_labels_once` ON `conversation_labels` (`conversation_id`,`label_id`);--> statement-breakpoint
CREATE INDEX `conversation_labels_by_label` ON `conversation_labels` (`label_id`);--> statement-breakpoint
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
CREATE INDEX `incidents_by_shop` ON `incidents` (`shop_id`,`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `labels` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`name` text NOT NULL,
	`tone` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_by_name` ON `labels` (`shop_id`,`name`);--> statement-breakpoint
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
CREATE TABLE `report_settings` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`minute_cents` integer NOT NULL,
	`changed_on` text,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `routing_settings` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`auto_assign` integer NOT NULL,
	`silence_seconds` integer NOT NULL,
	`grace_seconds` integer NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `satisfaction_by_shop` ON `satisfaction` (`shop_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `opening_hours` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`hours` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `suggestion_uses_by_shop` ON `suggestion_uses` (`shop_id`,`language`,`used_at`);--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`to_id` text,
	`to_name` text,
	`needs` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfers_by_conversation` ON `transfers` (`conversation_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `care_consent` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `needs` text;--> statement-breakpoint
CREATE INDEX `conversations_by_snooze` ON `conversations` (`snoozed_until`);