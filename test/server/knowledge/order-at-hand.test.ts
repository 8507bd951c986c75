import { liveSession } from '@aftercast/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKnowledgeService, type KnowledgeService } from '../../../server/src/knowledge/knowledge-service.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import { entryOf } from '../../support/knowledge.ts';
import { createTestStore } from '../../support/store.ts';
import { noon, orderOf, parcel } from '../orders/orders.ts';

const shop = { id: 'shop', name: '柚子店', assistantName: '小柚', timeZone: 'Asia/Shanghai', forceWords: ['投诉'] };
const anna = { externalId: 'anna', name: '安娜' };
const of = (product: string) => ({ product, liveSession: null });
const zh = [
  entryOf({ id: 'cam-light', tier: 2, question: '摄像头红灯闪是什么意思', phrasings: ['摄像头亮红灯', '红灯一直闪'], answer: '摄像头断网了，订单 {{order.id}}。', fallback: '摄像头断网了。', scope: of('cam') }),
  entryOf({ id: 'cam-reset', tier: 2, question: '摄像头怎么重置', phrasings: ['摄像头恢复出厂'], scope: of('cam') }),
  entryOf({ id: 'vac-light', tier: 2, question: '扫地机红灯闪是什么意思', phrasings: ['扫地机亮红灯', '红灯一直闪'], answer: '扫地机卡住了。', scope: of('vac') }),
  entryOf({ id: 'vac-reset', tier: 2, question: '扫地机怎么重置', phrasings: ['扫地机恢复出厂'], scope: of('vac') }),
  entryOf({ id: 'hours', question: '客服几点上班', phrasings: ['几点有人值班'], answer: '九点。' }),
];
const item = (product: string) => ({ product, name: product, sku: null, quantity: 1, price: 99 });
const bought = (id: string, products: string[], more: Partial<Order> = {}): Order => orderOf({ id, items: products.map(item), promises: [], ...more });

let knowledge: KnowledgeService;
let remove: () => Promise<void>;
let book: Order[] = [];
let lookups = 0;
let lookupFails = false;

beforeAll(async () => {
  const made = await createTestStore();
  remove = made.remove;
  knowledge = createKnowledgeService({
    store: made.store, clock: () => noon, newId: (prefix) => `${prefix}_1`, sessionsOf: async () => [liveSession.parse({ id: 'night', title: '夜场', startsAt: noon - 3_600_000, endsAt: noon + 3_600_000, links: [{ number: 3, product: 'vac' }] }), liveSession.parse({ id: 'other', title: '早场', startsAt: noon - 7_200_000, endsAt: noon - 3_600_000, links: [{ number: 3, product: 'cam' }] })],
    orders: { async ordersOf() { lookups += 1; if (lookupFails) throw new Error('down'); return book; } },
  });
  await knowledge.seed(shop.id, { zh, en: [] });
});
afterAll(() => remove());
beforeEach(() => { book = []; lookups = 0; lookupFails = false; });

const ask = async (text: string, context: object = {}, shopper: object = anna) =>
  knowledge.reply({ shop, shopper: shopper as typeof anna, text, context, language: 'zh' });

