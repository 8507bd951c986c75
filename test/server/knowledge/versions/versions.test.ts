import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKnowledge, entryOf, type Knowledge } from '../../../support/knowledge.ts';
import { dialects, useDatabase } from '../../../support/store.ts';

const lin = { id: 'lin', name: '小林' };
const chen = { id: 'chen', name: '小陈' };
const hours = entryOf({ id: 'hours', question: '客服几点上班', answer: '九点。' });
const gift = entryOf({ id: 'gift', question: '有赠品吗', answer: '每单都有。' });
const wash = entryOf({ id: 'wash', question: '毛衣怎么洗', answer: '手洗。' });

describe.each(dialects)('knowledge on %s', (dialect) => {
  const database = useDatabase(dialect);
  let knowledge: Knowledge;
  beforeEach(async () => {
    knowledge = await createKnowledge(database.open);
    await knowledge.seed('shop', { zh: [hours, gift], en: [] });
  });
  afterEach(() => knowledge.close());

  const says = async (text: string) => { const reply = await knowledge.ask(text); return reply.kind === 'choices' ? null : reply.text; };
  const numbers = async () => (await knowledge.versions.page('shop', 1_000, 50)).map(({ number, source }) => [number, source]);

  describe('a draft', () => {
    it('changes nothing that shoppers hear until it is published', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      await knowledge.draft(lin, wash);
      expect(await says('客服几点上班')).toBe('九点。');
      expect((await knowledge.drafts.list('shop')).map(({ entryId, kind, revision, authorName }) => [entryId, kind, revision, authorName])).toEqual([['hours', 'change', 1, '小林'], ['wash', 'create', 1, '小林']]);
      const version = await knowledge.versions.publish('shop', lin, 'all', { note: '换季' });
      expect(version).toMatchObject({ number: 2, source: 'publish', note: '换季', authorName: '小林', counts: { create: 1, change: 1, delete: 0 } });
      expect([await says('客服几点上班'), await says('毛衣怎么洗')]).toEqual(['十点。', '手洗。']);
      expect(await knowledge.drafts.list('shop')).toEqual([]);
    });
    it('that takes an entry away keeps it live until then', async () => {
      await knowledge.drafts.save('shop', lin, { language: 'zh', entryId: 'gift', entry: null, revision: null, base: 1 });
      expect(await says('有赠品吗')).toBe('每单都有。');
      await knowledge.versions.publish('shop', lin, 'all');
      expect((await knowledge.ask('有赠品吗')).kind).toBe('handoff');
    });
    it('of someone else is not overwritten by one who did not see it', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      const blind = knowledge.drafts.save('shop', chen, { language: 'zh', entryId: 'hours', entry: { ...hours, answer: '八点。' }, revision: null, base: 1 });
      await expect(blind).rejects.toMatchObject({ code: 'knowledge_draft_conflict', details: { draft: { authorName: '小林', revision: 1, entry: { answer: '十点。' } } } });
      await knowledge.drafts.save('shop', chen, { language: 'zh', entryId: 'hours', entry: { ...hours, answer: '八点。' }, revision: 1, base: 1 });
      expect((await knowledge.drafts.list('shop'))[0]).toMatchObject({ revision: 2, authorName: '小陈' });
    });
    it('on a live entry that has changed since is told, and not published over the change', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      await knowledge.put('shop', 'zh', { ...hours, answer: '八点。' });
      await expect(knowledge.versions.publish('shop', lin, 'all')).rejects.toMatchObject({ code: 'knowledge_draft_outdated', details: { entries: [{ language: 'zh', entryId: 'hours' }] } });
      await expect(knowledge.drafts.save('shop', lin, { language: 'zh', entryId: 'hours', entry: { ...hours, answer: '十一点。' }, revision: 1, base: 1 }))
        .rejects.toMatchObject({ code: 'knowledge_draft_conflict', details: { live: { version: 2, entry: { answer: '八点。' } } } });
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      await knowledge.versions.publish('shop', lin, 'all');
      expect(await says('客服几点上班')).toBe('十点。');
    });
    it('that says what is live already is no draft', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      expect(await knowledge.draft(lin, hours)).toBeNull();
      expect(await knowledge.drafts.list('shop')).toEqual([]);
    });
    it('is thrown away as it was seen', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      await expect(knowledge.drafts.discard('shop', { language: 'zh', entryId: 'hours' }, 7)).rejects.toMatchObject({ code: 'knowledge_draft_conflict' });
      await knowledge.drafts.discard('shop', { language: 'zh', entryId: 'hours' }, 1);
      expect(await knowledge.drafts.list('shop')).toEqual([]);
    });
    it('comes with many others at once, those that change nothing left out', async () => {
      await knowledge.draft(chen, { ...gift, answer: '没有。' });
      const wishes = [hours, { ...gift, answer: '满百有。' }, wash].map((entry) => ({ language: 'zh' as const, entryId: entry.id, entry }));
      expect(await knowledge.drafts.saveMany('shop', lin, wishes, 'keep')).toMatchObject({ saved: [{ entryId: 'wash' }], unchanged: [{ entryId: 'hours' }], kept: [{ entryId: 'gift' }] });
      expect((await knowledge.drafts.saveMany('shop', lin, wishes)).saved.map(({ entryId, revision }) => [entryId, revision])).toEqual([['gift', 2], ['wash', 2]]);
    });
    it('goes when many at once say that its entry is to be as it is live', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      await knowledge.drafts.saveMany('shop', chen, [hours, wash].map((entry) => ({ language: 'zh', entryId: entry.id, entry })));
      expect((await knowledge.drafts.list('shop')).map(({ entryId }) => entryId)).toEqual(['wash']);
    });
    it('is counted apart from the one with its id in the other language', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      const wish = (language: 'zh' | 'en', answer: string) => ({ language, entryId: 'hours', entry: { ...hours, answer } });
      await knowledge.drafts.saveMany('shop', lin, [wish('en', 'At nine.')]);
      await knowledge.drafts.saveMany('shop', lin, [wish('zh', '八点。'), wish('en', 'At ten.')]);
      expect((await knowledge.drafts.list('shop')).map(({ language, revision, entry }) => [language, revision, entry?.answer]).sort()).toEqual([['en', 2, 'At ten.'], ['zh', 2, '八点。']]);
    });
  });

  describe('a publication', () => {
    it('takes the drafts chosen and leaves the others', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      await knowledge.draft(lin, { ...gift, answer: '没有了。' });
      await knowledge.versions.publish('shop', lin, [{ language: 'zh', entryId: 'hours', revision: 1 }]);
      expect([await says('客服几点上班'), await says('有赠品吗')]).toEqual(['十点。', '每单都有。']);
      expect((await knowledge.drafts.list('shop')).map(({ entryId }) => entryId)).toEqual(['gift']);
    });
    it('does not take a draft that was saved again since it was seen', async () => {
      await knowledge.draft(lin, { ...hours, answer: '十点。' });
      await knowledge.draft(chen, { ...hours, answer: '八点。' });
      await expect(knowledge.versions.publish('shop', lin, [{ language: 'zh', entryId: 'hours', revision: 1 }])).rejects.toMatchObject({ code: 'knowledge_draft_conflict' });
      expect(await says('客服几点上班')).toBe('九点。');
    });
    it('of nothing makes no version', async () => {
      await expect(knowledge.versions.publish('shop', lin, 'all')).rejects.toMatchObject({ code: 'nothing_to_publish' });
      await knowledge.put('shop', 'zh', hours);
      expect(await numbers()).toEqual([[1, 'seed']]);
    });
    it('gets a number of its own when several come at once', async () => {
      await Promise.all(['a', 'b', 'c'].map((id) => knowledge.put('shop', 'zh', entryOf({ id }))));
      expect(await numbers()).toEqual([[4, 'api'], [3, 'api'], [2, 'api'], [1, 'seed']]);
      expect((await knowledge.list('shop', 'zh')).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'gift', 'hours']);
    });
    it('tells what each version did to an entry', async () => {
      await knowledge.put('shop', 'zh', { ...hours, answer: '十点。' }, lin);
      await knowledge.remove('shop', 'zh', 'hours', chen);
      const history = await knowledge.versions.historyOf('shop', 'zh', 'hours');
      expect(history.map(({ version, change }) => [version.number, version.authorName, change.before?.answer, change.after?.answer]))
        .toEqual([[3, '小陈', '十点。', undefined], [2, '小林', '九点。', '十点。'], [1, '', undefined, '九点。']]);
      expect((await knowledge.versions.changesOf('shop', 2)).changes).toHaveLength(1);
      await expect(knowledge.versions.changesOf('other', 2)).rejects.toMatchObject({ code: 'not_found' });
    });
    it('keeps every part of an entry', async () => {
      knowledge.state.pictures.add('u_1');
      const full = entryOf({
        id: 'full', question: '怎么量尺寸', fallback: '看详情页。', keywords: ['尺寸'], related: ['hours'], validFrom: knowledge.state.now - 1, validUntil: knowledge.state.now + 1_000,
        parts: [{ kind: 'image', uploadId: 'u_1', alt: '尺码表' }, { kind: 'ask', label: '几点上班', entryId: 'hours' }, { kind: 'button', label: '看订单', url: 'https://shop.example/orders' }],
      });
      await knowledge.draft(lin, full);
      await knowledge.versions.publish('shop', lin, 'all');
      expect((await knowledge.list('shop', 'zh')).find(({ id }) => id === 'full')).toEqual(full);
      expect(await knowledge.draft(lin, full)).toBeNull();
    });
  });

  describe('taking a version back', () => {
    beforeEach(async () => {
      await knowledge.put('shop', 'zh', { ...hours, answer: '十点。' }, lin);
    });
    it('puts what it changed back at once, as a version of its own', async () => {
      expect(await knowledge.versions.revert('shop', chen, 2)).toMatchObject({ number: 3, source: 'revert', reverts: 2, authorName: '小陈' });
      expect(await says('客服几点上班')).toBe('九点。');
      await expect(knowledge.versions.revert('shop', chen, 2)).rejects.toMatchObject({ code: 'knowledge_overtaken' });
    });
    it('is refused at once when an entry was changed later, and told as wishes for drafts', async () => {
      await knowledge.put('shop', 'zh', { ...hours, answer: '十一点。' }, chen);
      await expect(knowledge.versions.revert('shop', lin, 2)).rejects.toMatchObject({ code: 'knowledge_overtaken', details: { entries: [{ entryId: 'hours' }] } });
      expect(await says('客服几点上班')).toBe('十一点。');
      expect(await knowledge.versions.undo('shop', 2)).toMatchObject({ wishes: [{ entryId: 'hours', entry: { answer: '九点。' } }], overtaken: [{ entryId: 'hours' }] });
    });
    it('of a seed takes its entries away', async () => {
      await knowledge.versions.revert('shop', lin, 2);
      const { wishes } = await knowledge.versions.undo('shop', 1);
      expect(wishes.map(({ entry }) => entry)).toEqual([null, null]);
    });
  });

  describe('a kept question', () => {
    const check = { language: 'zh' as const, text: '客服几点上班', context: {}, entryId: 'hours' };
    it('stops a change that breaks it, says so before, and lets it pass when that is confirmed', async () => {
      await knowledge.checks.keep('shop', check, lin);
      await knowledge.drafts.save('shop', lin, { language: 'zh', entryId: 'hours', entry: null, revision: null, base: 1 });
      expect(await knowledge.versions.forecast('shop', 'all')).toMatchObject({ broken: [{ check: { text: '客服几点上班' }, got: null, outcome: 'handoff' }], failing: [], checks: 1 });
      await expect(knowledge.versions.publish('shop', lin, 'all')).rejects.toMatchObject({ code: 'knowledge_checks_broken', details: { broken: [{ check: { entryId: 'hours' } }] } });
      await expect(knowledge.remove('shop', 'zh', 'hours')).rejects.toMatchObject({ code: 'knowledge_checks_broken' });
      expect(await says('客服几点上班')).toBe('九点。');
      await knowledge.versions.publish('shop', lin, 'all', { confirmBroken: true });
      expect((await knowledge.ask('客服几点上班')).kind).toBe('handoff');
    });
    it('that fails already stops nothing', async () => {
      await knowledge.checks.keep('shop', { ...check, text: '月亮有多远', entryId: 'gift' }, lin);
      await knowledge.put('shop', 'zh', { ...hours, answer: '十点。' });
      expect((await knowledge.versions.forecast('shop', 'all')).failing).toHaveLength(1);
    });
    it('may want a person, be kept again with another wish, and be let go', async () => {
      await knowledge.checks.keep('shop', check, lin);
      const { id } = await knowledge.checks.keep('shop', { ...check, entryId: null }, lin);
      expect((await knowledge.checks.list('shop')).map(({ entryId }) => entryId)).toEqual([null]);
      expect((await knowledge.checks.runOn('shop', await knowledge.checks.list('shop'), await knowledge.bench.baseOf('shop', 'live')))[0]).toMatchObject({ passes: false, outcome: 'answer', got: 'hours' });
      await knowledge.checks.remove('shop', id);
      await expect(knowledge.checks.remove('shop', id)).rejects.toMatchObject({ code: 'not_found' });
    });
    it('is kept once in a place, by however many at once', async () => {
      await Promise.all([check, { ...check, context: { product: 'cam' } }, { ...check, entryId: null }].map((each) => knowledge.checks.keep('shop', each, lin)));
      const kept = new Map((await knowledge.checks.list('shop')).map(({ context, entryId }) => [context.product ?? 'anywhere', entryId]));
      expect([...kept].sort()).toEqual([['anywhere', null], ['cam', 'hours']]);
      expect(await knowledge.checks.list('shop')).toHaveLength(2);
    });
  });

  it('keeps the thresholds of a shop and goes back to the defaults', async () => {
    await knowledge.thresholds.move('shop', { answer: 1, choices: 0.99 });
    expect(await knowledge.thresholds.ofShop('shop')).toMatchObject({ thresholds: { answer: 1, choices: 0.99 } });
    expect((await knowledge.bench.tryOut('shop', { text: '你们客服是几点上班的呀', context: {}, language: 'zh' })).outcome).not.toBe('answer');
    await knowledge.thresholds.move('shop', null);
    expect((await knowledge.bench.tryOut('shop', { text: '你们客服是几点上班的呀', context: {}, language: 'zh' })).outcome).toBe('answer');
  });
});
