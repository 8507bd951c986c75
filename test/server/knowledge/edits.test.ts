import { afterAll, beforeAll, expect, test } from 'vitest';
import { knowledgeEntry } from '@aftercast/shared';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { createKnowledgeService, type KnowledgeService } from '../../../server/src/knowledge/knowledge-service.ts';
import { inSlices } from '../../../server/src/knowledge/in-slices.ts';
import { createTestStore } from '../../support/store.ts';

const shop = { id: 'shop', name: '柚子店', assistantName: '小柚', timeZone: 'Asia/Shanghai', forceWords: [] };
const entry = (id: string, question: string, answer: string) => knowledgeEntry.parse({ id, tier: 1, phrasings: [], question, answer });
const others = Array.from({ length: 60 }, (_, at) => entry(`e${at}`, `${String.fromCharCode(0x4e00 + at * 9)}款怎么保养`, '擦干净。'));

let knowledge: KnowledgeService;
let remove: () => Promise<void>;
beforeAll(async () => {
  const made = await createTestStore();
  remove = made.remove;
  let ids = 0;
  knowledge = createKnowledgeService({ store: made.store, clock: () => 0, newId: (prefix) => `${prefix}_${ids += 1}`, orders: { ordersOf: async () => [] } });
  await knowledge.seed(shop.id, { zh: [entry('hours', '几点上班', '八点。'), ...others], en: [] });
});
afterAll(() => remove());

const reply = () => knowledge.reply({ shop, shopper: { externalId: null, name: null }, text: '几点上班', context: {}, language: 'zh' });
const said = async () => await reply() as BotReply & { text: string };

test('what was live answers, at once, until an edit is', async () => {
  const answers = new Set<string>();
  let waited = 0;
  const state = { done: false };
  const writing = knowledge.put(shop.id, 'zh', entry('hours', '几点上班', '九点。')).then(() => { state.done = true; });
  while (!state.done) {
    const now = reply();
    if (now instanceof Promise) waited += 1; else answers.add((now as BotReply & { text: string }).text);
    await new Promise((resolve) => { setImmediate(resolve); });
  }
  await writing;
  expect(waited).toBe(0);
  expect([...answers].filter((text) => text !== '九点。')).toEqual(['八点。']);
  expect((await said()).text).toBe('九点。');
});

test('of edits that come at once the last one stays, and each is live when it is confirmed', async () => {
  const ten = knowledge.put(shop.id, 'zh', entry('hours', '几点上班', '十点。')).then(said);
  const eleven = knowledge.put(shop.id, 'zh', entry('hours', '几点上班', '十一点。')).then(said);
  const other = knowledge.put(shop.id, 'zh', entry('e3', others[3]?.question ?? '', '用软布。'));
  expect(['十点。', '十一点。']).toContain((await ten).text);
  expect((await eleven).text).toBe('十一点。');
  await other;
  expect((await said()).text).toBe('十一点。');
  expect((await knowledge.list(shop.id, 'zh')).find(({ id }) => id === 'e3')?.answer).toBe('用软布。');
});

test('an edit that is refused does not hold up the next one', async () => {
  await expect(knowledge.remove(shop.id, 'zh', 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
  await knowledge.put(shop.id, 'zh', entry('hours', '几点上班', '正午。'));
  expect((await said()).text).toBe('正午。');
});

test('long work lets others have their turn, and ends where nobody waits for it any more', async () => {
  const given = new AbortController();
  let steps = 0;
  function* endless() { for (;;) { steps += 1; yield; } }
  setImmediate(() => given.abort());
  expect(await inSlices(endless(), given.signal)).toBeNull();
  expect(steps).toBeGreaterThan(0);
});
