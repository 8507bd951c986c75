import { expect, test } from 'vitest';
import { limits, type MacroAction } from '@aftercast/shared';
import { planMacro, type MacroFacts } from '../../../server/src/templates/macro-plan.ts';

const minute = 60_000;
const refund = { id: 'l_refund', name: '待退款', tone: 'soon' } as const;
function facts(given: Partial<MacroFacts> = {}, row: Partial<MacroFacts['row']> = {}): MacroFacts {
  return {
    row: { state: 'assigned', ownerId: 'a_me', lastAgentId: 'a_me', resolvedAt: null, waitingSince: null, ...row }, agent: { id: 'a_me', mayAssign: false }, labels: [refund],
    colleagues: [{ id: 'a_zhou', name: '小周', present: true, mayAnswer: true }, { id: 'a_view', name: '老板', present: false, mayAnswer: false }], nextDayOpensAt: 90_000_000, now: 1_000, ...given,
  };
}
const text: MacroAction = { kind: 'text', text: '我去问仓库' };
const label: MacroAction = { kind: 'label', labelId: 'l_refund' };
const snooze: MacroAction = { kind: 'snooze', span: { minutes: 20 } };
const tomorrow: MacroAction = { kind: 'snooze', span: { opening: 'next_day' } };
const to = (agentId: string): MacroAction => ({ kind: 'transfer', to: { agentId }, reason: '退款归你' });
const queue: MacroAction = { kind: 'transfer', to: { queue: { tier: 3 } }, reason: '复杂' };
const problems = (actions: MacroAction[], given?: MacroFacts) => planMacro(actions, given ?? facts()).map(({ problem }) => problem);

test('each step says what it comes to now', () => {
  expect(planMacro([text, label, snooze], facts())).toEqual([
    { action: text, label: null, colleague: null, until: null, problem: null },
    { action: label, label: refund, colleague: null, until: null, problem: null },
    { action: snooze, label: null, colleague: null, until: 1_000 + 20 * minute, problem: null },
  ]);
  expect(planMacro([tomorrow], facts())[0]).toMatchObject({ until: 90_000_000, problem: null });
  expect(planMacro([to('a_zhou')], facts())[0]).toMatchObject({ colleague: { id: 'a_zhou', name: '小周', present: true }, problem: null });
  expect(planMacro([queue], facts())[0]).toMatchObject({ colleague: null, problem: null });
});

test('whose conversation it is decides as it does by hand', () => {
  const queued = facts({}, { state: 'queued', ownerId: null });
  expect(problems([text, label, snooze], queued)).toEqual(['not_owner', null, 'not_owner']);
  expect([{ kind: 'resolve' }, { kind: 'return_to_bot' }, to('a_zhou')].map((action) => problems([action as MacroAction], queued)[0])).toEqual([null, null, 'not_owner']);
  expect(problems([to('a_zhou')], facts({ agent: { id: 'a_me', mayAssign: true } }, { state: 'queued', ownerId: null }))).toEqual([null]);
  const theirs = facts({}, { ownerId: 'a_zhou' });
  expect(problems([text, { kind: 'resolve' }], theirs)).toEqual(['not_owner', 'not_owner']);
  const ended = facts({}, { state: 'resolved', ownerId: null });
  expect([text, snooze, queue, { kind: 'resolve' } as const].map((action) => problems([action], ended)[0])).toEqual(Array(4).fill('conversation_resolved'));
});

test('who waits for a word is put aside only after one', () => {
  const waiting = facts({}, { waitingSince: 500 });
  expect(problems([snooze], waiting)).toEqual(['shopper_waits']);
  expect(problems([label, text, snooze], waiting)).toEqual([null, null, null]);
});

test('a label or colleague that is gone, who can’t answer, or who has it already is told', () => {
  expect(problems([{ kind: 'label', labelId: 'l_gone' }])).toEqual(['label_not_found']);
  expect(['a_gone', 'a_view'].map((id) => problems([to(id)])[0])).toEqual(['agent_not_found', 'agent_unavailable']);
  const self = facts({ colleagues: [{ id: 'a_me', name: '我', present: true, mayAnswer: true }] });
  expect(problems([to('a_me')], self)).toEqual(['already_there']);
});

test('an opening that is not within the next 30 days is told', () => {
  expect(problems([tomorrow], facts({ nextDayOpensAt: null }))).toEqual(['never_opens']);
  expect(problems([tomorrow], facts({ nextDayOpensAt: 1_001 + limits.longestSnoozeMs }))).toEqual(['never_opens']);
  expect(problems([tomorrow], facts({ nextDayOpensAt: 1_000 + limits.longestSnoozeMs }))).toEqual([null]);
});
