import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBus } from '../../../server/src/events/bus.ts';
import { registerAuth } from '../../../server/src/http/auth.ts';
import { createHttp } from '../../../server/src/http/create-http.ts';
import { createLogger } from '../../../server/src/http/logger.ts';
import { createOrderEventRepository } from '../../../server/src/orders/order-event-repository.ts';
import { createOrderEventService } from '../../../server/src/orders/order-event-service.ts';
import { createOrderHistoryRepository } from '../../../server/src/orders/order-history-repository.ts';
import { createOrderRepository, type OrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createOrderRecordService } from '../../../server/src/orders/order-record-service.ts';
import { createOrderService } from '../../../server/src/orders/order-service.ts';
import { ordersRoutes } from '../../../server/src/orders/orders-routes.ts';
import { createHttpApp, ownOrigin, type HttpApp } from '../../support/http.ts';
import { orderOf } from './orders.ts';

let http: HttpApp;
let app: Awaited<ReturnType<typeof createHttp>>;
let repository: OrderRepository;
const bus = createBus((error) => { throw error; });
let shopId = '';
let owner: { cookie: string; origin: string };
let agent: typeof owner;

beforeAll(async () => {
  http = await createHttpApp();
  repository = createOrderRepository(http.store);
  app = await createHttp({ log: createLogger('silent'), newId: (prefix) => `${prefix}_1`, publicUrl: ownOrigin, trustedProxies: [] });
  const { requireAgent } = registerAuth(app, { agents: http.agents, publicUrl: () => ownOrigin });
  const events = createOrderEventService({ repository: createOrderEventRepository(http.store), history: createOrderHistoryRepository(http.store), bus, clock: Date.now });
  await app.register(ordersRoutes({
    orders: createOrderService({ repository, bus, clock: Date.now, onError: (error) => { throw error; } }), events, requireAgent,
    records: createOrderRecordService({ byId: repository.byId, eventsOf: events.of, sessionOf: async () => null, clock: Date.now }),
  }), { prefix: '/api/v1' });
  shopId = (await http.newShop()).id;
  await http.newAgent(shopId, 'owner@shop.example');
  await http.newAgent(shopId, 'agent@shop.example', 'agent');
  [owner, agent] = [await http.headersOf('owner@shop.example'), await http.headersOf('agent@shop.example')];
});
afterAll(async () => {
  await app.close();
  await http.close();
});

const put = (headers: Record<string, string>, orders: unknown[]) => app.inject({ method: 'PUT', url: '/api/v1/orders', headers, payload: { orders } });
const incoming = (id: string, given = {}) => ({ ...orderOf({ id }), shopperExternalId: 'anna', ...given });

test('orders come in, and come again in place of what they were', async () => {
  expect((await put(owner, [incoming('A'), incoming('B')])).json()).toEqual({ stored: 2 });
  expect((await put(owner, [incoming('A', { status: 'cancelled' })])).json()).toEqual({ stored: 1 });
  const statuses = Object.fromEntries((await repository.ordersOf(shopId, 'anna')).map(({ id, status }) => [id, status]));
  expect(statuses).toEqual({ A: 'cancelled', B: 'pending' });
});

test('times and amounts that no order can have are refused at the door, since nobody could put them into words', async () => {
  const promise = (terms: object) => ({ promises: [{ kind: 'ship-by', product: null, validFrom: 1e12, validUntil: 2e12, terms }] });
  for (const [at, given] of [
    ['promises.0.terms.shipBy', promise({ shipBy: 9e15 })], ['promises.0.terms.shipWithinHours', promise({ shipWithinHours: 1e300 })], ['paidAt', { paidAt: Date.now() * 1_000 }],
    ['amount', { amount: 1e308 }], ['amount', { amount: -1 }],
    ['shipment.events.0.at', { shipment: { carrier: '云驿速递', trackingNumber: 'YY1', events: [{ at: 9e15, code: 'picked_up', text: '已揽收' }] } }],
  ] as const) {
    const reply = await put(owner, [incoming('X', given)]);
    expect([reply.statusCode, reply.json().error.code], at).toEqual([400, 'invalid_request']);
    expect(reply.json().error.details[0].path.slice(2).join('.')).toBe(at);
  }
});

test('whoever is not signed in hears so before anything they sent is read', async () => {
  for (const [method, url] of [['PUT', '/api/v1/orders'], ['POST', '/api/v1/orders/events']] as const) {
    const reply = await app.inject({ method, url, headers: { origin: ownOrigin, 'content-type': 'application/json' }, payload: '[[[[' });
    expect([reply.statusCode, reply.json().error.code]).toEqual([401, 'not_signed_in']);
  }
});

test('one wrong order keeps all of them out, told by its place', async () => {
  const reply = await put(owner, [incoming('C'), incoming('D', { status: 'lost in space' })]);
  expect(reply.json().error.code).toBe('invalid_request');
  expect(reply.body).toContain('status');
  expect((await repository.ordersOf(shopId, 'anna')).map(({ id }) => id)).not.toContain('C');
});

test('the same order twice, none at all, or more than a thousand are refused', async () => {
  expect((await put(owner, [incoming('S', { paidAt: 1_762_000_000 })])).json().error).toMatchObject({ code: 'invalid_request', message: expect.stringContaining('seconds') });
  for (const orders of [[incoming('E'), incoming('E')], [], Array.from({ length: 1_001 }, (_, at) => incoming(`n${at}`))]) {
    expect((await put(owner, orders)).json().error.code).toBe('invalid_request');
  }
});

test('an agent who is no owner, and whoever is not signed in, may not', async () => {
  expect((await put(agent, [incoming('F')])).json().error.code).toBe('forbidden');
  expect((await put({}, [incoming('F')])).json().error.code).toBe('not_signed_in');
});

test('events come in with a result each; a bad one keeps no other out', async () => {
  const post = (headers: Record<string, string>, events: unknown[]) => app.inject({ method: 'POST', url: '/api/v1/orders/events', headers, payload: { events } });
  const delivered = { id: 'x1', orderId: 'A', type: 'shipment.scanned', at: Date.now() + 1_000, code: 'delivered', text: '已签收' };
  expect((await post(owner, [delivered, delivered, { id: 'x2' }])).json()).toEqual({
    taken: 1, repeated: 1, refused: 1, results: [{ id: 'x1', result: 'taken' }, { id: 'x1', result: 'repeated' }, { id: 'x2', result: 'refused', code: 'event_invalid', problem: expect.any(String) }],
  });
  expect((await post(agent, [delivered])).json().error.code).toBe('forbidden');
  for (const wrong of [[], Array.from({ length: 10_001 }, () => 0)]) expect((await post(owner, wrong)).json().error.code).toBe('invalid_request');
});
