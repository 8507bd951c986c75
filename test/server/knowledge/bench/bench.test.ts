import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultThresholds } from '../../../../server/src/matching/bands.ts';
import { outcomeAt } from '../../../../server/src/knowledge/thresholds/outcome-at.ts';
import type { MatchResult } from '../../../../server/src/matching/types.ts';
import { createKnowledge, entryOf, type Knowledge } from '../../../support/knowledge.ts';

const lin = { id: 'lin', name: '小林' };
const hours = entryOf({ id: 'hours', question: '客服几点上班', phrasings: ['客服什么时候在', '几点有人值班'], answer: '九点。' });
const gift = entryOf({ id: 'gift', question: '有赠品吗', phrasings: ['送不送小礼物', '赠品在哪里领'], answer: '每单都有。' });
const wash = entryOf({ id: 'wash', question: '毛衣怎么洗', phrasings: ['毛衣能机洗吗'], answer: '手洗。', scope: { product: 'sweater', liveSession: null } });
const broken = entryOf({ id: 'broken', question: '收到就是坏的', answer: '请人来看。', tier: 3 });

let knowledge: Knowledge;
beforeEach(async () => {
  knowledge = await createKnowledge();
  await knowledge.seed('shop', { zh: [hours, gift, wash, broken], en: [] });
});
afterEach(() => knowledge.close());

const tryOut = (text: string, which: 'live' | 'draft' = 'live', context: object = {}) => knowledge.bench.tryOut('shop', { text, context, language: 'zh' }, which);

describe('the test bench', () => {
  it('says what would be said, why, and where the bands begin', async () => {
    expect(await tryOut('客服几点上班')).toMatchObject({
      outcome: 'answer', reason: 'exact', thresholds: defaultThresholds, speaks: { entryId: 'hours', answer: '九点。' },
      candidates: [{ id: 'hours', question: '客服几点上班', tier: 1, why: { phrasing: '客服几点上班' } }],
    });
    expect(await tryOut('收到就是坏的')).toMatchObject({ outcome: 'handoff', reason: 'needs_person', speaks: { entryId: 'broken' } });
  });
  it('shows both answers of a message that asks two things, each with its part', async () => {
    const both = await tryOut('客服什么时候在，另外赠品在哪里领');
    expect(both).toMatchObject({ outcome: 'answer', reason: 'two_questions', spoken: [{ entryId: 'hours', to: '客服什么时候在', answer: '九点。' }, { entryId: 'gift', to: '赠品在哪里领', answer: '每单都有。' }] });
    expect(both.offered).toBeGreaterThanOrEqual(both.confidence);
  });
  it('takes the order at hand for the product that is not named', async () => {
    const shirt = entryOf({ id: 'shirt', question: '衬衫怎么洗', phrasings: ['能用洗衣机洗吗'], answer: '机洗。', scope: { product: 'shirt', liveSession: null } });
    await knowledge.seed('two', { zh: [hours, shirt, { ...wash, phrasings: ['能用洗衣机洗吗'] }], en: [] });
    const reads = (context: object) => knowledge.bench.tryOut('two', { text: '能用洗衣机洗吗', context, language: 'zh' });
    expect(await reads({})).toMatchObject({ outcome: 'choices', reason: 'which_product', speaks: null });
    expect(await reads({ order: { products: ['shirt'] } })).toMatchObject({ outcome: 'answer', speaks: { entryId: 'shirt' } });
  });
  it('reads a follow-up with the turn before, and a kept question carries that turn', async () => {
    const context = { previous: '毛衣怎么洗', product: 'sweater' };
    expect((await tryOut('多久', 'live', context)).candidates[0]?.id).toBe('wash');
    const kept = await knowledge.checks.keep('shop', { language: 'zh', text: '多久', context, entryId: 'wash' }, lin);
    await knowledge.checks.keep('shop', { language: 'zh', text: '多久', context: {}, entryId: null }, lin);
    expect((await knowledge.checks.list('shop')).map((check) => check.context)).toEqual(expect.arrayContaining([context, {}]));
    expect(kept.context).toEqual(context);
  });
  it('knows force words', async () => {
    knowledge.state.forceWords.push('律师');
    expect(await tryOut('客服几点上班，我的律师要来')).toMatchObject({ outcome: 'handoff', reason: 'force_word', speaks: null });
  });
  it('tries drafts as if they were live, and sees each new save of them', async () => {
    await knowledge.draft(lin, { ...hours, answer: '十点。' });
    expect([(await tryOut('客服几点上班', 'draft')).speaks?.answer, (await tryOut('客服几点上班')).speaks?.answer]).toEqual(['十点。', '九点。']);
    await knowledge.draft(lin, { ...hours, answer: '十一点。' });
    expect((await tryOut('客服几点上班', 'draft')).speaks?.answer).toBe('十一点。');
  });
});

describe('entries that are in each other’s way', () => {
  const rivals = (given: Parameters<typeof entryOf>[0]) => knowledge.bench.conflicts('shop', 'zh', entryOf(given));
  it('are told when the same words stand in both', async () => {
    expect(await rivals({ id: 'new', question: '送不送小礼物', phrasings: ['下单有礼品吗'] })).toMatchObject([{ entryId: 'gift', kind: 'same', lost: ['送不送小礼物'] }]);
  });
  it('are told when one would be answered by the other today', async () => {
    const [first] = await rivals({ id: 'new', question: '赠品在哪领', phrasings: ['有没有赠品'] });
    expect(first).toMatchObject({ entryId: 'gift', kind: 'near' });
  });
  it('are not told of an entry that is being edited, nor of one that holds elsewhere, nor without a reason', async () => {
    expect(await rivals({ ...hours })).toEqual([]);
    expect(await rivals({ id: 'new', question: '毛衣怎么洗', scope: { product: 'coat', liveSession: null } })).toEqual([]);
    expect(await rivals({ id: 'new', question: '门店停车方便吗' })).toEqual([]);
  });
});

