import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knowledgeEntry, livePromise, liveSession, promiseKinds, type LiveSession } from '@aftercast/shared';
import { createSpeaker } from '../../../server/src/knowledge/speak.ts';
import { broadcastsOf } from '../../../server/src/live/on-screen.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import { quotingVariables } from '../../../server/src/orders/promise-words.ts';
import { noon, orderOf, parcel } from './orders.ts';

const hour = 3_600_000;
const entry = (answer: string, fallback: string | null = '按店里的规矩来') => knowledgeEntry.parse({ id: 'e', tier: 1, question: '问', answer, fallback });
const promised = (given: object) => livePromise.parse({ id: 'p', product: 'cam', kind: 'gift', text: '送存储卡', validFrom: noon - hour, validUntil: noon + hour, terms: {}, ...given });
const session = (given: object = {}): LiveSession => liveSession.parse({ id: 'live', title: '夜场', startsAt: noon - 2 * hour, endsAt: noon + 2 * hour, promises: [promised({})], ...given });

interface Given { answer?: string; orders?: Order[]; sessions?: LiveSession[]; now?: number; context?: object; language?: 'zh' | 'en' }
async function spoken({ answer = '{{promise.gift}}', orders = [orderOf({ id: 'a' })], sessions = [session()], now = noon + 3 * hour, context = {}, language = 'zh' }: Given): Promise<string | null> {
  const speak = createSpeaker({ ordersOf: async () => orders, clock: () => now });
  const reply = await speak({
    entry: entry(answer), language, confidence: 1, context, broadcasts: broadcastsOf(sessions),
    shop: { id: 's', name: '店', assistantName: '柚', timeZone: 'Asia/Shanghai' }, shopper: { externalId: orders.length > 0 ? 'anna' : null, name: null },
  });
  if (reply.kind === 'choices') return reply.options.map((option) => option.orderId).join(' or ');
  return reply.kind === 'answer' ? reply.text : null;
}
const fallback = '按店里的规矩来';

