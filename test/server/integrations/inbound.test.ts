import { eq } from 'drizzle-orm';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBus } from '../../../server/src/events/bus.ts';
import { registerAuth } from '../../../server/src/http/auth.ts';
import { createHttp } from '../../../server/src/http/create-http.ts';
import { createLogger } from '../../../server/src/http/logger.ts';
import { connectionRoutes } from '../../../server/src/integrations/inbound/connection-routes.ts';
import { hookRoutes } from '../../../server/src/integrations/inbound/hook-routes.ts';
import { createInbound } from '../../../server/src/integrations/inbound/inbound.ts';
import { createOrderEventRepository } from '../../../server/src/orders/order-event-repository.ts';
import { createOrderEventService, type OrderEventService } from '../../../server/src/orders/order-event-service.ts';
import { createOrderHistoryRepository } from '../../../server/src/orders/order-history-repository.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createHttpApp, ownOrigin, type HttpApp } from '../../support/http.ts';
import { fulfilled, moved, paidOrder, refunded } from './shopify-deliveries.ts';

let http: HttpApp;
let app: Awaited<ReturnType<typeof createHttp>>;
let now = Date.parse('2026-11-20T12:00:00Z');
let shopId = '';
let owner: Record<string, string>;
let orders: ReturnType<typeof createOrderRepository>;
let orderEvents: OrderEventService;
let openWith: (taking: OrderEventService) => ReturnType<typeof createInbound>;
let ids = 0;
/** What the audit log was told, newest last. */
const traces: { action: string; target: { id: string; name?: string | null }; details: object | undefined }[] = [];
const audit: Parameters<typeof connectionRoutes>[0]['audit'] = { alongside(_, action, target, details) {
  traces.push({ action, target, details });
  return function* () { /* nothing else is written beside it */ };
} };

beforeAll(async () => {
  http = await createHttpApp();
  const clock = () => now;
  orderEvents = createOrderEventService({ repository: createOrderEventRepository(http.store), history: createOrderHistoryRepository(http.store), bus: createBus((error) => { throw error; }), clock });
  openWith = (taking) => createInbound({ store: http.store, events: taking, clock, newId: (prefix) => `${prefix}_${String(ids++).padStart(6, '0')}`, random: (length) => new Uint8Array(length).fill(ids++), onError: (error) => { throw error; } });
  const inbound = openWith(orderEvents);
  orders = createOrderRepository(http.store);
  app = await createHttp({ log: createLogger('silent'), newId: (prefix) => `${prefix}_1`, publicUrl: ownOrigin, trustedProxies: [] });
  const { requireAgent } = registerAuth(app, { agents: http.agents, publicUrl: () => ownOrigin });
  await app.register(connectionRoutes({ audit, connections: inbound.connections, requireAgent }), { prefix: '/api/v1' });
  await app.register(hookRoutes({ hooks: inbound.hooks }), { prefix: '/api/v1' });
  shopId = (await http.newShop()).id;
  await http.newAgent(shopId, 'owner@shop.example');
  owner = await http.headersOf('owner@shop.example');
});
afterAll(async () => {
  await app.close();
  await http.close();
});

const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => (await app.inject({ method, url: `/api/v1${url}`, headers: owner, ...(payload ? { payload } : {}) }));
const connect = async (given: object = { kind: 'webhook', name: '仓库' }) => (await call('POST', '/connections', given)).json() as { connection: { id: string }; secret: string | null };
const receipts = async (id: string) => (await call('GET', `/connections/${id}/receipts`)).json().receipts as { problem: string | null; detail: string | null; topic: string | null; taken: number }[];
const post = (id: string, raw: string, headers: Record<string, string>) => app.inject({ method: 'POST', url: `/api/v1/hooks/${id}`, headers: { 'content-type': 'application/json', ...headers }, payload: raw });