describe('a threshold', () => {
  const result = (given: Partial<MatchResult>): MatchResult => ({
    outcome: 'answer', confidence: 0.8, offered: 0.8, reason: 'confident', answers: ['a'], candidates: [{ id: 'a', score: 1, why: { phrasing: '', terms: [], rule: null, shares: { phrasing: 0, entry: 0, bayes: 0, keywords: 0, typo: 0 } } }], ...given,
  });
  it('moves what rests on the confidence, and no rule', () => {
    expect(outcomeAt(result({}), 1, { answer: 0.9, choices: 0.5 })).toBe('choices');
    expect(outcomeAt(result({ outcome: 'handoff', reason: 'low_confidence', confidence: 0.1, offered: 0.2 }), 1, { answer: 0.9, choices: 0.1 })).toBe('choices');
    expect(outcomeAt(result({ outcome: 'handoff', reason: 'needs_person' }), 3, { answer: 0.5, choices: 0.1 })).toBe('handoff');
    expect(outcomeAt(result({ outcome: 'handoff', reason: 'asked', confidence: 1 }), 1, { answer: 0, choices: 0 })).toBe('handoff');
    expect(outcomeAt(result({ outcome: 'handoff', reason: 'low_confidence', candidates: [] }), undefined, { answer: 0, choices: 0 })).toBe('handoff');
  });
  it('is tried on what shoppers have asked and on the kept questions before it is moved', async () => {
    knowledge.state.recent.push({ text: '客服几点上班', context: {}, language: 'zh' }, { text: '月亮离地球多远', context: {}, language: 'zh' }, { text: '客服几点钟上班', context: {}, language: 'zh' });
    await knowledge.checks.keep('shop', { language: 'zh', text: '有赠品吗', context: {}, entryId: 'gift' }, lin);
    const { recent, checks } = await knowledge.thresholds.preview('shop', { answer: 1, choices: 0.99 });
    expect(recent.total).toBe(3);
    expect(recent.changed).toBe(recent.before.answer - recent.after.answer);
    expect(recent.examples).toContainEqual(expect.objectContaining({ text: '客服几点钟上班', from: 'answer', question: '客服几点上班' }));
    expect(checks).toMatchObject({ total: 1, changed: 0, after: { answer: 1 } });
    expect((await tryOut('客服几点钟上班')).outcome).toBe('answer');
  });
  it('for choices above the one for answers is refused', async () => {
    await expect(knowledge.thresholds.move('shop', { answer: 0.2, choices: 0.5 })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('an entry out of its time', () => {
  it('does not answer before it begins nor once it has ended, and needs no edit to turn', async () => {
    const { now } = knowledge.state;
    await knowledge.put('shop', 'zh', { ...gift, validFrom: now + 1_000, validUntil: now + 2_000 });
    const kinds: string[] = [];
    for (const at of [now, now + 1_000, now + 1_999, now + 2_000]) {
      knowledge.state.now = at;
      kinds.push((await knowledge.ask('有赠品吗')).kind);
    }
    expect(kinds).toEqual(['handoff', 'answer', 'answer', 'handoff']);
    expect(await knowledge.topQuestions({ id: 'shop' }, 'zh', 9)).not.toContainEqual(expect.objectContaining({ entryId: 'gift' }));
    expect((await knowledge.ask('有赠品吗', { entryId: 'gift' })).kind).toBe('handoff');
  });
});

describe('parts of an answer', () => {
  it('come with it; a button to an entry that is gone does not', async () => {
    const parts = [{ kind: 'ask' as const, label: '有赠品吗', entryId: 'gift' }, { kind: 'link' as const, title: '时间表', url: 'https://shop.example/t' }];
    await knowledge.put('shop', 'zh', { ...hours, parts });
    expect(await knowledge.ask('客服几点上班')).toMatchObject({ kind: 'answer', parts });
    await knowledge.remove('shop', 'zh', 'gift');
    expect(await knowledge.ask('客服几点上班')).toMatchObject({ parts: [parts[1]] });
  });
  it('hold pictures of this shop alone', async () => {
    const picture = { ...hours, parts: [{ kind: 'image' as const, uploadId: 'u_1', alt: '' }] };
    await expect(knowledge.put('shop', 'zh', picture)).rejects.toMatchObject({ code: 'knowledge_entry_invalid', details: ['parts: there is no picture "u_1"'] });
    await expect(knowledge.draft(lin, picture)).rejects.toMatchObject({ code: 'knowledge_entry_invalid' });
    knowledge.state.pictures.add('u_1');
    expect(await knowledge.draft(lin, picture)).toMatchObject({ kind: 'change' });
  });
  it('lead to http and https alone', () => {
    const leading = (url: string) => () => entryOf({ id: 'x', parts: [{ kind: 'button', label: '看', url }] });
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '/relative', 'ftp://a.example/']) expect(leading(url), url).toThrow();
    expect(leading('https://a.example/b?c')).not.toThrow();
  });
});
