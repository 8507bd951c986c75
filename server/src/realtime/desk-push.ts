/**
 * Carries what colleagues leave for each other to agents' sockets: notes to those who look on and those who are called,
 * labels to the whole shop, rows that were filed or put aside to the lists. It knows no shopper's socket.
 */
import { noteAsReadBy } from '../conversation/health.ts';
import type { Bus } from '../events/bus.ts';
import type { Hub } from './hub.ts';
import type { InboxTicker } from './inbox-ticker.ts';

/** @returns the undo */
export function attachDeskPush({ bus, hub, inboxTicker }: { bus: Bus; hub: Hub; inboxTicker: InboxTicker }): () => void {
  const undo = [
    bus.on('note.posted', ({ shopId, note, conversation }) => {
      for (const { session, agent } of hub.viewersOf(note.conversationId) ?? []) session.send({ type: 'note.posted', note: noteAsReadBy(agent, conversation, note) });
      if (note.mentions.length === 0) return;
      for (const { session, agent } of hub.agentsOf(shopId) ?? []) if (note.mentions.includes(agent.id)) session.send({ type: 'mention.received', note });
    }),
    bus.on('labels.changed', ({ shopId, labels }) => {
      for (const { session } of hub.agentsOf(shopId) ?? []) session.send({ type: 'labels.changed', labels });
    }),
    bus.on('conversation.filed', ({ shopId, conversationId }) => inboxTicker.changed(shopId, conversationId, false)),
  ];
  return () => { for (const off of undo) off(); };
}
