import type { Message, Note } from '@aftercast/shared';
import type { OutboxItem } from '@aftercast/shared/client';
import type { Reply } from './replies.ts';

/** One thing in the log, from top to bottom. `leads`: shows who speaks; the lines that follow belong to the same speaker. */
export type Line =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'earlier'; key: string; at: number }
  | { kind: 'new'; key: string }
  | { kind: 'note'; key: string; note: Note }
  | { kind: 'message'; key: string; message: Message; leads: boolean }
  | { kind: 'pending'; key: string; item: OutboxItem<Reply>; leads: boolean };

/** Messages of one speaker closer than this stand together. */
const togetherMs = 5 * 60_000;

function together(a: Message | undefined, b: Message): boolean {
  return a !== undefined && a.body.kind !== 'notice' && b.body.kind !== 'notice' && a.sender === b.sender
    && a.authorId === b.authorId && a.conversationId === b.conversationId && b.at - a.at < togetherMs;
}

interface Options {
  conversationId: string;
  /** The first message that was new when the agent came; null when none was. */
  firstNewSeq: number | null;
  pending: readonly OutboxItem<Reply>[];
  /** In reading order. */
  notes?: readonly Note[];
  /** Messages before the first are not loaded: notes from before it wait for them. */
  hasOlder?: boolean;
  sameDay: (a: number, b: number) => boolean;
}

/** Lays the log out: days, where an earlier conversation ended, what is new, who speaks. */
export function layLines(messages: readonly Message[], { conversationId, firstNewSeq, pending, notes = [], hasOlder = false, sameDay }: Options): Line[] {
  const lines: Line[] = [];
  let last: Message | undefined;
  let lastAt: number | null = null;
  const from = hasOlder ? messages[0]?.at ?? 0 : 0;
  const waiting = notes.filter(({ at }) => at >= from);

  function day(at: number, key: string): boolean {
    const changes = lastAt === null || !sameDay(lastAt, at);
    if (changes) lines.push({ kind: 'day', key: `day:${key}`, at });
    lastAt = at;
    return changes;
  }
  /** @returns whether any came */
  function notesBefore(at: number): boolean {
    const came = waiting.length > 0 && (waiting[0] as Note).at < at;
    while (waiting.length > 0 && (waiting[0] as Note).at < at) {
      const note = waiting.shift() as Note;
      day(note.at, note.id);
      lines.push({ kind: 'note', key: note.id, note });
    }
    return came;
  }

  for (const message of messages) {
    const key = `${message.conversationId}:${message.seq}`;
    const interrupted = notesBefore(message.at);
    let leads = interrupted || !together(last, message);
    if (last && last.conversationId !== message.conversationId) lines.push({ kind: 'earlier', key: `earlier:${key}`, at: message.at });
    if (day(message.at, key)) leads = true;
    // Where all is new, a line saying so divides nothing.
    if (last && message.conversationId === conversationId && message.seq === firstNewSeq) {
      lines.push({ kind: 'new', key: 'new' });
      leads = true;
    }
    lines.push({ kind: 'message', key: message.id, message, leads });
    last = message;
  }
  const interrupted = notesBefore(Number.POSITIVE_INFINITY);
  pending.forEach((item, index) => {
    const follows = index > 0 || !interrupted && (last?.sender === 'agent' && item.at - last.at < togetherMs);
    lines.push({ kind: 'pending', key: item.id, item, leads: !follows });
  });
  return lines;
}

/** A piece of text: plain, or a web address that can be opened. */
export interface TextPiece { text: string; href: string | null }

/** Finds web addresses; only http and https become links, and closing punctuation stays outside. */
export function linkPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'，。；！？、（）《》【】]+/gi)) {
    const raw = match[0].replace(/[.,;:!?)\]}]+$/, '');
    const href = safeAddress(raw);
    if (href === null) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null });
    pieces.push({ text: raw, href });
    from = match.index + raw.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}

/** The address as it may be put into a link, else null. */
export function safeAddress(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