describe("the shopper's order says which product is meant", () => {
  test.each(['红灯一直闪', '那个红灯老是闪'])('where it holds only one of them: %s', async (text) => {
    book = [bought('V1', ['vac', 'lamp'])];
    expect(await ask(text)).toMatchObject({ kind: 'answer', source: { entryId: 'vac-light' }, text: '扫地机卡住了。' });
    expect(lookups).toBe(1);
  });
  test('and the same words of two shoppers are two questions', async () => {
    book = [bought('V1', ['vac'])];
    expect(await ask('那个红灯老是闪')).toMatchObject({ source: { entryId: 'vac-light' } });
    book = [bought('C1', ['cam'])];
    expect(await ask('那个红灯老是闪')).toMatchObject({ source: { entryId: 'cam-light' } });
    expect(await ask('那个红灯老是闪', {}, { externalId: null, name: null })).not.toMatchObject({ kind: 'answer' });
  });
  test('and the answer speaks of the order that holds it, of one loading', async () => {
    book = [bought('L1', ['lamp'], { status: 'shipped', shipment: parcel() }), bought('C1', ['cam'], { status: 'delivered' })];
    expect(await ask('红灯一直闪')).toMatchObject({ kind: 'answer', text: '摄像头断网了，订单 C1。' });
    expect(lookups).toBe(1);
  });
  test('where the page names it, whatever else was bought', async () => {
    book = [bought('C1', ['cam']), bought('V1', ['vac'])];
    expect(await ask('红灯一直闪', { orderId: 'V1' })).toMatchObject({ source: { entryId: 'vac-light' } });
    expect(await ask('红灯一直闪', { orderId: 'not-hers' })).toMatchObject({ kind: 'choices' });
  });
  test('of two products still held neither is guessed; what was given back is not held', async () => {
    book = [bought('C1', ['cam']), bought('V1', ['vac'], { status: 'delivered' })];
    expect(await ask('红灯一直闪')).toMatchObject({ kind: 'choices' });
    book = [bought('C1', ['cam'], { status: 'refunded' }), bought('V1', ['vac'], { status: 'delivered' })];
    expect(await ask('红灯一直闪')).toMatchObject({ source: { entryId: 'vac-light' } });
  });
  test('and not against the product on screen, the numbered link or the words', async () => {
    book = [bought('C1', ['cam'])];
    expect(await ask('红灯一直闪', { product: 'vac' })).toMatchObject({ source: { entryId: 'vac-light' } });
    expect(await ask('3号链接红灯一直闪', { liveSession: 'night' })).toMatchObject({ source: { entryId: 'vac-light' } });
    expect(await ask('扫地机亮红灯了')).toMatchObject({ source: { entryId: 'vac-light' } });
  });
  test('and a link’s number, where the page names no broadcast: what was bought under it, else what the only one on air sells under it', async () => {
    const stranger = { externalId: null, name: null };
    expect(await ask('3号链接红灯一直闪', {}, stranger)).toMatchObject({ source: { entryId: 'vac-light' } });
    expect(await ask('3号链接红灯一直闪')).toMatchObject({ source: { entryId: 'vac-light' } });
    book = [bought('C1', ['cam'], { liveSession: 'other' })];
    expect(await ask('3号链接红灯一直闪')).toMatchObject({ source: { entryId: 'cam-light' } });
  });
  test('and no product’s answer is given for a number that nobody knows', async () => {
    for (const who of [anna, { externalId: null, name: null }]) {
      for (const context of [{}, { liveSession: 'night' }, { liveSession: 'nowhere' }]) {
        const reply = await ask('7号链接红灯一直闪', context, who);
        expect(JSON.stringify(reply)).not.toMatch(/vac-light|cam-light/);
      }
    }
  });
  test('in one of two questions', async () => {
    book = [bought('V1', ['vac'])];
    expect(await ask('红灯一直闪怎么回事，还有客服几点上班')).toMatchObject({ kind: 'answer', text: '扫地机卡住了。\n\n九点。' });
  });
});

describe('a number of a broadcast that is over', () => {
  const there = (id: string, products: string[], session = 'night') => bought(id, products, { liveSession: session });
  test('means what was bought under it, and the answer speaks of that order', async () => {
    book = [there('C1', ['cam']), there('V1', ['vac', 'lamp'])];
    expect(await ask('3号链接红灯一直闪')).toMatchObject({ kind: 'answer', source: { entryId: 'vac-light' } });
  });
  test('asks which one is meant where it was bought in two broadcasts, and each choice carries its product', async () => {
    book = [there('V1', ['vac']), there('C1', ['cam'], 'other')];
    expect(await ask('3号链接客服几点上班')).toMatchObject({ kind: 'choices', options: [
      { entryId: 'hours', product: 'vac', question: expect.stringContaining('vac') as string }, { entryId: 'hours', product: 'cam', question: expect.stringContaining('cam') as string },
    ] });
  });
  test('means nothing to a shopper nobody knows', async () => {
    await ask('3号链接客服几点上班', {}, { externalId: null, name: null });
    expect(lookups).toBe(0);
  });
});

describe('orders are left alone', () => {
  test.each([['客服几点上班', {}], ['红灯一直闪', { product: 'cam' }], ['你好', {}], ['摄像头红灯闪是什么意思投诉', {}]])('where they decide nothing: %s', async (text, context) => {
    await ask(text, { ...context, orderId: undefined }, text === '红灯一直闪' ? { externalId: null, name: null } : anna);
    expect(lookups).toBe(0);
  });
  test('of a shopper without a name', async () => {
    expect(await ask('红灯一直闪', {}, { externalId: null, name: null })).toMatchObject({ kind: 'choices' });
    expect(lookups).toBe(0);
  });
  test('and offers stay where they can not be read', async () => {
    lookupFails = true;
    expect(await ask('红灯一直闪')).toMatchObject({ kind: 'choices' });
  });
});