describe('a promise in an answer', () => {
  test('is quoted to whom it was made: paid in time, of its session, holding its product', async () => {
    expect(await spoken({})).toBe('送存储卡');
    expect(await spoken({ orders: [orderOf({ id: 'a', paidAt: noon + hour + 1 })] })).toBe(fallback);
    expect(await spoken({ orders: [orderOf({ id: 'a', liveSession: 'other' })] })).toBe(fallback);
    expect(await spoken({ orders: [orderOf({ id: 'a', liveSession: null })] })).toBe(fallback);
    expect(await spoken({ sessions: [session({ promises: [promised({ product: 'vac' })] })] })).toBe(fallback);
    expect(await spoken({ sessions: [session({ promises: [promised({ product: null })] })] })).toBe('送存储卡');
  });
  test('is quoted in English to who reads it, where someone wrote that, else in its exact words with what they come to', async () => {
    const both = session({ promises: [promised({ textEn: 'a memory card as a gift' })] });
    expect(await spoken({ sessions: [both], language: 'en' })).toBe('a memory card as a gift');
    expect(await spoken({ sessions: [both] })).toBe('送存储卡');
    expect(await spoken({ language: 'en' })).toBe('送存储卡 [a gift]');
    expect(await spoken({ sessions: [both], orders: [], now: noon, context: { liveSession: 'live', product: 'cam' }, language: 'en' })).toBe('a memory card as a gift');
  });
  test("of today is never yesterday's order's", async () => {
    const yesterday = orderOf({ id: 'a', liveSession: 'before' });
    expect(await spoken({ orders: [yesterday], now: noon, context: { liveSession: 'live', product: 'cam' } })).toBe(fallback);
    expect(await spoken({ orders: [yesterday], now: noon, context: { liveSession: 'live' } })).toBe(fallback);
  });
  test('of the session on air is told who has not bought, for the product meant or the one on the screen', async () => {
    const on = { orders: [], now: noon };
    expect(await spoken({ ...on, context: { liveSession: 'live', product: 'cam' } })).toBe('送存储卡');
    expect(await spoken({ ...on, context: { product: 'cam' } })).toBe('送存储卡');
    expect(await spoken({ ...on, context: { liveSession: 'live', product: 'vac' } })).toBe(fallback);
    expect(await spoken({ ...on, context: { liveSession: 'live' } })).toBe(fallback);
    expect(await spoken({ ...on, sessions: [session({ links: [{ number: 1, product: 'cam', shown: [{ from: noon - hour }] }] })] })).toBe('送存储卡');
    expect(await spoken({ ...on, now: noon + 1.5 * hour, context: { product: 'cam' } })).toBe(fallback);
    expect(await spoken({ ...on, now: noon + 2 * hour, context: { product: 'cam' } })).toBe(fallback);
  });
  test('of two rooms at once is that of the page, and of neither where the page does not say', async () => {
    const rooms = [session(), session({ id: 'second', promises: [promised({ text: '送支架' })] })];
    const on = { orders: [], now: noon, sessions: rooms };
    expect(await spoken({ ...on, context: { liveSession: 'second', product: 'cam' } })).toBe('送支架');
    expect(await spoken({ ...on, context: { product: 'cam' } })).toBe(fallback);
  });
  test('for a product that none of the orders holds is that of the session on air', async () => {
    const other = orderOf({ id: 'a', liveSession: 'before', items: [{ product: 'vac', name: '扫地机', sku: null, quantity: 1, price: 1 }] });
    expect(await spoken({ orders: [other], now: noon, context: { liveSession: 'live', product: 'cam' } })).toBe('送存储卡');
  });
  test('is asked about where the shopper’s orders have different ones, and not where it makes no difference', async () => {
    const other = orderOf({ id: 'b', liveSession: 'before', paidAt: noon - 24 * hour });
    const same = orderOf({ id: 'c', paidAt: noon - 1 });
    expect(await spoken({ orders: [orderOf({ id: 'a' }), other] })).toBe('a or b');
    expect(await spoken({ orders: [orderOf({ id: 'a' }), other], context: { orderId: 'b' } })).toBe(fallback);
    expect(await spoken({ orders: [orderOf({ id: 'a' }), other], context: { liveSession: 'live' } })).toBe('送存储卡');
    expect(await spoken({ orders: [orderOf({ id: 'a' }), same] })).toBe('送存储卡');
    expect(await spoken({ orders: [other, orderOf({ id: 'd', liveSession: null })] })).toBe(fallback);
  });
  test('to ship, asked in the stream for what is not bought, is the stream’s whatever else is on its way', async () => {
    const vac = (id: string) => orderOf({ id, liveSession: 'before', items: [{ product: 'vac', name: '扫地机', sku: null, quantity: 1, price: 1 }] });
    const sessions = [session({ promises: [promised({ kind: 'ship-by', text: '72 小时内发', terms: { shipWithinHours: 72 } })] })];
    expect(await spoken({ answer: '{{order.id}} {{promise.shipBy}}', sessions, orders: [vac('a'), vac('b')], now: noon, context: { liveSession: 'live', product: 'cam' } })).toContain('「72 小时内发」');
  });
  test('that can no longer be claimed says until when it could', async () => {
    const sessions = [session({ promises: [promised({ kind: 'price-guarantee', text: '保价 1 天', terms: { claimWithinHours: 24 } })] })];
    const answer = '{{promise.priceGuarantee}}';
    expect(await spoken({ answer, sessions, now: noon + 24 * hour })).toBe('保价 1 天');
    expect(await spoken({ answer, sessions, now: noon + 24 * hour + 1 })).toContain('可以申请到 11月11日 12:00，现在已经过了');
    expect(await spoken({ answer, sessions, now: noon + 25 * hour, language: 'en' })).toContain('could be claimed until Nov 11, 12:00, which has passed');
  });
  test('to ship by a day that has passed says that it is late; once shipped, where it is', async () => {
    const answer = '订单 {{order.id}} 最晚 {{promise.shipBy}} 发';
    expect(await spoken({ answer, now: noon + 40 * hour })).toBe('订单 a 最晚 11月12日 12:00 发');
    expect(await spoken({ answer, now: noon + 49 * hour })).toContain('现在已经超时了');
    expect(await spoken({ answer: '「{{promise.shipping}}」', now: noon + 49 * hour })).toContain('现在已经超时了');
    expect(await spoken({ answer, orders: [orderOf({ id: 'a', status: 'shipped', shipment: parcel() })] })).toContain('已经发出');
  });
  test("to ship is the session's where the order itself carries none, and its words before one buys", async () => {
    const sessions = [session({ promises: [promised({ kind: 'ship-by', text: '72 小时内发', terms: { shipWithinHours: 72 } })] })];
    const answer = '{{order.id}} {{promise.shipBy}}';
    expect(await spoken({ answer, sessions, orders: [orderOf({ id: 'a', promises: [] })] })).toBe('a 11月13日 12:00');
    expect(await spoken({ answer, sessions, orders: [], now: noon, context: { liveSession: 'live', product: 'cam' } })).toBe('这场直播的发货承诺是「72 小时内发」，以您付款的时间为准。');
  });
  test('in words that an English shopper can’t read comes with what it is and until when it holds, the words themselves untouched', async () => {
    const english = (given: object, { answer = 'promise.priceGuarantee', ...more }: Given = {}) => (
      spoken({ ...more, answer: `“{{${answer}}}”`, language: 'en', sessions: [session({ promises: [promised({ kind: 'price-guarantee', ...given })] })] })
    );
    expect(await english({ text: '保价 7 天', terms: { claimWithinHours: 168 } })).toBe('“保价 7 天 [a price guarantee, to be claimed by Nov 17, 12:00]”');
    expect(await english({ text: '7 days of price guarantee', terms: { claimWithinHours: 168 } })).toBe('“7 days of price guarantee”');
    expect(await english({ kind: 'free-return', text: '15 天随便退', terms: { returnDays: 15 } }, { answer: 'promise.freeReturn' })).toBe('“15 天随便退 [free returns within 15 days]”');
    const onAir = { orders: [], now: noon, context: { liveSession: 'live', product: 'cam' } };
    expect(await english({ text: '保价 7 天', terms: { claimWithinHours: 168 } }, onAir)).toBe('“保价 7 天 [a price guarantee, to be claimed within 168 hours of payment]”');
    expect(await english({ kind: 'ship-by', text: '72 小时内发', terms: { shipWithinHours: 72 } }, { ...onAir, answer: 'promise.shipping' })).toBe('The shipping promise in this stream is “72 小时内发 [ships within 72 hours of payment]”, counted from when you pay.');
    expect(await english({ kind: 'ship-by', text: '72 小时内发', terms: { shipWithinHours: 72 } }, { answer: 'promise.shipping' })).toBe('“72 小时内发 [ships by Nov 13, 12:00]”');
    const twice = [promised({}), promised({ id: 'q', product: null }), promised({ id: 'r', text: '送支架' })];
    expect(await spoken({ sessions: [session({ promises: twice })], language: 'en' })).toBe('送存储卡 [a gift]; 送支架 [a gift]');
  });
  test('made twice in the same words is said once; several are all said', async () => {
    const sessions = [session({ promises: [promised({}), promised({ id: 'q', product: null }), promised({ id: 'r', text: '送支架' })] })];
    expect(await spoken({ sessions })).toBe('送存储卡；送支架');
  });
});

