import { describe, expect, it } from 'vitest';
import { satisfactionSpans, type Message, type MessageBody } from '@aftercast/shared';
import { stretchEndedBy } from '../../../server/src/satisfaction/stretch.ts';

type Step = 'asks' | 'answer' | 'handoff' | 'assigned' | 'reply' | 'resolved' | 'reopened' | 'reopened to bot' | 'returned_to_bot' | 'requeued' | 'case_opened';

/** One message a minute, the first at minute 1. */
function log(...steps: Step[]): Message[] {
  return steps.map((step, index): Message => {
    const notice = (event: Extract<MessageBody, { kind: 'notice' }>['event']): MessageBody => ({ kind: 'notice', event });
    const body: MessageBody = step === 'asks' || step === 'reply' ? { kind: 'text', text: step }
      : step === 'answer' ? { kind: 'answer', text: 'a', source: null, confidence: 1 }
      : notice(step === 'reopened to bot' ? 'reopened' : step);
    const person = ['assigned', 'resolved', 'reopened', 'reply'].includes(step);
    return { id: `m${index}`, conversationId: 'c_1', seq: index + 1, sender: step === 'asks' ? 'shopper' : 'system', authorId: person ? 'lin' : null, authorName: null, at: (index + 1) * 60_000, body };
  });
}
const later = 60 * 60_000;

describe('the stretch that a message ends', () => {
  it('begins where people came in', () => {
    expect(stretchEndedBy(log('asks', 'answer', 'asks', 'handoff', 'assigned', 'reply', 'resolved'), 7, later, false)).toEqual({ from: 4, agentId: 'lin', endedAt: 7 * 60_000 });
  });
  it('goes on through the queue and a second agent', () => {
    expect(stretchEndedBy(log('asks', 'handoff', 'assigned', 'requeued', 'assigned', 'resolved'), 6, later, false)?.from).toBe(2);
  });
  it('goes on past a notice about a case', () => {
    expect(stretchEndedBy(log('asks', 'handoff', 'assigned', 'case_opened', 'resolved'), 5, later, false)?.from).toBe(2);
    expect(stretchEndedBy(log('asks', 'answer', 'case_opened', 'asks', 'answer'), 5, later, false)?.from).toBe(1);
  });
  it('is another one after each end', () => {
    const talk = log('asks', 'handoff', 'assigned', 'resolved', 'reopened', 'asks', 'reply', 'resolved');
    expect([4, 8].map((seq) => stretchEndedBy(talk, seq, later, false)?.from)).toEqual([2, 5]);
  });
  it('is the bot’s after a quiet time, from the first word or from where people left', () => {
    const talk = log('asks', 'answer');
    expect(stretchEndedBy(talk, 2, 2 * 60_000 + satisfactionSpans.quietMs, false)).toEqual({ from: 1, agentId: null, endedAt: 2 * 60_000 });
    expect(stretchEndedBy(talk, 2, 2 * 60_000 + satisfactionSpans.quietMs - 1, false)).toBeNull();
    expect(stretchEndedBy(log('asks', 'handoff', 'assigned', 'returned_to_bot', 'asks', 'answer'), 6, later, false)?.from).toBe(4);
    expect(stretchEndedBy(log('asks', 'answer', 'resolved', 'reopened to bot', 'asks', 'answer'), 6, later, false)).toMatchObject({ from: 4, agentId: null });
  });
  it('is none for other words, for an answer in the middle, and for what the bot says while people are awaited', () => {
    expect(stretchEndedBy(log('asks', 'answer', 'asks', 'answer'), 2, later, false)).toBeNull();
    expect(stretchEndedBy(log('asks', 'answer'), 1, later, false)).toBeNull();
    expect(stretchEndedBy(log('asks', 'handoff', 'asks', 'answer'), 4, later, false)).toBeNull();
    expect(stretchEndedBy(log('asks', 'handoff', 'assigned'), 3, later, false)).toBeNull();
    expect(stretchEndedBy(log('asks'), 9, later, false)).toBeNull();
  });
  it('stays what it was for an answer that was rated before the talk went on', () => {
    expect(stretchEndedBy(log('asks', 'answer', 'asks', 'answer'), 2, later, true)?.from).toBe(1);
  });
});
