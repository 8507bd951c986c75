import { expect, test } from 'vitest';
import { macroWords, type MacroAction } from '@aftercast/shared';
import { macroFormOf, macroFormProblems, macroWordsOf, spanFields, type MacroForm } from '../../../../console/src/models/templates/macro-form.ts';
import { queue, targetOf, transferDraftOf } from '../../../../console/src/models/transfer-draft.ts';

const empty: MacroForm = macroFormOf({ title: '', actions: [] });
const lasts: MacroAction[] = [
  { kind: 'resolve' }, { kind: 'return_to_bot' }, { kind: 'snooze', span: { minutes: 45 } }, { kind: 'snooze', span: { minutes: 180 } }, { kind: 'snooze', span: { minutes: 2_880 } },
  { kind: 'snooze', span: { opening: 'next_day' } }, { kind: 'transfer', to: { agentId: 'a_zhou' }, reason: '退款归你' }, { kind: 'transfer', to: { queue: { tier: 3, language: 'en' } }, reason: '复杂' },
  { kind: 'transfer', to: { queue: {} }, reason: '谁都行' },
];

test('what a form was made from is what it stores', () => {
  for (const last of lasts) {
    const words = { title: '一起办', actions: [{ kind: 'text' as const, text: '稍等' }, { kind: 'label' as const, labelId: 'l_1' }, { kind: 'label' as const, labelId: 'l_2' }, last] };
    const form = macroFormOf(words);
    expect([...macroFormProblems(form, ['l_1', 'l_2'])]).toEqual([]);
    expect(macroWordsOf(form)).toEqual(words);
    expect(macroWords.safeParse(macroWordsOf(form)).success).toBe(true);
  }
});

test('a span is shown in the largest unit that is whole', () => {
  expect([45, 60, 90, 180, 1_440, 1_500].map((minutes) => Object.values(spanFields({ minutes })).join(' '))).toEqual(['45 minutes', '1 hours', '90 minutes', '3 hours', '1 days', '25 hours']);
});

test('each thing that is not right is named', () => {
  const problems = (change: Partial<MacroForm>) => [...macroFormProblems({ ...empty, title: 'x', ...change }, ['l_1'])];
  expect([...macroFormProblems(empty, [])]).toEqual(['untitled', 'empty']);
  expect(problems({ text: '{{nobody}}' })).toEqual(['unknown']);
  expect(problems({ text: '长'.repeat(801) })).toEqual(['tooLong']);
  expect(problems({ labelIds: ['l_1', 'l_gone'] })).toEqual(['label']);
  expect(problems({ end: 'transfer' })).toEqual(['reason']);
  for (const snoozeCount of ['', ' ', '0', '-3', '1.5', 'x', '43201']) expect(problems({ end: 'snooze', snoozeCount })).toEqual(['count']);
  for (const [snoozeCount, snoozeUnit] of [['1', 'minutes'], ['43200', 'minutes'], ['30', 'days'], ['', 'opening']] as const) expect(problems({ end: 'snooze', snoozeCount, snoozeUnit })).toEqual([]);
  expect(problems({ end: 'snooze', snoozeCount: '31', snoozeUnit: 'days' })).toEqual(['count']);
});

test('what the queue was asked for does not follow to a colleague', () => {
  const draft = transferDraftOf({ queue: { tier: 3 } }, 'x');
  expect(draft).toMatchObject({ to: queue, tier: '3' });
  expect(targetOf({ ...draft, to: 'a_zhou' })).toEqual({ agentId: 'a_zhou' });
});
