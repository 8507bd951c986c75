import { describe, expect, it } from 'vitest';
import type { Message, MessageBody } from '@aftercast/shared';
import { conversationTimes } from '../../../server/src/conversation/conversation-times.ts';

type Event = Extract<MessageBody, { kind: 'notice' }>['event'];
type Line = Pick<Message, 'at' | 'authorId' | 'body'>;
const words = (at: number): Line => ({ at, authorId: null, body: { kind: 'text', text: '在吗' } });
const notice = (at: number, event: Event, agentName?: string): Line => ({ at, authorId: agentName ?? null, body: { kind: 'notice', event, ...(agentName ? { agentName } : {}) } });

describe('the three clocks of a conversation', () => {
  it('run one after the other and add up to the time it was open', () => {
    const log = [words(0), words(10), notice(30, 'handoff'), notice(100, 'assigned', '小林'), words(150), notice(400, 'resolved')];
    expect(conversationTimes(log, 9_999)).toEqual({ botMs: 30, queueMs: 70, humanMs: 300 });
  });
  it('that still run are cut off now', () => {
    expect(conversationTimes([words(0), notice(30, 'handoff')], 130)).toEqual({ botMs: 30, queueMs: 100, humanMs: 0 });
  });
  it('stand still between the end and the return of the shopper', () => {
    const log = [words(0), notice(0, 'handoff'), notice(10, 'assigned', '小林'), notice(20, 'resolved', '小林'), notice(500, 'reopened', '小林'), notice(540, 'resolved', '小林')];
    expect(conversationTimes(log, 999)).toEqual({ botMs: 0, queueMs: 10, humanMs: 50 });
  });
  it('of one that comes back without an agent are the bot’s', () => {
    expect(conversationTimes([words(0), notice(10, 'resolved'), notice(50, 'reopened')], 60)).toEqual({ botMs: 20, queueMs: 0, humanMs: 0 });
  });
  it('go on through a transfer, and back to the queue where an agent went silent', () => {
    const log = [words(0), notice(0, 'handoff'), notice(10, 'assigned', '小林'), notice(20, 'transferred', '小周'), notice(50, 'requeued'), notice(60, 'assigned', '小林'), notice(70, 'returned_to_bot')];
    expect(conversationTimes(log, 100)).toEqual({ botMs: 30, queueMs: 20, humanMs: 50 });
  });
  it('are the queue’s where a conversation is passed on to nobody, and where it comes back while its agent is away', () => {
    const passed = [words(0), notice(0, 'handoff'), notice(10, 'assigned', '小林'), notice(20, 'transferred'), notice(50, 'assigned', '小周')];
    expect(conversationTimes(passed, 60)).toEqual({ botMs: 0, queueMs: 40, humanMs: 20 });
    const back: Line = { at: 100, authorId: null, body: { kind: 'notice', event: 'reopened', queued: true } };
    expect(conversationTimes([words(0), notice(0, 'assigned', '小林'), notice(10, 'resolved', '小林'), back], 130)).toEqual({ botMs: 0, queueMs: 30, humanMs: 10 });
  });
  it('of an empty log are nothing', () => {
    expect(conversationTimes([], 5)).toEqual({ botMs: 0, queueMs: 0, humanMs: 0 });
  });
});
