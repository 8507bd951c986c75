import { describe, expect, it } from 'vitest';
import { satisfactionSpans, type Message, type Satisfaction } from '@aftercast/shared';
import { addMessage } from '../../shared/src/client/index.ts';
import { initialChat, type ChatState } from '../../widget/src/models/chat-state.ts';
import { quietIn, rateable } from '../../widget/src/models/rating.ts';
import { conversation, message } from './fixtures.ts';

const { quietMs, openMs, changeMs } = satisfactionSpans;
const given: Satisfaction = { score: 4, reason: null, words: null, givenAt: 100 };
const answer = (seq: number, satisfaction?: Satisfaction): Message => message(seq, { body: { kind: 'answer', text: 'a', source: null, confidence: 1, satisfaction } });
const ask = (seq: number): Message => message(seq, { sender: 'shopper' });
const notice = (seq: number, event: 'resolved' | 'reopened' | 'returned_to_bot', satisfaction?: Satisfaction): Message =>
  message(seq, { sender: 'system', authorId: 'a_lin', body: { kind: 'notice', event, agentName: '小林', satisfaction } });

function state(messages: Message[], now: Parameters<typeof conversation>[0] = {}): ChatState {
  const empty = initialChat([]);
  return { ...empty, transcript: messages.reduce(addMessage, empty.transcript), conversation: conversation({ lastSeq: messages.length, ...now }) };
}

describe('the question how it went', () => {
  it('comes at once when a person has resolved it, and names them', () => {
    const found = rateable(state([ask(1), notice(2, 'resolved')], { state: 'resolved' }), 3, undefined);
    expect(found).toMatchObject({ message: { seq: 2 }, given: undefined, agentName: '小林', stretch: null });
  });
  it('is gone when the talk goes on, and a week after its end', () => {
    expect(rateable(state([notice(1, 'resolved'), notice(2, 'reopened')], { state: 'assigned' }), 3, undefined)).toBeNull();
    expect(rateable(state([notice(1, 'resolved')], { state: 'resolved' }), 1 + openMs, undefined)).toBeNull();
  });
  it('shows what was given for as long as it can be changed', () => {
    const rated = state([notice(1, 'resolved', given)], { state: 'resolved' });
    expect(rateable(rated, given.givenAt + changeMs - 1, undefined)?.given).toEqual(given);
    expect(rateable(rated, given.givenAt + changeMs, undefined)).toBeNull();
  });
  it('waits until the talk with the bot has been quiet', () => {
    const talk = state([ask(1), answer(2)]);
    expect(quietIn(talk, 2)).toBe(quietMs);
    expect(rateable(talk, 1 + quietMs, undefined)).toBeNull();
    expect(rateable(talk, 2 + quietMs, undefined)).toMatchObject({ message: { seq: 2 }, stretch: 'c_1:0:2' });
  });
  it('comes once for each part of a talk with the bot', () => {
    const more = state([ask(1), answer(2), ask(3), answer(4)]);
    const now = 4 + quietMs;
    expect(rateable(more, now, 'c_1:0:4')).not.toBeNull();
    expect(rateable(more, now, 'c_1:0:2')).toBeNull();
    expect(rateable(state([ask(1), answer(2, given), ask(3), answer(4)]), now, undefined)).toBeNull();
    expect(rateable(state([ask(1), answer(2, given), notice(3, 'returned_to_bot'), ask(4), answer(5)]), 5 + quietMs, 'c_1:0:2')).toMatchObject({ stretch: 'c_1:3:5' });
  });
  it('never comes while people are awaited, something is unsent, or the shopper spoke last', () => {
    expect(quietIn(state([ask(1), answer(2)], { state: 'queued' }), 9)).toBeNull();
    expect(quietIn(state([ask(1)]), 9)).toBeNull();
    const unsent: ChatState = { ...state([answer(1)]), outbox: [{ id: 'm', at: 1, state: 'sending', payload: { kind: 'message', text: 'x' } }] };
    expect(rateable(unsent, 9 * quietMs, undefined)).toBeNull();
  });
});
