/**
 * Keeps lists and queue places current without a storm: changes of a shop are gathered for a moment and told once.
 * A move (claim, handoff, end) is told almost at once, chatter of bot conversations four times a second.
 */
import type { InboxService } from '../conversation/inbox-service.ts';
import type { TranscriptService } from '../conversation/transcript-service.ts';
import type { Hub } from './hub.ts';

const moveDelayMs = 15;
const chatterDelayMs = 250;
const rowsPerTick = 200;

interface Pending { ids: Set<string>; queueMoved: boolean; timer: NodeJS.Timeout; dueAt: number }

export function createInboxTicker({ hub, inbox, transcript, onError, clock }: {
  hub: Hub; inbox: InboxService; transcript: Pick<TranscriptService, 'rowsOf' | 'forShopper'>; onError: (error: unknown) => void; clock: () => number;
}) {
  const pending = new Map<string, Pending>();
  /** The place each queued shopper was last told. */
  const told = new Map<string, Map<string, number>>();

  async function tellAgents(shopId: string, ids: string[]): Promise<void> {
    const agents = hub.agentsOf(shopId);
    if (!agents) return;
    const [rows, counts] = await Promise.all([inbox.rows(ids), inbox.counts(shopId)]);
    for (const { session, agent } of agents) session.send({ type: 'inbox.changed', conversations: rows(agent), counts: counts(agent.id) });
  }

  async function tellQueue(shopId: string): Promise<void> {
    const queue = await inbox.queue(shopId);
    const before = told.get(shopId);
    const now = new Map(queue.map(({ id }, index) => [id, index + 1]));
    told.set(shopId, now);
    const moved = queue.filter(({ id, shopperId }) => before?.get(id) !== now.get(id) && hub.shopperSessions(shopperId) !== undefined);
    const rows = await transcript.rowsOf(moved.map(({ id }) => id));
    for (const row of rows) {
      if (row.state !== 'queued') continue;
      const frame = { type: 'conversation.changed', conversation: await transcript.forShopper(row, now.get(row.id)) };
      for (const session of hub.shopperSessions(row.shopperId) ?? []) session.send(frame);
    }
  }

  function tick(shopId: string): void {
    const due = pending.get(shopId);
    if (!due) return;
    pending.delete(shopId);
    tellAgents(shopId, [...due.ids].slice(-rowsPerTick)).catch(onError);
    if (due.queueMoved) tellQueue(shopId).catch(onError);
  }

  return {
    /** @param moved state or owner changed, not only words */
    changed(shopId: string, conversationId: string, moved: boolean): void {
      const waiting = pending.get(shopId);
      if (!waiting && !moved && !hub.agentsOf(shopId)) return;
      const dueAt = clock() + (moved ? moveDelayMs : chatterDelayMs);
      if (waiting) {
        waiting.ids.add(conversationId);
        waiting.queueMoved ||= moved;
        if (dueAt >= waiting.dueAt) return;
        clearTimeout(waiting.timer);
      }
      const timer = setTimeout(tick, moved ? moveDelayMs : chatterDelayMs, shopId);
      timer.unref();
      pending.set(shopId, { ids: waiting?.ids ?? new Set([conversationId]), queueMoved: waiting?.queueMoved ?? moved, timer, dueAt });
    },
    stop(): void {
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
    },
  };
}
export type InboxTicker = ReturnType<typeof createInboxTicker>;
