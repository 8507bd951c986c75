import { describe, expect, it } from 'vitest';
import type { KnowledgeEntry } from '@aftercast/shared';
import { answerPieces, answerProblem, sampleValues } from '../../../../console/src/models/knowledge/answer-pieces.ts';
import { entryDiff } from '../../../../console/src/models/knowledge/entry-diff.ts';
import { emptyForm, formProblems, toEntry, toForm } from '../../../../console/src/models/knowledge/entry-form.ts';
import { markedText } from '../../../../console/src/models/knowledge/marked-text.ts';
import { fromZonedField, toZonedField } from '../../../../console/src/models/zoned-time.ts';

const shanghai = 'Asia/Shanghai';
const entry: KnowledgeEntry = {
  id: 'hours', tier: 1, category: '服务', question: '几点上班', phrasings: ['几点有人', '几点开始'], keywords: ['上班'], answer: '九点。', fallback: null,
  scope: { product: null, liveSession: 'night' }, validFrom: Date.UTC(2026, 10, 20, 12, 0, 30),
};

describe('a time in a field', () => {
  it('is the wall time of the zone, and read back', () => {
    expect(toZonedField(Date.UTC(2026, 10, 21, 12), shanghai)).toBe('2026-11-21T20:00');
    expect(fromZonedField('2026-11-21T20:00', shanghai)).toBe(Date.UTC(2026, 10, 21, 12));
  });
  it('is exact on both sides of a change of clocks', () => {
    for (const field of ['2026-03-08T01:30', '2026-03-08T03:30', '2026-10-31T23:59', '2026-11-01T03:00']) {
      expect(toZonedField(fromZonedField(field, 'America/New_York') ?? 0, 'America/New_York')).toBe(field);
    }
  });
  it('that holds none is no moment', () => {
    expect([fromZonedField('', shanghai), fromZonedField('20.11.', shanghai)]).toEqual([null, null]);
  });
});

describe('an answer being written', () => {
  it('falls into words, variables and what is neither', () => {
    expect(answerPieces('单号 {{ shipment.trackingNumber }}，{{order.colour}}')).toEqual([
      { kind: 'text', text: '单号 ' }, { kind: 'variable', name: 'shipment.trackingNumber' }, { kind: 'text', text: '，' }, { kind: 'unknown', text: '{{order.colour}}' },
    ]);
  });
  it('is refused for the same reasons as by the server', () => {
    expect([answerProblem('好'), answerProblem('{{order.colour}}'), answerProblem('{{order.id'), answerProblem('{{order.id}}')]).toEqual([null, 'unknown_variable', 'stray_braces', null]);
  });
  it('has a sample for each variable', () => {
    expect(Object.values(sampleValues('en', '店')).every((value) => value !== '')).toBe(true);
  });
});

describe('the form of an entry', () => {
  it('gives back the entry it was made of, to the second', () => {
    expect(toEntry(toForm(entry, shanghai), 'hours', shanghai, entry)).toEqual(entry);
  });
  it('takes lists as people type them: lines, commas of both kinds, nothing twice', () => {
    const made = toEntry({ ...emptyForm, question: ' 问 ', answer: '答', phrasings: '甲\n\n 乙 \n甲', keywords: '退货，退款, 退钱、退款' }, 'x', shanghai, null);
    expect(made).toMatchObject({ question: '问', phrasings: ['甲', '乙'], keywords: ['退货', '退款', '退钱'], scope: { product: null, liveSession: null } });
    expect('validFrom' in made).toBe(false);
  });
  it('says what keeps it from being saved', () => {
    const problems = (given: object) => { const form = { ...toForm(entry, shanghai), ...given }; return formProblems(form, toEntry(form, 'hours', shanghai, entry)); };
    expect(problems({})).toEqual({});
    expect(problems({ question: ' ', answer: '{{x.y}}' })).toEqual({ question: 'missing', answer: 'unknown_variable' });
    expect(problems({ validUntil: '2026-11-20T10:00' })).toEqual({ validUntil: 'ends_before' });
    expect(problems({ parts: [{ kind: 'button', label: '看', url: 'javascript:alert(1)' }] })).toEqual({ parts: 'bad_address' });
    expect(problems({ parts: [{ kind: 'ask', label: '问', entryId: '' }] })).toEqual({ parts: 'missing' });
    expect(problems({ phrasings: 'a'.repeat(501) })).toEqual({ phrasings: 'too_long' });
  });
});

it('a difference names each field with what goes and what comes', () => {
  const after: KnowledgeEntry = { ...entry, tier: 3, phrasings: ['几点开始', '什么时候开门'], scope: { product: 'down', liveSession: 'night' }, parts: [{ kind: 'link', title: '时间表', url: 'https://a.example/t' }] };
  expect(entryDiff(entry, after, String)).toEqual([
    { field: 'phrasings', gone: ['几点有人'], come: ['什么时候开门'] }, { field: 'parts', gone: [], come: ['时间表 → https://a.example/t'] },
    { field: 'tier', gone: ['1'], come: ['3'] }, { field: 'product', gone: [], come: ['down'] },
  ]);
  expect(entryDiff(entry, { ...entry }, String)).toEqual([]);
  expect(entryDiff(null, entry, String).map(({ gone }) => gone)).toEqual(Array.from({ length: 8 }, () => []));
});

it('marks the searched words in a text, whatever their case, and takes signs as they are', () => {
  expect(markedText('Can I return it? RETURN it', 'return')).toEqual(['Can I ', 'return', ' it? ', 'RETURN', ' it']);
  expect(markedText('买一送一(含邮)', '(含 送')).toEqual(['买一', '送', '一', '(含', '邮)']);
  expect(markedText('退货', ' ')).toEqual(['退货']);
});