describe('any system that signs', () => {
  let id: string;
  let secret: string;
  let nth = 0;
  const sign = (raw: string, { at = now, key = secret } = {}) => ({ 'aftercast-signature': `t=${Math.floor(at / 1_000)},v1=${createHmac('sha256', key).update(`${Math.floor(at / 1_000)}.${raw}`).digest('hex')}` });
  const events = (orderId: string) => JSON.stringify({ events: [
    { id: `${orderId}-1`, orderId, type: 'order.placed', at: now - 1_000, shopperExternalId: 'anna', paidAt: now - 1_000, amount: 1, currency: 'CNY', items: [] },
  ] });
  beforeEach(async () => {
    const made = await connect();
    [id, secret, nth] = [made.connection.id, made.secret ?? '', nth + 1];
  });

  test('is believed, and the order is there when it is answered', async () => {
    const raw = events(`g${nth}`);
    const reply = await post(id, raw, sign(raw));
    expect([reply.statusCode, reply.json()]).toEqual([200, { taken: 1, repeated: 0, refused: 0, results: [] }]);
    expect(await orders.byId(shopId, `g${nth}`)).toMatchObject({ shopperExternalId: 'anna' });
    expect((await call('GET', '/connections')).json().connections.find((each: { id: string }) => each.id === id)).toMatchObject({ lastReceivedAt: now, problem: null });
  });
  test('played again changes nothing', async () => {
    const raw = events(`r${nth}`);
    await post(id, raw, sign(raw));
    expect((await post(id, raw, sign(raw))).json()).toMatchObject({ taken: 0, repeated: 1 });
  });
  test('is refused where the body was altered, the key is another, the header is none or older than five minutes', async () => {
    const raw = events(`w${nth}`);
    const refused = async (headers: Record<string, string>, body = raw) => (await post(id, body, headers)).json().error.code as string;
    expect(await refused(sign(raw), raw.replace('anna', 'eve'))).toBe('signature_invalid');
    expect(await refused(sign(raw, { key: 'another' }))).toBe('signature_invalid');
    expect(await refused({})).toBe('signature_invalid');
    expect(await refused({ 'aftercast-signature': 't=now,v1=zz' })).toBe('signature_invalid');
    expect(await refused(sign(raw, { at: now - 301_000 }))).toBe('signature_invalid');
    expect(await refused(sign(raw, { at: now + 301_000 }))).toBe('signature_invalid');
    expect(await orders.byId(shopId, `w${nth}`)).toBeNull();
    expect((await receipts(id)).map(({ problem }) => problem)).toEqual(['signature_expired', 'signature_expired', 'signature_missing', 'signature_missing', 'signature_wrong', 'signature_wrong']);
    expect((await post(id, raw, sign(raw, { at: now - 299_000 }))).statusCode).toBe(200);
  });
  test('that says nothing readable is told so', async () => {
    for (const raw of ['{', '[]', '{"events":[]}']) expect((await post(id, raw, sign(raw))).json().error.code).toBe('invalid_json');
    expect((await receipts(id))[0]).toMatchObject({ problem: 'body_unreadable', taken: 0 });
  });
  test('with a bad event among good ones hears which, and so does the owner', async () => {
    const raw = JSON.stringify({ events: [{ id: 'x', type: 'nope' }, ...JSON.parse(events(`b${nth}`)).events] });
    expect((await post(id, raw, sign(raw))).json()).toMatchObject({ taken: 1, refused: 1, results: [{ id: 'x', code: 'event_invalid' }] });
    expect((await receipts(id))[0]).toMatchObject({ problem: 'events_refused', detail: expect.stringContaining('x: '), taken: 1 });
  });
  test('whose clock is wrong hears so, and the owner sees it', async () => {
    const [event] = JSON.parse(events(`f${nth}`)).events as object[];
    const ahead = JSON.stringify({ events: [{ ...event, at: now + 8 * 3_600_000 }] });
    expect((await post(id, ahead, sign(ahead))).json()).toMatchObject({ taken: 0, refused: 1, results: [{ id: `f${nth}-1`, code: 'event_ahead' }] });
    expect((await receipts(id))[0]).toMatchObject({ problem: 'event_ahead', detail: expect.stringContaining('ahead of our clock') });
  });
  test('may use the old secret for a day after a new one, and not the one before that', async () => {
    const raw = events(`o${nth}`);
    const second = (await call('POST', `/connections/${id}/secret`, {})).json().secret as string;
    expect((await post(id, raw, sign(raw))).statusCode).toBe(200);
    expect((await post(id, raw, sign(raw, { key: second }))).statusCode).toBe(200);
    now += 25 * 3_600_000;
    expect((await post(id, raw, sign(raw))).json().error.code).toBe('signature_invalid');
    expect((await post(id, raw, sign(raw, { key: second }))).statusCode).toBe(200);
  });
  test('can be named anew, by a name and by its own shop alone, and the log says how it was called', async () => {
    expect((await call('PATCH', `/connections/${id}`, { name: '  北仓  ' })).json().connection).toMatchObject({ id, name: '北仓', disabled: false });
    expect(traces.at(-1)).toMatchObject({ action: 'connection.changed', target: { id, name: '北仓' }, details: { name: '北仓' } });
    for (const name of ['', '   ', 'x'.repeat(61)]) expect((await call('PATCH', `/connections/${id}`, { name })).json().error.code).toBe('invalid_request');
    expect((await call('PATCH', '/connections/hook_gone', { name: '南仓' })).json().error.code).toBe('not_found');
    expect((await call('GET', '/connections')).json().connections.find((each: { id: string }) => each.id === id)).toMatchObject({ name: '北仓' });
    await call('DELETE', `/connections/${id}`);
    expect(traces.at(-1)).toMatchObject({ action: 'connection.removed', target: { id, name: '北仓' } });
  });
  test('is not heard while it is switched off, nor once it is removed', async () => {
    const raw = events(`d${nth}`);
    await call('PATCH', `/connections/${id}`, { disabled: true });
    expect((await post(id, raw, sign(raw))).json().error.code).toBe('forbidden');
    await call('DELETE', `/connections/${id}`);
    expect((await post(id, raw, sign(raw))).json().error.code).toBe('not_found');
  });
  test('that sends without end is slowed, and fills no notes', async () => {
    const codes = await Promise.all(Array.from({ length: 620 }, async () => (await post(id, '{}', {})).json().error.code as string));
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(20);
    expect(await receipts(id)).toHaveLength(60);
  });
});

