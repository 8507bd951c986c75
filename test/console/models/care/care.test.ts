import { describe, expect, it } from 'vitest';
import { careRuleWords, type CareRule, type CareTrial } from '@aftercast/shared';
import { en } from '../../../../console/src/messages/en/index.ts';
import { zh } from '../../../../console/src/messages/zh/index.ts';
import { createDeliveryList } from '../../../../console/src/models/care/delivery-list.ts';
import { createRuleEditor } from '../../../../console/src/models/care/rule-editor.ts';
import { draftProblems, newRule, toDraft, toWords, type DraftProblems, type RuleDraft } from '../../../../console/src/models/care/rule-draft.ts';
import { whenWords } from '../../../../console/src/models/care/when-words.ts';
import { Failure } from '../../../../console/src/models/failure.ts';
import { readyRules } from '../../../../server/src/triggers/ready-rules.ts';

const rule = (given: Partial<CareRule> = {}): CareRule => {
  const [first] = readyRules.zh;
  if (!first) throw new Error('no ready-made rule');
  const none = { sent: 0, seen: 0, notReached: 0, dropped: 0 };
  return { ...first, on: false, version: 3, ready: true, changed: false, trial: null, today: none, week: none, ...given };
};
const trial = (version: number): CareTrial => ({ version, ranAt: 1, from: 0, to: 1, sent: 5, waited: 0, kept: { quiet: 0, cap: 0, unknown: 0, words: 0 }, days: [], samples: [], looked: 9, whole: true });
const whole: RuleDraft = { ...newRule, name: '规则', statuses: ['shipped'], zh: '已发货' };

describe('a rule while it is typed', () => {
  it('comes back as it was, whatever its kind', () => {
    for (const ready of [...readyRules.zh, ...readyRules.en]) {
      const { name, when, whom, texts, limits } = ready;
      expect(toWords(toDraft(rule(ready)))).toEqual({ name, when, whom, texts, limits });
    }
  });
  it.each<[string, Partial<RuleDraft>, DraftProblems]>([
    ['nothing wrong', {}, {}], ['no name', { name: ' ' }, { name: 'missing' }], ['no state', { statuses: [] }, { statuses: 'missing' }], ['no code', { kind: 'scan', codes: '，' }, { codes: 'missing' }],
    ['no hours', { kind: 'unmoved', amount: '0' }, { amount: 'not_whole' }], ['words for hours', { kind: 'unmoved', amount: 'two' }, { amount: 'not_whole' }], ['no grace', { kind: 'unshipped', amount: '0' }, {}],
    ['no words', { zh: '' }, { zh: 'missing' }], ['an unknown variable', { en: '{{who}}' }, { en: 'unknown_variable' }], ['an order’s variable in a wait', { kind: 'waiting', zh: '{{order.id}}' }, { zh: 'unknown_variable' }],
    ['less than the least', { minAmount: '10', maxAmount: '9' }, { maxAmount: 'less_than_least' }], ['no amount', { minAmount: 'much' }, { minAmount: 'not_amount' }],
    ['quiet all day', { quietFrom: '08:00' }, { quietTo: 'all_day' }], ['half a time', { quietTo: '' }, { quietTo: 'missing' }], ['fewer a week than a day', { perDay: '5', perWeek: '4' }, { perWeek: 'less_than_day' }],
    ['no caps', { perDay: '', perWeek: '' }, {}], ['too old', { maxAgeHours: '169' }, { maxAgeHours: 'not_whole' }],
  ])('is judged as the server would: %s', (_, part, problems) => {
    const draft = { ...whole, ...part };
    expect(draftProblems(draft)).toEqual(problems);
    expect(careRuleWords.safeParse(toWords(draft)).success).toBe(Object.keys(problems).length === 0);
  });
  it('says nothing of orders where it is about none', () => {
    expect(toWords({ ...whole, kind: 'waiting', amount: '3', products: ['p1'], carriers: '顺丰', minAmount: '5' }).whom).toMatchObject({ products: [], carriers: [], minAmount: null });
  });
});

