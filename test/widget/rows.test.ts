import { describe, expect, it } from 'vitest';
import type { Message } from '@aftercast/shared';
import { addMessage } from '../../shared/src/client/index.ts';
import { initialChat, type ChatState } from '../../widget/src/models/chat-state.ts';
import { rowsOf, type Row } from '../../widget/src/models/rows.ts';
import { conversation } from './fixtures.ts';

const minute = 60_000;

function state(lines: [sender: Message['sender'], at: number][], more: Partial<ChatState> = {}): ChatState {
  const empty = initialChat([]);
  const transcript = lines.map(([sender, at], index): Message => ({
    id: `m${index + 1}`, conversationId: 'c_1', seq: index + 1, sender, authorId: null, authorName: null, at, body: { kind: 'text', text: 'x' },
  })).reduce(addMessage, empty.transcript);
  return { ...empty, transcript, conversation: conversation({ lastSeq: lines.length }), ...more };
}

const shape = (rows: Row[]): string[] => rows.map((row) => row.kind === 'message' ? `${row.message.sender}${row.first ? '*' : ''}${row.delivery ? `:${row.delivery}` : ''}` : row.kind);

describe('rows of the log', () => {
  it('tell the time at the start and after a pause', () => {
    expect(shape(rowsOf(state([['bot', 0], ['bot', 5 * minute], ['bot', 10 * minute + 1]])))).toEqual(['time', 'bot*', 'bot', 'time', 'bot*']);
  });

  it('name a voice where it begins', () => {
    expect(shape(rowsOf(state([['bot', 0], ['bot', 1], ['agent', 2]])))).toEqual(['time', 'bot*', 'bot', 'agent*']);
  });

  it('tell delivery under the last own message alone, and that it was seen', () => {
    expect(shape(rowsOf(state([['shopper', 0], ['shopper', 1], ['bot', 2]])))).toEqual(['time', 'shopper*', 'shopper:sent', 'bot*']);
    const read = state([['shopper', 0]], { conversation: conversation({ agentReadSeq: 1 }) });
    expect(shape(rowsOf(read))).toEqual(['time', 'shopper*:read']);
  });

  it('put what is not yet sent last, with what holds it up', () => {
    const outbox = [
      { id: 'o1', at: 2, state: 'failed', code: 'text_too_long', payload: { kind: 'message', text: 'a' } },
      { id: 'o2', at: 3, state: 'sending', payload: { kind: 'message', text: 'b' } },
      { id: 'o3', at: 4, state: 'sending', payload: { kind: 'handoff' } },
    ] as const;
    expect(shape(rowsOf(state([['bot', 0]], { outbox })))).toEqual(['time', 'bot*', 'shopper*:failed', 'shopper:sending']);
  });

  it('draw one line above what is new, never above own words', () => {
    const rows = rowsOf(state([['bot', 0], ['shopper', 1], ['agent', 2], ['agent', 3]], { divider: { conversationId: 'c_1', seq: 1 } }));
    expect(shape(rows)).toEqual(['time', 'bot*', 'shopper*:sent', 'divider', 'agent*', 'agent']);
  });

  it('keep a message’s key when it goes from the outbox into the transcript', () => {
    const waiting = rowsOf(state([], { outbox: [{ id: 'm1', at: 0, state: 'sending', payload: { kind: 'message', text: 'x' } }] }));
    const sent = rowsOf(state([['shopper', 0]]));
    expect(waiting.map(({ key }) => key)).toEqual(sent.map(({ key }) => key));
  });
});
