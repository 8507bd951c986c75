/** What the chat knows, and how the server's frames change it. Pure. */
import type { ImageView, Message, ShopperConversation, ShopperServerFrame } from '@aftercast/shared';
import {
  addMessage, addOlder, applySnapshot, changeMessage, createTranscript, type ConnectionStatus, type OutboxItem, type Transcript,
} from '@aftercast/shared/client';

/** What waits in the outbox: words and pictures, or the wish for a person. */
export type Draft =
  | { kind: 'message'; text: string; images?: ImageView[]; entryId?: string; product?: string; orderId?: string }
  | { kind: 'handoff'; noneOfThese?: boolean };

export interface ChatState {
  connection: ConnectionStatus;
  /** The first snapshot has come: from now on an empty transcript means that nothing was ever said. */
  welcomed: boolean;
  conversation: ShopperConversation | null;
  transcript: Transcript;
  outbox: readonly OutboxItem<Draft>[];
  typing: { who: 'agent' | 'bot'; name: string | null } | null;
  /** The highest sequence of the current conversation that the shopper has seen. */
  readSeq: number;
  /** Everything after it was new when the shopper came back to look. */
  divider: { conversationId: string; seq: number } | null;
  loadingOlder: boolean;
  /** Server's clock minus the browser's, milliseconds. */
  clockAheadMs: number;
}

export function initialChat(outbox: ChatState['outbox']): ChatState {
  return {
    connection: { state: 'idle' }, welcomed: false, conversation: null, transcript: createTranscript(), outbox,
    typing: null, readSeq: 0, divider: null, loadingOlder: false, clockAheadMs: 0,
  };
}

/** The change that a frame makes. @param now browser's clock */
export function reduceFrame(state: ChatState, frame: ShopperServerFrame, now: number): Partial<ChatState> {
  switch (frame.type) {
    case 'welcome':
    case 'resynced': {
      const transcript = applySnapshot(state.transcript, { ...frame, conversationId: frame.conversation?.id ?? null });
      const clock = frame.type === 'welcome' ? { clockAheadMs: frame.serverTime - now, loadingOlder: false } : {};
      return { welcomed: true, transcript, ...clock, ...reduceConversation(state, frame.conversation) };
    }
    case 'conversation.changed': return reduceConversation(state, frame.conversation);
    case 'message.posted': return { ...reduceMessage(state, frame.message), typing: frame.message.sender === 'shopper' ? state.typing : null };
    case 'message.changed': return { transcript: changeMessage(state.transcript, frame.message) };
    case 'history.page': return { transcript: addOlder(state.transcript, frame.messages, frame.hasOlder), loadingOlder: false };
    case 'typing.changed': return { typing: frame.typing ? { who: frame.who, name: frame.name } : null };
    default: return {};
  }
}

/** Takes one message; the first of a new conversation starts its read mark anew. */
export function reduceMessage(state: ChatState, message: Message): Partial<ChatState> {
  const transcript = addMessage(state.transcript, message);
  return { transcript, readSeq: transcript.conversationId === state.transcript.conversationId ? state.readSeq : 0 };
}

function reduceConversation(state: ChatState, conversation: ShopperConversation | null): Partial<ChatState> {
  const known = state.conversation;
  if (conversation && known && conversation.id === known.id && conversation.version < known.version) return {};
  const same = conversation?.id === state.transcript.conversationId;
  return { conversation, readSeq: Math.max(conversation?.shopperReadSeq ?? 0, same ? state.readSeq : 0) };
}

/** Messages of bot or agents in the current conversation that the shopper has not seen. */
export function unreadCount({ transcript, readSeq }: ChatState): number {
  return transcript.messages.filter(({ conversationId, seq, sender }) =>
    conversationId === transcript.conversationId && seq > readSeq && (sender === 'bot' || sender === 'agent')).length;
}

/** A person is asked for and the server does not know it yet. */
export function isAskingForPerson({ outbox }: ChatState): boolean {
  return outbox.some(({ payload, state }) => payload.kind === 'handoff' && state === 'sending');
}

/** There is something to show that most talks don't have: a change of hands, a picture, parts of an answer, an order, a failure. */
export function needsLater({ transcript, outbox }: ChatState): boolean {
  return outbox.some(({ code }) => code) || transcript.messages.some(({ body }) => body.kind === 'notice' || (body.kind === 'text' && body.images) || (body.kind === 'answer' && (body.parts || body.orderId)));
}
