import { describe, expect, it } from 'vitest';
import { layLines, linkPieces, safeAddress } from '../../../console/src/models/message-lines.ts';
import { textMessage } from '../support/builders.ts';

const options = { conversationId: 'c_1', firstNewSeq: null, pending: [], sameDay: (a: number, b: number) => Math.floor(a / 86_400_000) === Math.floor(b / 86_400_000) };

describe('the log', () => {
  it('begins with the day and lets one speaker lead', () => {
    const lines = layLines([textMessage(1), textMessage(2), textMessage(3, { sender: 'bot', authorId: null })], options);
    expect(lines.map((line) => (line.kind === 'message' ? `${line.message.seq}${line.leads ? ' leads' : ''}` : line.kind))).toEqual(['day', '1 leads', '2', '3 leads']);
  });

  it('lets the same speaker lead again after five minutes', () => {
    const lines = layLines([textMessage(1, { at: 0 }), textMessage(2, { at: 300_000 })], options);
    expect(lines.at(-1)).toMatchObject({ leads: true });
  });

  it('marks where the new messages begin', () => {
    const lines = layLines([textMessage(1), textMessage(2)], { ...options, firstNewSeq: 2 });
    expect(lines.map(({ kind }) => kind)).toEqual(['day', 'message', 'new', 'message']);
  });

  it('marks nothing when all of it is new', () => {
    expect(layLines([textMessage(1)], { ...options, firstNewSeq: 1 }).map(({ kind }) => kind)).toEqual(['day', 'message']);
  });

  it('divides an earlier conversation from this one', () => {
    const lines = layLines([textMessage(7, { conversationId: 'c_0' }), textMessage(1, { at: 8_000 })], options);
    expect(lines.map(({ kind }) => kind)).toEqual(['day', 'message', 'earlier', 'message']);
  });

  it('shows what is on its way at the end', () => {
    const pending = [{ id: 'p1', at: 5, state: 'sending' as const, payload: { conversationId: 'c_1', text: '好', images: [] } }];
    expect(layLines([textMessage(1)], { ...options, pending }).at(-1)).toMatchObject({ kind: 'pending', key: 'p1', leads: true });
  });
});

describe('addresses in text', () => {
  it('links the address and not the words around it', () => {
    expect(linkPieces('看 https://a.example/x?y=1，谢谢')).toEqual([
      { text: '看 ', href: null }, { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' }, { text: '，谢谢', href: null },
    ]);
  });

  it('keeps the closing punctuation outside', () => {
    expect(linkPieces('(see https://a.example/b).')[1]).toEqual({ text: 'https://a.example/b', href: 'https://a.example/b' });
  });

  it('leaves everything that is not http alone', () => {
    const text = 'javascript:alert(1) <img src=x onerror=alert(1)> data:text/html,x';
    expect(linkPieces(text)).toEqual([{ text, href: null }]);
    expect(safeAddress('javascript:alert(1)')).toBeNull();
  });

  it('gives back every character it was given', () => {
    const text = 'a http:// b https://x.example/) c http://[ d';
    expect(linkPieces(text).map((piece) => piece.text).join('')).toBe(text);
  });
});
