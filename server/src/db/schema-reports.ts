import type { ClockEvent } from '../reports/clocks/clock-event.ts';
import type { ColumnKinds } from './columns.pg.ts';

/** The reports' part of `defineTables`: one row a conversation that figures are added up from, and what a shop sets for them. */
export function defineReportTables({ table, text, int, ms, bool, json, index }: ColumnKinds) {
  /** Read from the log by the reports' recorder; no words are in it. Goes with its conversation. */
  const conversationFigures = table('conversation_figures', {
    conversationId: text('conversation_id').primaryKey(),
    shopId: text('shop_id').notNull(),
    startedAt: ms('started_at').notNull(),
    lastAt: ms('last_at').notNull(),
    /** Where the shopper was. */
    product: text('product'),
    liveSession: text('live_session'),
    entryId: text('entry_id'),
    botSpoke: bool('bot_spoke').notNull(),
    personAt: ms('person_at'),
    handoffReason: text('handoff_reason'),
    firstReplyAt: ms('first_reply_at'),
    agentId: text('agent_id'),
    agentMessages: int('agent_messages').notNull(),
    transfers: int('transfers').notNull(),
    requeues: int('requeues').notNull(),
    reopens: int('reopens').notNull(),
    firstResolvedAt: ms('first_resolved_at'),
    resolvedAt: ms('resolved_at'),
    botMs: ms('bot_ms').notNull(),
    queueMs: ms('queue_ms').notNull(),
    humanMs: ms('human_ms').notNull(),
    /** The log as the platforms' clocks read it. */
    clockEvents: json<ClockEvent[]>('clock_events').notNull(),
  }, (t) => [index('conversation_figures_by_start').on(t.shopId, t.startedAt, t.conversationId), index('conversation_figures_by_last').on(t.shopId, t.lastAt, t.conversationId)]);

  const reportSettings = table('report_settings', {
    shopId: text('shop_id').primaryKey(),
    /** What a minute of an agent's work costs, in hundredths of the shop's currency. */
    minuteCents: int('minute_cents').notNull(),
    /** The first day of "after", as the shop's local date; null where nothing is compared. */
    changedOn: text('changed_on'),
    updatedAt: ms('updated_at').notNull(),
  });

  return { conversationFigures, reportSettings };
}
