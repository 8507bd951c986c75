/**
 * What a client holds of one shopper's talk: pure merging of pages, snapshots and single messages, whatever order
 * they arrive in. A message is known by conversation and sequence and is held once. The conversation that is spoken
 * in stands last, also where a merge ended one that began later; the others in the order of their ids, which are
 * time-ordered (`createId`). The server's pages come in the same order.
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

function isSame(a: Message, b: Message): boolean {
  return a.seq === b.seq && a.conversationId === b.conversationId;
}

/** The order of reading. */
function inOrder(current: string | null) {
  return (a: Message, b: Message): number => {
    if (a.conversationId === b.conversationId) return a.seq - b.seq;
    return b.conversationId === current || (a.conversationId !== current && a.conversationId < b.conversationId) ? -1 : 1;
  };
}

/** Both lists as one, in order, without doubles; where both hold a message, `fresh` wins. */
function merge(held: readonly Message[], fresh: readonly Message[], current: string | null): readonly Message[] {
  const added = fresh.filter((message) => !held.some((one) => isSame(one, message)));
  if (added.length < fresh.length) {
    held = held.map((one) => fresh.find((message) => isSame(one, message)) ?? one);
  }
  return added.length > 0 ? [...held, ...added].sort(inOrder(current)) : held;
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
    const messages = merge([], snapshot.messages, conversationId);
    return settle({ conversationId, seq: 0, gap: false, messages, hasOlder }, firstSeq(messages, conversationId) - 1);
  }
  const messages = merge(held.messages, snapshot.messages, conversationId);
  return settle({ ...held, messages, hasOlder: held.messages.length > 0 ? held.hasOlder : hasOlder }, held.seq);
}

function firstSeq(messages: readonly Message[], conversationId: string | null): number {
  return messages.find((message) => message.conversationId === conversationId)?.seq ?? 1;
}

/** Takes one posted or acknowledged message. One of a later conversation makes that the current one. */
export function addMessage(held: Transcript, message: Message): Transcript {
  const { conversationId } = message;
  const begins = held.conversationId === null || conversationId > held.conversationId;
  const messages = merge(held.messages, [message], begins ? conversationId : held.conversationId);
  if (begins) return settle({ ...held, conversationId, messages }, 0);
  return messages === held.messages ? held : settle({ ...held, messages }, held.seq);
}

/** Replaces a message whose body changed; one that is not held is left out, it comes with its page. */
export function changeMessage(held: Transcript, message: Message): Transcript {
  if (!held.messages.some((one) => isSame(one, message))) return held;
  return { ...held, messages: merge(held.messages, [message], held.conversationId) };
}

/** Takes a page of older messages, possibly of earlier conversations. */
export function addOlder(held: Transcript, messages: readonly Message[], hasOlder: boolean): Transcript {
  return { ...held, messages: merge(held.messages, messages, held.conversationId), hasOlder };
}
