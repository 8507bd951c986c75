/** What changes in the row of a conversation whose urgency rises while it waits. Called by the conversation repository. */
import { sql } from 'drizzle-orm';
import type { Urgency, UrgencyReason } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { deadlineOf } from '../routing/deadline.ts';

/** The urgency after the words that are written with it. */
export interface Rise { urgency: Urgency; urgencyReasons: UrgencyReason[] }

/**
 * The deadline moves to where it would be had it been this urgent from the beginning of the wait, and never to later.
 * Decided in the database and not from the row that was read: an agent's reply at the same moment ends the wait without a new version.
 */
export function risingColumns(c: Store['tables']['conversations'], { urgency, urgencyReasons }: Rise, now: number) {
  const allowed = sql`${c.waitingSince} + ${deadlineOf(urgency, 0)}`;
  return {
    urgency, urgencyReasons,
    waitingSince: sql<number>`coalesce(${c.waitingSince}, ${now})`,
    dueAt: sql<number>`case when ${c.waitingSince} is null then ${deadlineOf(urgency, now)} when ${c.dueAt} < ${allowed} then ${c.dueAt} else ${allowed} end`,
  };
}
