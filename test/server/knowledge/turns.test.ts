import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKnowledge, entryOf, type Knowledge } from '../../support/knowledge.ts';
import { createCore } from '../../support/core.ts';

const hours = entryOf({ id: 'hours', question: '客服什么时候上班', phrasings: ['客服什么时候在'], answer: '九点。' });
const gift = entryOf({ id: 'gift', question: '怎么领赠品', phrasings: ['赠品怎么拿'], answer: '每单都有。', parts: [{ kind: 'link', title: '赠品', url: 'https://shop.example/gift' }] });
const order = entryOf({ id: 'order', question: '什么时候发货', phrasings: ['几号能发'], answer: '最晚 {{promise.shipBy}}。' });

let knowledge: Knowledge;
beforeEach(async () => {
  knowledge = await createKnowledge();
  await knowledge.seed('shop', { zh: [hours, gift, order], en: [] });
});
afterEach(() => knowledge.close());

it('a message with two questions gets both answers with what stands under them', async () => {
  expect(await knowledge.ask('客服什么时候上班，还有怎么领赠品')).toMatchObject({ kind: 'answer', text: expect.stringMatching(/九点。\n\n每单都有。|每单都有。\n\n九点。/), parts: gift.parts });
});

it('half an answer is never said as if it were whole', async () => {
  expect(await knowledge.ask('怎么领赠品，还有什么时候发货')).toMatchObject({ kind: 'handoff', reason: 'missing_data' });
});

it('the bot is told what the shopper wrote a moment ago, and nothing older', async () => {
  const core = await createCore();
  const told: (string | undefined)[] = [];
  core.answerWith((text, previous) => { told.push(previous); return core.answer(text); });
  await core.say('m0000001', '怎么退货');
  await core.say('m0000002', '那运费呢');
  core.now += 11 * 60_000;
  await core.say('m0000003', '多久');
  expect(told).toEqual([undefined, '怎么退货', undefined]);
  await core.remove();
});
