import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLabelService } from '../../../server/src/labels/label-service.ts';
import { createNoteService } from '../../../server/src/notes/note-service.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import { excerptOf } from '../../../server/src/search/excerpt.ts';
import { createSearchService } from '../../../server/src/search/search-service.ts';
import { createCore } from '../../support/core.ts';

describe('a search', () => {
  let core: Awaited<ReturnType<typeof createCore>>;
  let search: ReturnType<typeof createSearchService>;
  beforeEach(async () => {
    core = await createCore();
    search = createSearchService({ store: core.store, rowsOf: core.inbox.rows });
  });
  afterEach(() => core.remove());
  const find = async (words: string, shopId = core.shop.id, id = 'lin') => (await search.search({ ...core.agent(id), shopId }, words, undefined)).found.map(({ conversation, by, excerpt }) => [conversation.id, by, excerpt]);
  const say = async (text: string, who = core.newShopper()) => (await core.say('m0000001', text, who)).conversation.id;

  it('finds words said, whatever their case, with quotes and signs taken as they are', async () => {
    const id = await say('My “Blue” coat is 100% "torn"\\n');
    expect(await find('blue')).toEqual([[id, 'words', expect.stringContaining('“Blue”')]]);
    expect((await find('100% "TORN"\\n')).map(([found]) => found)).toEqual([id]);
    expect(await find('100_')).toEqual([]);
    expect(await find('kind')).toEqual([]);
  });

  it('finds by words of someone’s health for whoever has the conversation alone, so that nobody can guess them', async () => {
    core.answerWith(() => ({ kind: 'handoff', reason: 'low_confidence', language: 'zh' }));
    const id = await say('擦了之后脸肿了');
    const { version } = await core.row(id);
    expect(await find('脸肿')).toEqual([]);
    await core.desk.command('claim', core.agent('chen'), id, version, 'test');
    expect(await find('脸肿')).toEqual([]);
    expect(await find('脸肿', core.shop.id, 'chen')).toEqual([[id, 'words', expect.stringContaining('脸肿了')]]);
  });

  it('finds by member number and by how an order’s number begins, and never in another shop', async () => {
    const shopper = await core.identify('vip-77');
    const id = await say('在吗', shopper);
    await say('在吗');
    await createOrderRepository(core.store).replace(core.shop.id, [{
      shopperExternalId: 'vip-77', order: { id: 'LY20261116-0042', status: 'pending', paidAt: core.now, amount: 1, currency: 'CNY', liveSession: null, items: [], shipment: null, promises: [] } as never,
    }], core.now);
    expect(await find('vip-7')).toEqual([[id, 'shopper', 'vip-77']]);
    expect(await find('LY20261116')).toEqual([[id, 'order', 'LY20261116-0042']]);
    expect(await find('在吗', 'sh_other')).toEqual([]);
    expect(await find('vip-7', 'sh_other')).toEqual([]);
  });

  it('finds what a note says', async () => {
    const id = await say('在吗');
    const notes = createNoteService({ store: core.store, bus: core.bus, clock: () => core.now, colleaguesOf: async () => [], conversationOf: core.transcript.ofShop });
    await notes.add(core.agent('a_lin'), id, { id: 'note00001', text: '仓库漏发了手链', mentions: [] });
    expect(await find('手链')).toEqual([[id, 'note', '仓库漏发了手链']]);
  });

  it('goes back step by step until all was looked at, each conversation once', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 70; nth += 1) {
      core.now += 1_000;
      ids.push(await say(nth % 2 ? '货到哪了' : '在吗'));
    }
    const wanted = ids.filter((_, nth) => nth % 2).reverse();
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search.search(core.agent('lin'), '货到', cursor);
      found.push(...page.found.map(({ conversation }) => conversation.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(wanted);
    await expect(search.search(core.agent('lin'), '货到', 'x')).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('shows the words around what it found', () => {
    expect(excerptOf('一'.repeat(60) + '找到' + '二'.repeat(60), '找到')).toBe(`…${'一'.repeat(24)}找到${'二'.repeat(24)}…`);
    expect(excerptOf('短', '短')).toBe('短');
    expect(excerptOf('没有', '找到')).toBeNull();
  });

  it('tells each conversation as the lists do, with its labels', async () => {
    const labels = createLabelService({ store: core.store, bus: core.bus, clock: () => core.now, newId: () => 'l_1' });
    const id = await say('在吗');
    await labels.create(core.shop.id, { name: '补发', tone: 'info' });
    await labels.put(core.agent('a_lin'), id, ['l_1']);
    expect((await search.search(core.agent('lin'), '在吗', undefined)).found[0]?.conversation.labels).toEqual(['l_1']);
  });
});
