import { describe, expect, test } from 'vitest';
import { shopifyConnector } from '../../../server/src/integrations/inbound/shopify-connector.ts';
import { fulfilled, moved, paidOrder } from './shopify-deliveries.ts';

interface Said { id: string; orderId: string; type: string }
/** What a delivery says, where these orders were placed before: by the id of the event that placed them. */
async function read(topic: string, body: object, placed: Record<string, string> = {}) {
  return shopifyConnector.read({ headers: { 'x-shopify-topic': topic }, raw: Buffer.from(JSON.stringify(body)) }, {
    orderOf: async (eventId) => placed[eventId] ?? null,
    placedBy: async (orderId) => Object.keys(placed).filter((eventId) => placed[eventId] === orderId),
  });
}
const ordersOf = async (...given: Parameters<typeof read>) => [...new Set(((await read(...given)).events as Said[]).map(({ orderId }) => orderId))];

describe('the order a delivery of Shopify’s is about', () => {
  test('is called as in the shop, whatever its prefix holds, so that no two are one', async () => {
    for (const [name, id] of [['#1001', '1001'], ['EU.1001', 'EU.1001'], ['#2026.1002', '2026.1002'], ['EU-F1', 'EU-F1']]) expect(await ordersOf('orders/paid', { ...paidOrder, name })).toEqual([id]);
    const second = await read('orders/paid', { ...paidOrder, id: 2, name: 'EU.1002' }, { 'shopify-1-placed': 'EU.1001' });
    expect(second.refusal).toBeUndefined();
  });
  test('is read from a fulfilment’s name without the number of its own, and no more of it', async () => {
    for (const [name, id] of [['#1001.1', '1001'], ['#1001-F2', '1001'], ['EU.1001.1', 'EU.1001'], ['#2026.1002-F1', '2026.1002']]) expect(await ordersOf('fulfillments/create', { ...fulfilled, name })).toEqual([id]);
  });
  test('is the one known by Shopify’s number, whatever the fulfilment is called', async () => {
    for (const name of ['EU.1001', 'else', null]) expect(await ordersOf('fulfillments/create', { ...fulfilled, name }, { [`shopify-${fulfilled.order_id}-placed`]: 'EU.1001' })).toEqual(['EU.1001']);
    expect(await ordersOf('fulfillment_events/create', moved('in_transit'), { [`shopify-${fulfilled.order_id}-placed`]: 'EU.1001' })).toEqual(['EU.1001']);
  });
});
