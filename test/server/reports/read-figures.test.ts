import { expect, test } from 'vitest';
import { readFigures } from '../../../server/src/reports/read-figures.ts';
import { began, logOf, type Line } from './log.ts';

const read = (lines: Line[]) => readFigures(logOf(lines));
const at = (seconds: number) => began + seconds * 1_000;

test('an empty log has no figures', () => {
  expect(readFigures([])).toBeNull();
});
test('with the bot alone nobody was needed', () => {
  expect(read([[0, 'shopper'], [1, 'bot'], [30, 'shopper'], [31, 'bot']])).toMatchObject({
    startedAt: began, lastAt: at(31), entryId: 'e1', botSpoke: true, personAt: null, firstReplyAt: null, agentId: null, resolvedAt: null, botMs: 31_000, queueMs: 0, humanMs: 0,
  });
});
test('bot, queue and human time are three clocks', () => {
  expect(read([[0, 'shopper'], [1, 'bot'], [20, 'shopper'], [20, 'handoff'], [200, 'assigned', 'lin'], [230, 'agent', 'lin'], [500, 'shopper'], [530, 'agent', 'lin'], [9_000, 'resolved', 'lin']])).toMatchObject({
    personAt: at(20), firstReplyAt: at(230), agentId: 'lin', agentMessages: 2, firstResolvedAt: at(9_000), resolvedAt: at(9_000),
    botMs: 20_000, queueMs: 180_000, humanMs: 30_000 + 30_000 + 300_000,
  });
});
test('time after the end is nobody’s', () => {
  expect(read([[0, 'shopper'], [1, 'bot'], [2, 'resolved', 'lin'], [3_000, 'reopened'], [3_000, 'shopper'], [3_001, 'bot']])).toMatchObject({
    botMs: 3_000, reopens: 1, firstResolvedAt: at(2), resolvedAt: null,
  });
});
test('who comes later counts, each move by its kind', () => {
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [65, 'requeued', 'lin'], [70, 'assigned', 'mei'], [95, 'transferred', 'tao'], [100, 'resolved', 'tao'], [200, 'reopened', 'tao']])).toMatchObject({
    requeues: 1, transfers: 1, reopens: 1, agentId: 'tao', handoffReason: 'asked', queueMs: 10_000, resolvedAt: null, firstResolvedAt: at(100),
  });
});
test('what is passed on to nobody, or comes back while its agent is away, is in the queue', () => {
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [10, 'transferred'], [70, 'assigned', 'mei'], [75, 'resolved', 'mei'], [900, 'reopened', 'queue'], [900, 'shopper'], [960, 'assigned', 'tao']])).toMatchObject({
    transfers: 1, reopens: 1, agentId: 'tao', queueMs: 5_000 + 60_000 + 60_000, humanMs: 5_000 + 5_000, botMs: 0,
  });
});
test('a notice about a case moves nothing', () => {
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [6, 'case_opened', 'lin'], [9, 'resolved', 'lin'], [20, 'case_done', 'lin']])).toMatchObject({ humanMs: 4_000, resolvedAt: at(9), firstResolvedAt: at(9) });
});
test('a reply to all counts as a person’s words, and files the conversation under nobody who did not have it', () => {
  expect(read([[0, 'handoff'], [30, 'agent', 'mei'], [60, 'shopper']])).toMatchObject({ firstReplyAt: at(30), agentMessages: 1, agentId: null });
  expect(read([[0, 'handoff'], [5, 'assigned', 'lin'], [30, 'agent', 'mei']])).toMatchObject({ firstReplyAt: at(30), agentId: 'lin' });
});