describe('a night that crosses midnight or the change of clocks', () => {
  test.each([
    ['Asia/Shanghai over midnight', '2026-11-10T22:00:00+08:00', '2026-11-11T01:30:00+08:00', '2026-11-11T01:29:00+08:00', '2026-11-11T01:31:00+08:00'],
    ['New York as summer time ends: 01:15 comes twice', '2026-10-31T22:00:00-04:00', '2026-11-01T01:30:00-05:00', '2026-11-01T01:15:00-05:00', '2026-11-01T01:31:00-05:00'],
    ['New York as summer time begins: 02:00 never comes', '2026-03-07T22:00:00-05:00', '2026-03-08T03:30:00-04:00', '2026-03-08T03:15:00-04:00', '2026-03-08T03:31:00-04:00'],
  ])('%s keeps its promises to the moment', async (_, from, until, inside, outside) => {
    const [startsAt, endsAt] = [Date.parse(from), Date.parse(until)];
    const sessions = [session({ startsAt, endsAt, promises: [promised({ validFrom: startsAt, validUntil: endsAt })] })];
    const paid = (paidAt: string) => ({ sessions, orders: [orderOf({ id: 'a', paidAt: Date.parse(paidAt) })], now: endsAt + hour });
    expect(await spoken(paid(inside))).toBe('送存储卡');
    expect(await spoken(paid(outside))).toBe(fallback);
    expect(await spoken({ sessions, orders: [], now: Date.parse(inside), context: { liveSession: 'live', product: 'cam' } })).toBe('送存储卡');
    expect(await spoken({ sessions, orders: [], now: Date.parse(outside), context: { liveSession: 'live', product: 'cam' } })).toBe(fallback);
  });
});