describe('Shopify', () => {
  const secret = 'shpss_client_secret';
  let id: string;
  beforeAll(async () => { id = (await connect({ kind: 'shopify', name: 'Shopify', secret })).connection.id; });
  const deliver = (topic: string, body: object, key = secret) => {
    const raw = JSON.stringify(body);
    return post(id, raw, { 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': createHmac('sha256', key).update(raw).digest('base64') });
  };
  const order = async () => (await orders.byId(shopId, '1001'));

  test('is asked for its secret, and ours is never', async () => {
    expect((await call('POST', '/connections', { kind: 'shopify', name: 'S' })).json().error.code).toBe('invalid_request');
    expect((await call('POST', '/connections', { kind: 'webhook', name: 'S', secret: 'mine-own-secret' })).json().error.code).toBe('invalid_request');
    expect(JSON.stringify((await call('GET', '/connections')).json())).not.toContain(secret);
  });
  test('gets another client secret, which counts at once, beside the old one for a day', async () => {
    const { connection } = await connect({ kind: 'shopify', name: '海外店', secret });
    const signedBy = async (key: string) => {
      const raw = JSON.stringify({ id: 1 });
      return (await post(connection.id, raw, { 'x-shopify-topic': 'products/update', 'x-shopify-hmac-sha256': createHmac('sha256', key).update(raw).digest('base64') })).statusCode;
    };
    for (const body of [{}, { secret: 'short' }, { secret: ' '.repeat(12) }]) expect((await call('POST', `/connections/${connection.id}/secret`, body)).json().error.code).toBe('invalid_request');
    const replaced = await call('POST', `/connections/${connection.id}/secret`, { secret: 'shpss_replaced' });
    expect(replaced.json()).toMatchObject({ secret: null, connection: { id: connection.id, previousSecretUntil: now + 24 * 3_600_000 } });
    expect(replaced.body + JSON.stringify(traces)).not.toContain('shpss_replaced');
    expect(traces.at(-1)).toMatchObject({ action: 'connection.rotated', target: { id: connection.id, name: '海外店' } });
    expect([await signedBy('shpss_replaced'), await signedBy(secret)]).toEqual([200, 200]);
    now += 25 * 3_600_000;
    expect([await signedBy('shpss_replaced'), await signedBy(secret)]).toEqual([200, 401]);
  });
  test('keeps what is about an order that has not come until it comes', async () => {
    const early = { ...paidOrder, id: 77, name: '#0999' };
    expect((await deliver('fulfillment_events/create', { ...moved('in_transit'), id: 477, order_id: 77 })).json()).toMatchObject({ taken: 1, refused: 0 });
    expect((await receipts(id))[0]).toMatchObject({ problem: 'order_not_known_yet', topic: 'fulfillment_events/create', taken: 1 });
    expect((await deliver('refunds/create', { ...refunded, id: 478, order_id: 77 })).statusCode).toBe(200);
    await deliver('orders/paid', early);
    expect((await orders.byId(shopId, '0999'))?.order).toMatchObject({ status: 'shipped', statusCode: 'shopify_refund' });
    // The order is here, and hears of what two deliveries at once had kept.
    await http.store.write(function* (w) { yield w.update(http.store.tables.orderEvents).set({ orderId: 'shopify:77' }).where(eq(http.store.tables.orderEvents.id, 'shopify-e477')).returning(); });
    await deliver('orders/updated', early);
    expect((await http.store.read.select().from(http.store.tables.orderEvents)).filter(({ orderId }) => orderId === 'shopify:77')).toEqual([]);
  });
  test.each(['the order', 'the scan'] as const)('keeps what comes in the same moment as its order, where %s is written last', async (last) => {
    const [number, name] = last === 'the order' ? [66, '#0996'] : [67, '#0995'];
    const [placed, scan] = [['orders/paid', { ...paidOrder, id: number, name }], ['fulfillment_events/create', { ...moved('in_transit'), id: number, order_id: number }]] as const;
    const [held, other] = last === 'the order' ? [placed, scan] : [scan, placed];
    // What is held has looked at what is there, and is written once the other has come and gone.
    const late = openWith({ ...orderEvents, take: async (...given) => {
      expect((await deliver(other[0], other[1])).statusCode).toBe(200);
      return orderEvents.take(...given);
    } });
    const raw = Buffer.from(JSON.stringify(held[1]));
    await late.hooks.take(id, { raw, headers: { 'x-shopify-topic': held[0], 'x-shopify-hmac-sha256': createHmac('sha256', secret).update(raw).digest('base64') } });
    expect((await orders.byId(shopId, name.slice(1)))?.order).toMatchObject({ status: 'shipped' });
  });
  test('shows once what a fulfilment and an event of its own tell, whichever comes first', async () => {
    await deliver('orders/paid', { ...paidOrder, id: 88, name: '#0998' });
    const parcel = { ...fulfilled, id: 888, order_id: 88, name: '#0998.1' };
    await deliver('fulfillments/create', parcel);
    const scans = async () => (await orders.byId(shopId, '0998'))?.order.shipment?.events.map(({ code, text }) => [code, text]);
    await deliver('fulfillment_events/create', { ...moved('in_transit'), id: 481, fulfillment_id: 888, order_id: 88 });
    await deliver('fulfillments/update', { ...parcel, shipment_status: 'in_transit', updated_at: '2026-11-18T18:00:09+08:00' });
    expect(await scans()).toEqual([['in-transit', '【杭州】']]);
    await deliver('fulfillments/update', { ...parcel, shipment_status: 'delivered', updated_at: '2026-11-19T18:00:09+08:00' });
    expect(await scans()).toEqual([['in-transit', '【杭州】'], ['delivered', 'delivered']]);
    await deliver('fulfillment_events/create', { ...moved('in_transit'), id: 482, fulfillment_id: 888, order_id: 88, city: '上海', happened_at: '2026-11-19T10:00:00+08:00' });
    await deliver('fulfillment_events/create', { ...moved('delivered'), id: 483, fulfillment_id: 888, order_id: 88, city: '上海', happened_at: '2026-11-19T18:00:00+08:00' });
    expect(await scans()).toEqual([['in-transit', '【杭州】'], ['in-transit', '【上海】'], ['delivered', '【上海】']]);
  });
  test('refuses an order whose number is another store’s here, says how to mend it, and is not told again', async () => {
    await deliver('orders/paid', { ...paidOrder, id: 99, name: '#0997' });
    const other = { ...paidOrder, id: 990, name: '#0997', total_price: '1.00', updated_at: '2026-11-19T20:31:05+08:00' };
    const answer = await deliver('orders/paid', other);
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { taken: 0, refused: 2 }]);
    expect((await receipts(id))[0]).toMatchObject({ problem: 'order_of_another_store', detail: expect.stringContaining('prefix') });
    expect((await deliver('fulfillments/create', { ...fulfilled, id: 991, order_id: 990, name: '#0997.1' })).json()).toMatchObject({ taken: 0, refused: 1 });
    expect((await orders.byId(shopId, '0997'))?.order).toMatchObject({ amount: 199.5, status: 'pending' });
    await deliver('orders/updated', { ...paidOrder, id: 99, name: '#0997', updated_at: '2026-11-19T21:00:00+08:00', total_price: '150.00' });
    expect((await orders.byId(shopId, '0997'))?.order.amount).toBe(150);
  });
  test('tells nothing of an order that nobody has paid', async () => {
    expect((await deliver('orders/create', { ...paidOrder, financial_status: 'pending' })).json()).toMatchObject({ taken: 0 });
    expect(await order()).toBeNull();
  });
  test('becomes an order by the number its shopper knows, with no more of the buyer than is needed', async () => {
    await deliver('orders/paid', paidOrder);
    expect(await order()).toMatchObject({ shopperExternalId: '207119551', order: { id: '1001', status: 'pending', amount: 199.5, phoneTail: '4242', region: '浙江', items: [{ name: '瞭瞭 L2 智能摄像头 雪山白', quantity: 2 }] } });
    const stored = JSON.stringify(await http.store.read.select().from(http.store.tables.orderEvents)) + JSON.stringify(await order());
    for (const secretOfBuyer of ['13812344242', '西湖区', 'bob@']) expect(stored).not.toContain(secretOfBuyer);
  });
  test('ships, moves, arrives, and is given back', async () => {
    await deliver('fulfillments/create', fulfilled);
    expect((await order())?.order).toMatchObject({ status: 'shipped', shipment: { carrier: '云驿速递', trackingNumber: 'YY77' } });
    await deliver('fulfillment_events/create', moved('attempted_delivery'));
    expect((await order())?.order.shipment?.events).toMatchObject([{ code: 'attempted_delivery', text: '【杭州】No one was home' }]);
    await deliver('fulfillment_events/create', { ...moved('delivered'), id: 502, happened_at: '2026-11-19T09:00:00+08:00' });
    expect((await order())?.order.status).toBe('delivered');
    await deliver('refunds/create', refunded);
    expect((await order())?.order).toMatchObject({ status: 'delivered', statusCode: 'shopify_refund' });
    await deliver('orders/updated', { ...paidOrder, financial_status: 'refunded', updated_at: '2026-11-20T10:00:00+08:00' });
    expect((await order())?.order.status).toBe('refunded');
  });
  test('says the same again without a change, and what it signs with another key not at all', async () => {
    expect((await deliver('orders/paid', paidOrder)).json()).toMatchObject({ taken: 0 });
    expect((await deliver('orders/paid', paidOrder, 'another')).json().error.code).toBe('signature_invalid');
    expect((await deliver('products/update', { id: 1 })).json()).toMatchObject({ taken: 0, refused: 0 });
    expect((await receipts(id))[0]).toMatchObject({ problem: 'topic_ignored', topic: 'products/update' });
  });
});