describe('the editor', () => {
  const api = (given: Partial<Parameters<typeof createRuleEditor>[0]['api']['care']>) => ({ care: given } as Parameters<typeof createRuleEditor>[0]['api']);

  it('tries what is typed while it is not saved, and what is written after; a change makes the trial void', async () => {
    const asked: string[] = [];
    const editor = createRuleEditor({ id: 'shipped', first: rule(), api: api({
      try: async () => { asked.push('written'); return { trial: trial(3) }; }, tryWords: async ({ name }) => { asked.push(name); return { trial: trial(0) }; },
    }) });
    await editor.try();
    editor.set({ name: '新名字' });
    expect(editor.trial.value).toBeNull();
    await editor.try();
    editor.undo();
    expect([asked, editor.trial.value?.version, editor.changed.value]).toEqual([['written', '新名字'], 3, false]);
  });
  it('names what is missing only once it was tried to save, and asks the server nothing then', async () => {
    const editor = createRuleEditor({ id: 'rule_1', first: null, api: api({}) });
    expect(editor.problems.value).toEqual({});
    expect(await editor.save()).toBe(false);
    expect(editor.problems.value).toMatchObject({ name: 'missing', statuses: 'missing', zh: 'missing' });
  });
  it('keeps what was typed where a colleague was quicker', async () => {
    const editor = createRuleEditor({ id: 'shipped', first: rule(), api: api({ write: async () => { throw new Failure('version_conflict'); } }) });
    editor.set({ name: '我的' });
    expect(await editor.save()).toBe(false);
    expect([editor.failure.value, editor.draft.value.name, editor.busy.value]).toEqual(['version_conflict', '我的', null]);
  });
  it('switches the version it shows', async () => {
    const editor = createRuleEditor({ id: 'shipped', first: rule({ trial: trial(3) }), api: api({ switch: async (_id, on, version) => ({ rule: rule({ on, version: version + 1, trial: trial(version + 1) }) }) }) });
    expect(await editor.switch(true)).toBe(true);
    expect([editor.rule.value?.on, editor.rule.value?.version, editor.trial.value?.version]).toEqual([true, 4, 4]);
  });
});

it('every kind of rule has a short line in both languages', () => {
  for (const words of [zh, en]) for (const { when } of readyRules.zh) expect(whenWords(when, words.care, (status) => status)).not.toMatch(/undefined|NaN/);
});

describe('the list of deliveries', () => {
  const delivery = (id: string) => ({ id }) as never;
  it('takes one page after the other, and drops an answer that nobody waits for any more', async () => {
    let answer: (page: { deliveries: never[]; nextBefore: string | null }) => void = () => undefined;
    const asked: (string | null)[] = [];
    const list = createDeliveryList((_query, before) => { asked.push(before); return new Promise((resolve) => { answer = resolve; }); });
    const first = list.load({ q: '', ruleId: '', state: '' });
    const late = answer;
    const second = list.load({ q: 'o1', ruleId: '', state: '' });
    answer({ deliveries: [delivery('b')], nextBefore: 'b' });
    late({ deliveries: [delivery('a')], nextBefore: null });
    await Promise.all([first, second]);
    const more = list.more();
    answer({ deliveries: [delivery('c')], nextBefore: null });
    await more;
    await list.more();
    expect([list.rows.value?.map(({ id }) => id), asked]).toEqual([['b', 'c'], [null, null, 'b']]);
  });
  it('keeps what it shows where the next page fails, and asks for it again', async () => {
    let fails = false;
    const list = createDeliveryList(async () => { if (fails) throw new Failure('offline'); return { deliveries: [delivery('a')], nextBefore: 'a' }; });
    await list.load({ q: '', ruleId: '', state: '' });
    fails = true;
    await list.more();
    expect([list.rows.value?.length, list.failure.value]).toEqual([1, 'offline']);
    fails = false;
    await list.more();
    expect([list.rows.value?.length, list.failure.value]).toEqual([2, null]);
  });
});