test('whatever the sessions, orders and times, words that are quoted belong to a promise that holds', async () => {
  const products = ['cam', 'vac', 'lamp'];
  const moment = fc.integer({ min: 0, max: 100 }).map((hours) => noon + hours * hour);
  const sessionIds = ['s0', 's1', 's2'];
  const anyPromise = (id: string) => fc.record({
    product: fc.option(fc.constantFrom(...products), { nil: null }), kind: fc.constantFrom(...promiseKinds), from: moment, lasts: fc.integer({ min: 0, max: 30 }), claim: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  }).map(({ product, kind, from, lasts, claim }) => livePromise.parse({ id, product, kind, text: `<${id}>`, validFrom: from, validUntil: from + lasts * hour, terms: { claimWithinHours: claim, shipWithinHours: claim } }));
  const anySession = (id: string) => fc.tuple(moment, fc.integer({ min: 1, max: 30 }), fc.tuple(...[0, 1, 2, 3, 4, 5].map((n) => anyPromise(`${id}p${n}`)))).map(([startsAt, lasts, promises]) => (
    liveSession.parse({ id, title: id, startsAt, endsAt: startsAt + lasts * hour, promises, links: products.map((product, index) => ({ number: index + 1, product, shown: [{ from: startsAt + index * hour }] })) })
  ));
  const anyOrder = fc.record({ paidAt: moment, session: fc.option(fc.constantFrom(...sessionIds), { nil: null }), items: fc.subarray(products, { minLength: 1 }), shipped: fc.boolean(), status: fc.constantFrom('pending', 'delivered', 'refunded') });
  await fc.assert(fc.asyncProperty(
    fc.tuple(...sessionIds.map(anySession)), fc.array(anyOrder, { maxLength: 3 }), moment, fc.option(fc.constantFrom(...products), { nil: undefined }), fc.option(fc.constantFrom(...sessionIds), { nil: undefined }), fc.constantFrom(...Object.keys(quotingVariables)),
    async (sessions, raw, now, product, liveSessionId, variable) => {
      const orders = raw.map(({ paidAt, session: of, items, shipped, status }, index) => orderOf({
        id: `o${index}`, paidAt, liveSession: of, status: status as Order['status'], promises: [], shipment: shipped ? parcel() : null, items: items.map((each) => ({ product: each, name: each, sku: null, quantity: 1, price: 1 })),
      })).sort((a, b) => b.paidAt - a.paidAt);
      const text = await spoken({ answer: `{{${variable}}}`, orders, sessions, now, context: { ...(product ? { product } : {}), ...(liveSessionId ? { liveSession: liveSessionId } : {}) } });
      const quoted = [...(text ?? '').matchAll(/<(\w+)>/g)].map(([, id]) => sessions.flatMap((each) => each.promises.map((promise) => ({ promise, session: each }))).find(({ promise }) => promise.id === id));
      for (const found of quoted) {
        if (!found) throw new Error('words that nobody promised');
        const { promise, session: of } = found;
        const inWindow = (paidAt: number) => paidAt >= promise.validFrom && paidAt <= promise.validUntil;
        const ofAnOrder = orders.some((order) => order.liveSession === of.id && inWindow(order.paidAt) && (promise.product === null || order.items.some((item) => item.product === promise.product)));
        const isNew = orders.length === 0 || (product !== undefined && !orders.some(({ items }) => items.some((item) => item.product === product)));
        const onAir = isNew && of.startsAt <= now && now < of.endsAt && inWindow(now);
        expect(ofAnOrder || onAir).toBe(true);
      }
    },
  ), { numRuns: 400 });
});
