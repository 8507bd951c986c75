import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createId, type Language } from '@aftercast/shared';
import { openDemo } from '../../../server/src/demo/demo.ts';
import { createKnowledgeService, type KnowledgeService } from '../../../server/src/knowledge/knowledge-service.ts';
import { createLiveService } from '../../../server/src/live/live-service.ts';
import type { Shop } from '../../../server/src/merchants/shop-repository.ts';
import { createShopService } from '../../../server/src/merchants/shop-service.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createTestStore } from '../../support/store.ts';

/** The evening that the demo's data tells of, so that nothing is moved in time; and one during the broadcast of the 10th. */
const evening = Date.parse('2026-11-16T20:00:00+08:00');
const onAir = Date.parse('2026-11-10T20:20:00+08:00');
let now = evening;
const clock = () => now;

let shop: Shop;
let knowledge: KnowledgeService;
let remove: () => Promise<void>;
beforeAll(async () => {
  const made = await createTestStore();
  remove = made.remove;
  const { store } = made;
  const shops = createShopService({ store, clock, newId: (prefix) => createId(prefix, evening, randomBytes), random: randomBytes, demo: true });
  const orders = createOrderRepository(store);
  const live = createLiveService({ store, clock, onChanged: (shopId, sessions) => knowledge.hear(shopId, sessions) });
  knowledge = createKnowledgeService({ store, clock, newId: (prefix) => `${prefix}_1`, orders, sessionsOf: live.sessions });
  const demo = await openDemo({ dataDir: join(import.meta.dirname, '../../../server/src/demo/data'), clock });
  shop = await demo.seed({ store, shops, agents: { list: async () => [], create: async () => undefined }, knowledge, orders, live });
});
afterAll(() => remove());

async function said(text: string, { shopper = null as string | null, context = {}, language = 'zh' as Language, at = evening } = {}) {
  now = at;
  const reply = await knowledge.reply({ shop: { ...shop, forceWords: [] }, shopper: { externalId: shopper, name: null }, text, context, language });
  return { entry: 'source' in reply ? reply.source?.entryId : undefined, text: reply.kind === 'answer' ? reply.text : `(${reply.kind})` };
}
/** A camera paid at 19:22, within the gift's time, and one paid at 22:40, after it; both with the evening's price guarantee. */
const [inTime, tooLate] = ['shopper-001', 'shopper-007'];

describe('what shoppers ask of a host’s words', () => {
  test.each([
    ['主播说送的那个赠品呢', 'gift-missing'], ['刚才说的赠品', 'gift-missing'], ['刚才说的赠品呢', 'gift-missing'], ['主播答应送的礼物没给', 'gift-missing'], ['直播间说送的存储卡呢', 'gift-missing'], ['我那单有赠品吗', 'gift-missing'],
    ['昨晚直播间说的保价还算吗', 'price-protect'], ['主播说的保价还作数吗', 'price-protect'], ['主播说降价补差价还算不算', 'price-protect'],
    ['直播间说的运费险有吗', 'freight-insurance'], ['昨天直播说送运费险 怎么没有', 'freight-insurance'], ['主播不是说包退吗', 'return-opened'], ['主播说的质量保证算数吗', 'host-quality'],
  ])('%s is understood', async (text, entry) => {
    expect((await said(text)).entry).toBe(entry);
  });
  test.each([
    ['where is the gift the host promised', 'gift-missing'], ['does the price guarantee from last night still hold', 'price-protect'], ['host said return shipping is insured', 'freight-insurance'], ['the host said free return even if used', 'return-opened'],
  ])('%s is understood', async (text, entry) => {
    expect((await said(text, { language: 'en' })).entry).toBe(entry);
  });
  test('the gift is quoted to the order that was paid in time, and not to the one after it', async () => {
    expect((await said('主播说送的那个赠品呢', { shopper: inTime })).text).toContain('「十点前付款的摄像头，每台送一张 64G 存储卡」');
    const late = await said('主播说送的那个赠品呢', { shopper: tooLate });
    expect(late.text).toContain('没查到主播给您这一单承诺过赠品');
    expect(late.text).not.toContain('64G');
  });
  test('the price guarantee is each session’s own, and once its day has passed nobody hears that it holds', async () => {
    const asked = '昨晚直播间说的保价还算吗';
    expect((await said(asked, { shopper: inTime })).text).toContain('「摄像头保价 15 天，双11降了也补」');
    const over = (await said(asked, { shopper: inTime, at: Date.parse('2026-11-25T08:00:00+08:00') })).text;
    expect(over).toContain('可以申请到 11月24日 23:59，现在已经过了');
    expect(over).not.toContain('双11降了也补');
    expect((await said('does the price guarantee from last night still hold', { shopper: inTime, language: 'en' })).text).toContain('“15-day price guarantee on the camera; if it drops for Double 11 we refund the difference”');
  });
  test('return shipping, free return and quality are those of the order', async () => {
    expect((await said('直播间说的运费险有吗', { shopper: inTime })).text).toContain('「送运费险，退货首重运费最高赔 12 元」');
    expect((await said('主播不是说包退吗', { shopper: 'shopper-002' })).text).toContain('「收到先扫七天，不满意用过也能退，上门取件」');
    expect((await said('主播不是说包退吗', { shopper: inTime })).text).toContain('吊牌还在就可以');
    expect((await said('主播说的质量保证算数吗', { shopper: inTime })).text).toContain('「夜里全黑也是全彩，跟白天一样」');
  });
  test('during the stream a stranger hears what holds for the link on the screen or the one they name', async () => {
    const watching = { context: { liveSession: 'live-1110' }, at: onAir };
    expect((await said('主播说送的那个赠品呢', watching)).text).toContain('「送硅胶烤盘一个、吸油纸 100 张」');
    expect((await said('1号链接什么时候发', watching)).text).toContain('「双11爆单，72 小时内发货」');
    expect((await said('2号链接有赠品吗', watching)).text).toContain('没查到');
    expect((await said('主播说送的那个赠品呢', { context: { liveSession: 'live-1109' }, at: onAir })).text).toContain('没查到');
  });
});
