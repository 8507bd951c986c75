/**
 * What a client holds of one shopper's talk: pure merging of pages, snapshots and single messages, whatever order
 * they arrive in. A message is known by conversation and sequence and is held once. Conversations stand in the
 * order of their ids, which are time-ordered (`createId`).
 */
import type { Message } from '../model/message.ts';

export interface Transcript {
  /** The conversation that new messages belong to. */
  readonly conversationId: string | null;
  /** Held without a hole up to here in that conversation: what `resume` and `resync` name. */
  readonly seq: number;
  /** Something is missing between `seq` and what is held; ask for a resync. */
  readonly gap: boolean;
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
}

/** The part of `welcome`, `resynced` and `conversation.opened` that concerns messages. */
export interface TranscriptSnapshot {
  conversationId: string | null;
  messages: readonly Message[];
  resume: 'complete' | 'reset';
  hasOlder: boolean;
}

/** Holds nothing yet. */
export function createTranscript(): Transcript {
  return { conversationId: null, seq: 0, gap: false, messages: [], hasOlder: false };
}

function compare(a: Message, b: Message): number {
  if (a.conversationId !== b.conversationId) return a.conversationId < b.conversationId ? -1 : 1;
  return a.seq - b.seq;
}

/** Both lists as one, in order, without doubles; where both hold a message, `fresh` wins. */
function merge(held: readonly Message[], fresh: readonly Message[]): readonly Message[] {
  const added = fresh.filter((message) => !held.some((one) => compare(one, message) === 0));
  if (added.length < fresh.length) {
    held = held.map((one) => fresh.find((message) => compare(one, message) === 0) ?? one);
  }
  return added.length > 0 ? [...held, ...added].sort(compare) : held;
}

/** Recounts how far the current conversation is held without a hole, from `from` on. */
function settle(transcript: Transcript, from: number): Transcript {
  let seq = from;
  let gap = false;
  for (const message of transcript.messages) {
    if (message.conversationId !== transcript.conversationId || message.seq <= seq) continue;
    if (message.seq === seq + 1) seq = message.seq;
    else { gap = true; break; }
  }
  return { ...transcript, seq, gap };
}

/** Takes what the server says is new (`complete`) or all there is (`reset`). */
export function applySnapshot(held: Transcript, snapshot: TranscriptSnapshot): Transcript {
  const { conversationId, hasOlder } = snapshot;
  if (snapshot.resume === 'reset' || conversationId !== held.conversationId) {
    const messages = merge([], snapshot.messages);
    return settle({ conversationId, seq: 0, gap: false, messages, hasOlder }, firstSeq(messages, conversationId) - 1);
  }
  const messages = merge(held.messages, snapshot.messages);
  return settle({ ...held, messages, hasOlder: held.messages.length > 0 ? held.hasOlder : hasOlder }, held.seq);
}

function firstSeq(messages: readonly Message[], conversationId: string | null): number {
  return messages.find((message) => message.conversationId === conversationId)?.seq ?? 1;
}

/** Takes one posted or acknowledged message. One of a later conversation makes that the current one. */
export function addMessage(held: Transcript, message: Message): Transcript {
  const { conversationId } = message;
  const begins = held.conversationId === null || conversationId > held.conversationId;
  const messages = merge(held.messages, [message]);
  if (begins) return settle({ ...held, conversationId, messages }, 0);
  return messages === held.messages ? held : settle({ ...held, messages }, held.seq);
}

/** Replaces a message whose body changed; one that is not held is left out, it comes with its page. */
export function changeMessage(held: Transcript, message: Message): Transcript {
  if (!held.messages.some((one) => compare(one, message) === 0)) return held;
  return { ...held, messages: merge(held.messages, [message]) };
}

/** Takes a page of older messages, possibly of earlier conversations. */
export function addOlder(held: Transcript, messages: readonly Message[], hasOlder: boolean): Transcript {
  return { ...held, messages: merge(held.messages, messages), hasOlder };
}
