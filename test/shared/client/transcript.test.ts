import fc from 'fast-check';
import type { Message } from '@aftercast/shared';
import { describe, expect, it } from 'vitest';
import { addMessage, addOlder, applySnapshot, changeMessage, createTranscript } from '../../../shared/src/client/index.ts';

function message(seq: number, conversationId = 'c_2', text = `${conversationId}#${seq}`): Message {
  return { id: `m-${conversationId}-${seq}`, conversationId, seq, sender: 'shopper', authorId: null, authorName: null, at: seq, body: { kind: 'text', text } };
}

const page = (from: number, to: number, id = 'c_2') => Array.from({ length: to - from + 1 }, (_, index) => message(from + index, id));

describe('the transcript', () => {
  it('[RESUME1] starts from a reset and appends what is complete', () => {
    let held = applySnapshot(createTranscript(), { conversationId: 'c_2', messages: page(11, 13), resume: 'reset', hasOlder: true });
    expect(held).toMatchObject({ seq: 13, gap: false, hasOlder: true });
    held = applySnapshot(held, { conversationId: 'c_2', messages: page(14, 15), resume: 'complete', hasOlder: true });
    expect(held.messages.map(({ seq }) => seq)).toEqual([11, 12, 13, 14, 15]);
    expect(held.seq).toBe(15);
  });

  it('[RESUME1] forgets what it held on a reset', () => {
    const held = applySnapshot(createTranscript(), { conversationId: 'c_1', messages: page(1, 3, 'c_1'), resume: 'reset', hasOlder: false });
    const next = applySnapshot(held, { conversationId: 'c_2', messages: page(1, 1), resume: 'reset', hasOlder: true });
    expect(next.messages).toEqual(page(1, 1));
  });

  it('holds the same message once', () => {
    const held = addMessage(addMessage(createTranscript(), message(1)), message(1));
    expect(held.messages).toHaveLength(1);
  });

  it('[SEQ2] notices a gap and says from where to resync', () => {
    let held = addMessage(addMessage(createTranscript(), message(1)), message(4));
    expect(held).toMatchObject({ seq: 1, gap: true });
    held = applySnapshot(held, { conversationId: 'c_2', messages: page(2, 4), resume: 'complete', hasOlder: false });
    expect(held).toMatchObject({ seq: 4, gap: false });
    expect(held.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('notices a gap at the start of a conversation it has never seen', () => {
    expect(addMessage(createTranscript(), message(3))).toMatchObject({ seq: 0, gap: true });
  });

  it('goes over to a new conversation and keeps the old one above it', () => {
    const held = addMessage(addMessage(createTranscript(), message(1, 'c_1')), message(1, 'c_2'));
    expect(held).toMatchObject({ conversationId: 'c_2', seq: 1, gap: false });
    expect(held.messages.map(({ conversationId }) => conversationId)).toEqual(['c_1', 'c_2']);
  });

  it('takes late messages of an earlier conversation without going back to it', () => {
    const held = addMessage(addMessage(createTranscript(), message(1, 'c_2')), message(9, 'c_1'));
    expect(held).toMatchObject({ conversationId: 'c_2', seq: 1, gap: false });
  });

  it('keeps what it speaks in at the end, also when a merge ended a conversation that began later', () => {
    let held = applySnapshot(createTranscript(), { conversationId: 'c_1', messages: page(1, 2, 'c_1'), resume: 'reset', hasOlder: true });
    held = addOlder(held, page(1, 2, 'c_2'), true);
    held = addOlder(held, page(1, 1, 'c_0'), false);
    expect(held.messages.map(({ conversationId }) => conversationId)).toEqual(['c_0', 'c_2', 'c_2', 'c_1', 'c_1']);
    held = addMessage(held, message(3, 'c_1'));
    expect(held.messages.at(-1)).toEqual(message(3, 'c_1'));
    expect(held).toMatchObject({ conversationId: 'c_1', seq: 3, gap: false });
  });

  it('replaces a changed message and leaves out one it does not hold', () => {
    const held = addMessage(createTranscript(), message(1));
    expect(changeMessage(held, message(1, 'c_2', 'changed')).messages).toEqual([message(1, 'c_2', 'changed')]);
    expect(changeMessage(held, message(2)).messages).toHaveLength(1);
  });

  it('puts older pages before what it holds, across conversations', () => {
    let held = applySnapshot(createTranscript(), { conversationId: 'c_2', messages: page(3, 4), resume: 'reset', hasOlder: true });
    held = addOlder(held, page(1, 2), true);
    held = addOlder(held, page(7, 8, 'c_1'), false);
    expect(held.messages.map(({ id }) => id)).toEqual(['m-c_1-7', 'm-c_1-8', 'm-c_2-1', 'm-c_2-2', 'm-c_2-3', 'm-c_2-4']);
    expect(held).toMatchObject({ seq: 4, gap: false, hasOlder: false });
  });

  it('[SEQ3] ends the same whatever order messages arrive in and however often', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.nat()), fc.nat(6), (count, stream, doubles) => {
      const random = stream[Symbol.iterator]();
      const roll = (below: number): number => (random.next().value as number) % below;
      const arriving = page(1, count);
      for (let index = 0; index < doubles; index += 1) arriving.push(message(1 + roll(count)));
      for (let index = arriving.length - 1; index > 0; index -= 1) {
        const other = roll(index + 1);
        [arriving[index], arriving[other]] = [arriving[other] as Message, arriving[index] as Message];
      }
      const held = arriving.reduce(addMessage, createTranscript());
      expect(held.messages).toEqual(page(1, count));
      expect(held).toMatchObject({ seq: count, gap: false });
    }));
  });
});
