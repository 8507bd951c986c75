/**
 * Carries what the core announced to every socket concerned: the shopper's other tabs, the agents who look on,
 * everyone's lists and queue places. It decides nothing; delete it and chat still stores and answers.
 */
import { closeCodes, type Message } from '@aftercast/shared';
import type { Bus } from '../events/bus.ts';
import { isUnheard } from '../conversation/conversation-state.ts';
import { asReadBy } from '../conversation/health.ts';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import type { TranscriptService } from '../conversation/transcript-service.ts';
import type { DetailsService } from '../conversation/details-service.ts';
import type { Hub } from './hub.ts';
import type { InboxTicker } from './inbox-ticker.ts';

interface Deps {
  bus: Bus;
  hub: Hub;
  transcript: TranscriptService;
  details: DetailsService;
  inboxTicker: InboxTicker;
  onError: (error: unknown) => void;
}

/** @returns the undo */
export function attachPush({ bus, hub, transcript, details, inboxTicker, onError }: Deps): () => void {
  async function tellShopper(conversation: ConversationRow): Promise<void> {
    const sessions = hub.shopperSessions(conversation.shopperId);
    if (!sessions) return;
    const frame = { type: 'conversation.changed', conversation: await transcript.forShopper(conversation) };
    for (const session of sessions) session.send(frame);
  }

  async function tellMessages(conversation: ConversationRow, messages: Message[], origin: string | null, type: 'message.posted' | 'message.changed'): Promise<void> {
    const own = hub.shopperSessions(conversation.shopperId);
    const viewing = hub.viewersOf(conversation.id);
    // Nearly always the shopper has one tab, the one that asked, and nobody looks on.
    if (!viewing && (!own || (own.size === 1 && own.values().next().value?.id === origin))) return;
    const shopper = [...own ?? []].filter((session) => session.id !== origin);
    const viewers = [...viewing ?? []].filter(({ session }) => session.id !== origin);
    if (shopper.length + viewers.length === 0) return;
    // Who looks on beside the owner may have to be kept from words about health, by the row as it is now.
    const lookedOn = viewers.some(({ agent }) => agent.id !== conversation.ownerId);
    const [row = conversation] = lookedOn ? await transcript.rowsOf([conversation.id]) : [];
    const hasImages = messages.some(({ body }) => body.kind === 'text' && body.images);
    const presented = hasImages ? await transcript.present(messages) : messages;
    for (const session of shopper) for (const message of presented) session.send({ type, message });
    for (const { session, agent } of viewers) for (const message of asReadBy(agent, row, presented)) session.send({ type, message });
  }

  const undo = [
    bus.on('conversation.committed', ({ conversation, messages, moved, origin }) => {
      if (messages.length > 0) tellMessages(conversation, messages, origin, 'message.posted').catch(onError);
      if (moved || messages.length === 0) tellShopper(conversation).catch(onError);
      if (!isUnheard(conversation)) inboxTicker.changed(conversation.shopId, conversation.id, moved);
    }),
    bus.on('message.changed', ({ conversation, message }) => {
      tellMessages(conversation, [message], null, 'message.changed').catch(onError);
    }),
    bus.on('typing.changed', ({ conversationId, shopperId, who, name, typing, origin }) => {
      const frame = { type: 'typing.changed', conversationId, who, name, typing };
      if (who === 'agent') for (const session of hub.shopperSessions(shopperId) ?? []) session.send({ type: 'typing.changed', who, name, typing });
      for (const { session } of hub.viewersOf(conversationId) ?? []) if (session.id !== origin) session.send(frame);
    }),
    bus.on('context.changed', ({ conversationId }) => {
      const viewers = hub.viewersOf(conversationId);
      if (!viewers) return;
      details.of(conversationId).then((found) => {
        for (const { session, agent } of viewers) session.send({ type: 'context.changed', conversationId, details: found(agent) });
      }).catch(onError);
    }),
    bus.on('desk.changed', ({ shopId, desk }) => {
      for (const { session, agent } of hub.agentsOf(shopId) ?? []) if (agent.id === desk.agentId) session.send({ type: 'desk.changed', desk });
    }),
    bus.on('surge.changed', ({ shopId, surge }) => {
      for (const { session } of hub.agentsOf(shopId) ?? []) session.send({ type: 'surge.changed', surge });
    }),
    bus.on('agent.signed_out', ({ agentId, sessionId }) => hub.dropAgent(agentId, sessionId)),
    bus.on('shoppers.merged', ({ from, conversationIds, ended }) => {
      for (const session of hub.shopperSessions(from) ?? []) session.close(closeCodes.shopperMerged, 'this shopper has signed in');
      if (ended) for (const { session } of hub.viewersOf(ended.conversationId) ?? []) session.send({ type: 'message.posted', message: ended });
      transcript.rowsOf(conversationIds).then((rows) => {
        for (const row of rows) {
          inboxTicker.changed(row.shopId, row.id, true);
          if (row.openFor !== null) tellShopper(row).catch(onError);
        }
      }).catch(onError);
    }),
  ];
  return () => { for (const off of undo) off(); };
}
