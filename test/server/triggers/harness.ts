import { afterEach, beforeEach, expect } from 'vitest';
import type { CareRuleWords } from '@aftercast/shared';
import { createReachRepository } from '../../../server/src/conversation/reach-repository.ts';
import { createReachService } from '../../../server/src/conversation/reach-service.ts';
import { createEventRepository } from '../../../server/src/events/event-repository.ts';
import type { Store } from '../../../server/src/db/store.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import { createTriggers } from '../../../server/src/triggers/triggers.ts';
import { createCore } from '../../support/core.ts';
import { useDatabase, type dialects, type TestStore } from '../../support/store.ts';

export const hour = 3_600_000;
const everyone: CareRuleWords['whom'] = { liveSessions: [], products: [], carriers: [], regions: [], statuses: [], minAmount: null, maxAmount: null };

/** Words of a rule: told at any hour, to anyone, as often as it falls due, unless the test says otherwise. */
export function ruleWords(when: CareRuleWords['when'], { limits, ...rest }: Partial<Omit<CareRuleWords, 'limits'>> & { limits?: Partial<CareRuleWords['limits']> } = {}): CareRuleWords {
  return { name: '规则', when, whom: everyone, texts: { zh: '订单 {{order.id}} 有新进展', en: 'News of order {{order.id}}' }, ...rest, limits: { quiet: null, perDay: null, perWeek: null, maxAgeHours: 24, ...limits } };
}

export const unmoved = ruleWords({ kind: 'unmoved', hours: 48 });
export const shipped = ruleWords({ kind: 'status', statuses: ['shipped'] });

/** An order of `u1`, packed, unless the test says otherwise. */
export function newOrder(id: string, now: number, { scans, ...given }: Partial<Order> & { scans?: { at: number; code?: string }[] } = {}): Order {
  return {
    id, status: 'pending', paidAt: now, amount: 88, currency: 'CNY', liveSession: null, promises: [], items: [{ product: 'p1', name: '护手霜', sku: null, quantity: 1, price: 88 }],
    shipment: scans ? { carrier: '顺丰', trackingNumber: `SF${id}`, events: scans.map(({ at, code = 'transit' }) => ({ at, code, text: '运输中' })) } : null, ...given,
  };
}

/** Proactive care on a real store, with the core, a clock that the test commands, and orders as they come in. */
export async function createCare(openStore?: () => Promise<TestStore & { database?: string }>) {
  const core = await createCore(openStore);
  let ids = 0;
  const shop = { id: 'shop', name: '店', assistantName: '小柚', language: 'zh' as const, timeZone: 'Asia/Shanghai' };
  const { careDeliveries, careJobs, careRules, events } = core.store.tables;
  const errors: unknown[] = [];
  /** One more process over the same data, or over another connection to it. */
  function process(store: Store = core.store, elapsed = core.clock, wholeOrders: Parameters<typeof createTriggers>[0]['wholeOrders'] = createOrderRepository(store).byIds) {
    const reach = createReachService({ repository: createReachRepository(store), bus: core.bus, clock: core.clock, newId: (prefix) => `${prefix}_care${String(ids++).padStart(6, '0')}` });
    return createTriggers({ store, wholeOrders, feed: createEventRepository(store), bus: core.bus, tell: reach.tell, shopById: async () => shop, clock: core.clock, elapsed, yieldTurn: async () => undefined, onError: (error) => { errors.push(error); } });
  }
  const orders = createOrderRepository(core.store);
  const also = () => function* () { /* the log is not looked at here */ };
  const own = process();
  own.seen.listen();
  own.worker.listen();
  return {
    core, shop, own, process, also, errors,
    async order(order: Order, shopper: string | null = 'u1'): Promise<void> {
      for (const orderId of await orders.replace('shop', [{ shopperExternalId: shopper, order }], core.now)) core.bus.emit('order.changed', { shopId: 'shop', orderId });
    },
    /** Written, tried and switched on. */
    async on(id: string, words: CareRuleWords): Promise<void> {
      const { version } = await own.rules.write('shop', id, { words, version: 0 }, also);
      await own.rules.try('shop', id);
      await own.rules.switch('shop', id, { on: true, version }, also);
    },
    deliveries: () => core.store.prepareRead((r) => r.select().from(careDeliveries).orderBy(careDeliveries.at, careDeliveries.subjectId))({}),
    jobs: () => core.store.prepareRead((r) => r.select().from(careJobs))({}),
    rules: () => core.store.prepareRead((r) => r.select().from(careRules))({}),
    told: async () => (await core.store.prepareRead((r) => r.select({ type: events.type, payload: events.payload }).from(events).orderBy(events.position))({})).filter(({ type }) => type.startsWith('care.')).map(({ type, payload }) => ({ type, ...JSON.parse(payload) as { orderId: string; text: string; reason: string | null } })),
  };
}
export type Care = Awaited<ReturnType<typeof createCare>>;

/** Proactive care anew for each test of a block; a test fails where the triggers reported an error. */
export function useCare(dialect: (typeof dialects)[number]) {
  const database = useDatabase(dialect);
  let care: Care;
  beforeEach(async () => { care = await createCare(() => database.open()); });
  afterEach(async () => {
    await care.core.remove();
    expect(care.errors).toEqual([]);
  });
  return {
    database,
    /** That of the running test. */
    get care(): Care { return care; },
    /** What each delivery is about, what became of it, and why where that is told. */
    states: async () => (await care.deliveries()).map(({ subjectId, state, reason }) => [subjectId, state, ...(reason === null ? [] : [reason])]),
    settle: () => care.own.worker.settle(),
  };
}
