import { expect, test } from 'vitest';
import { toClockEvents } from '../../../server/src/reports/clock-log.ts';
import { createPlatformClocks } from '../../../server/src/reports/clocks/platform-clocks.ts';
import { began, logOf, type Line } from './log.ts';

const read = (lines: Line[]) => toClockEvents(logOf(lines)).map(({ type, agent, mode }) => [type, agent ?? mode].filter(Boolean).join(' '));

test('the bot’s answers and choices are its own words, an agent’s are a person’s', () => {
  expect(read([[0, 'shopper'], [1, 'bot'], [5, 'shopper'], [6, 'choices'], [20, 'assigned', 'lin'], [30, 'agent', 'lin'], [60, 'resolved', 'lin']])).toEqual([
    'shopper-message', 'bot-message full-auto', 'shopper-message', 'bot-message full-auto', 'assigned lin', 'agent-message lin', 'resolved',
  ]);
});
test('what the bot says while it hands over answers nothing', () => {
  expect(read([[0, 'shopper'], [0, 'bot'], [0, 'handoff']])).toEqual(['shopper-message', 'auto-reply', 'handoff-requested']);
});
test('a conversation that goes to another agent by way of the queue is transferred', () => {
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [65, 'requeued', 'lin'], [70, 'assigned', 'mei'], [80, 'requeued', 'mei'], [90, 'assigned', 'mei'], [95, 'transferred', 'tao']])).toEqual([
    'handoff-requested', 'assigned lin', 'transferred mei', 'assigned mei', 'transferred tao',
  ]);
});
test('back to the bot ends people’s part, and opened again it is its agent’s', () => {
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [9, 'returned_to_bot', 'lin'], [20, 'resolved'], [30, 'reopened', 'lin'], [30, 'shopper'], [40, 'resolved'], [50, 'reopened']])).toEqual([
    'handoff-requested', 'assigned lin', 'resolved', 'resolved', 'assigned lin', 'shopper-message', 'resolved',
  ]);
});
test('opened again while its agent is away it waits for a person: one question, of the words that opened it', () => {
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [9, 'resolved', 'lin'], [60, 'reopened', 'queue'], [60, 'shopper'], [61, 'bot'], [90, 'assigned', 'mei']])).toEqual([
    'handoff-requested', 'assigned lin', 'resolved', 'shopper-message', 'handoff-requested', 'bot-message full-auto', 'assigned mei',
  ]);
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [9, 'resolved', 'lin'], [60, 'reopened', 'queue']])).toEqual(['handoff-requested', 'assigned lin', 'resolved', 'handoff-requested']);
});
test('passed on from the bot to the queue it waits for a person; from an agent the queue is the way to the next', () => {
  expect(read([[0, 'shopper'], [1, 'bot'], [5, 'transferred'], [9, 'assigned', 'lin'], [20, 'transferred'], [30, 'assigned', 'mei']])).toEqual([
    'shopper-message', 'bot-message full-auto', 'handoff-requested', 'assigned lin', 'transferred mei',
  ]);
});
test('a reply to all is its author’s, who holds nothing for it: the next agent is the first', () => {
  expect(read([[0, 'shopper'], [0, 'handoff'], [30, 'agent', 'mei'], [60, 'shopper'], [90, 'assigned', 'lin'], [95, 'agent', 'mei'], [99, 'transferred', 'tao']])).toEqual([
    'shopper-message', 'handoff-requested', 'agent-message mei', 'shopper-message', 'assigned lin', 'agent-message mei', 'transferred tao',
  ]);
});
test('asked again after a reply to all, a shopper’s wait charges nobody who did not have the conversation', () => {
  const clocks = createPlatformClocks({ zone: 'Asia/Shanghai', asOf: began + 3_600_000, only: ['taobao-3min-rate', 'wangwang-mean-response'] });
  clocks.add({ conversation: 'c_1', events: toClockEvents(logOf([[0, 'shopper'], [0, 'handoff'], [30, 'agent', 'mei'], [60, 'shopper'], [90, 'assigned', 'lin'], [120, 'agent', 'lin']])) });
  const answered = [{ agent: 'mei', sum: 30_000, of: 1 }, { agent: 'lin', sum: 60_000, of: 1 }];
  expect(clocks.reports()).toMatchObject([{ sum: 2, of: 2 }, { sum: 90_000, of: 2, byAgent: answered }]);
});
test('what is told unasked is no part of the talk, whoever tells it', () => {
  expect(read([[0, 'shopper'], [0, 'handoff'], [5, 'told', 'mei'], [9, 'assigned', 'lin'], [12, 'told'], [20, 'agent', 'lin']])).toEqual([
    'shopper-message', 'handoff-requested', 'assigned lin', 'agent-message lin',
  ]);
});
