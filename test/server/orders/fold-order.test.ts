import { describe, expect, test } from 'vitest';
import { columnsAfter, orderColumns } from '../../../server/src/orders/order-columns.ts';
import { foldOrder, isHead, turnsHistory } from '../../../server/src/orders/fold-order.ts';
import { orderEvent, type OrderEvent } from '../../../server/src/orders/order-event.ts';
import { standingOf } from '../../../server/src/orders/order-standing.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import { noon, orderOf, parcel } from './orders.ts';

const hour = 3_600_000;
let made = 0;
const event = (type: string, atHour: number, rest: object = {}): OrderEvent => orderEvent.parse({ id: `e${made++}`, orderId: 'o', at: noon + atHour * hour, type, ...rest });
const placed = (rest: object = {}) => event('order.placed', 0, {
  shopperExternalId: 'anna', paidAt: noon, amount: 10, currency: 'CNY', items: [{ product: 'cam', name: '摄像头', sku: null, quantity: 1, price: 10 }],
  promises: [{ kind: 'ship-by', product: null, validFrom: 0, validUntil: noon + hour, terms: { shipWithinHours: 48 } }], ...rest,
});
const shipped = (atHour: number) => event('shipment.shipped', atHour, { carrier: '云驿速递', trackingNumber: 'YY1' });
const scan = (code: string, atHour: number) => event('shipment.scanned', atHour, { code, text: `${code} at ${atHour}` });

function* permutations<T>(list: readonly T[]): Generator<T[]> {
  if (list.length === 0) { yield []; return; }
  for (const [at, each] of list.entries()) for (const rest of permutations([...list.slice(0, at), ...list.slice(at + 1)])) yield [each, ...rest];
}

describe('an order out of its events', () => {
  test('is the same in whatever sequence they came, and so are the columns the quick way moves', () => {
    const history = [placed(), shipped(5), scan('in-transit', 9), scan('exception', 12), scan('delivered', 30), event('order.return_requested', 40), scan('return-picked-up', 50)];
    const expected = foldOrder('o', null, history);
    expect(expected).toMatchObject({ shopperExternalId: 'anna', order: { status: 'returning', shipment: { carrier: '云驿速递', events: [{ code: 'in-transit' }, { code: 'exception' }, { code: 'delivered' }, { code: 'return-picked-up' }] } } });
    let tried = 0;
    for (const sequence of permutations(history)) {
      expect(foldOrder('o', null, sequence)).toEqual(expected);
      // As the database does it: folded while the order is told, moved by what comes after.
      const cut = Math.max(...sequence.map((each, at) => (isHead(each) ? at : -1))) + 1;
      const folded = foldOrder('o', null, sequence.slice(0, cut));
      if (!folded) throw new Error('it was told');
      const moved = columnsAfter({ ...orderColumns(folded.order, folded.scans), standing: folded.standing }, sequence.slice(cut));
      expect(moved).toEqual({ ...orderColumns((expected as NonNullable<typeof expected>).order), standing: expected?.standing });
      tried += 1;
    }
    expect(tried).toBe(5_040);
  });
  test('knows when its parcel left by the newest word of it, in whatever sequence they came', () => {
    const corrected = (atHour: number, leftAtHour: number, trackingNumber = 'YY1') => event('shipment.changed', atHour, { carrier: '云驿速递', trackingNumber, shippedAt: noon + leftAtHour * hour });
    const history = [placed(), shipped(5), scan('delayed', 4), corrected(20, 3), corrected(21, 2), corrected(22, 1, 'YY0'), scan('in-transit', 9)];
    const expected = foldOrder('o', null, history);
    expect(expected?.order).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY1', shippedAt: noon + 2 * hour } });
    for (const sequence of permutations(history)) expect(foldOrder('o', null, sequence)).toEqual(expected);
    expect(foldOrder('o', null, [placed(), shipped(5)])?.order.shipment?.shippedAt).toBe(noon + 5 * hour);
    const base = { at: noon + 10 * hour, shopperExternalId: 'anna', order: orderOf({ id: 'o', status: 'delivered', shipment: parcel() }) };
    expect(foldOrder('o', base, [shipped(5), corrected(20, 3)])?.order).toMatchObject({ status: 'delivered', shipment: { shippedAt: noon + 3 * hour } });
  });
  test('is none before anyone told what was bought', () => {
    expect(foldOrder('o', null, [shipped(1), scan('delivered', 2), event('order.changed', 3, { amount: 5 })])).toBeNull();
  });
  test('keeps the newest word on each thing', () => {
    const folded = foldOrder('o', null, [event('order.changed', 9, { region: '浙江', amount: 8 }), placed(), event('order.changed', 5, { region: '江苏', phoneTail: '0042' })]);
    expect(folded?.order).toMatchObject({ region: '浙江', phoneTail: '0042', amount: 8, currency: 'CNY' });
  });
  test('leaves what buyer and shop agreed only by their word, whatever the carrier scans', () => {
    expect(foldOrder('o', null, [placed(), event('order.refunded', 5), scan('in-transit', 9)])?.order.status).toBe('refunded');
    expect(foldOrder('o', null, [placed(), scan('delivered', 9), event('order.return_requested', 12), event('order.return_withdrawn', 13)])?.order.status).toBe('delivered');
  });
  test('a return that is withdrawn leaves what was there before it, in whatever sequence they came', () => {
    const history = [placed(), scan('delivered', 9), event('order.completed', 10), event('order.return_requested', 12), event('order.return_withdrawn', 13)];
    for (const sequence of permutations(history)) {
      expect(foldOrder('o', null, sequence)?.order.status).toBe('completed');
      const head = sequence.findIndex(isHead) + 1;
      const folded = foldOrder('o', null, sequence.slice(0, head));
      if (!folded) throw new Error('it was told');
      expect(columnsAfter({ ...orderColumns(folded.order, folded.scans), standing: folded.standing }, sequence.slice(head))).toMatchObject({ status: 'completed', openSince: null });
    }
    expect(foldOrder('o', null, [placed(), event('order.return_requested', 5), event('order.completed', 6)])?.order.status).toBe('completed');
    expect(foldOrder('o', null, [...history, event('order.return_requested', 14)])?.order.status).toBe('returning');
    expect(foldOrder('o', null, [...history, event('order.return_requested', 14), event('order.returned', 15)])?.order.status).toBe('returned');
  });
  test('told whole while it was sent back, stands where its scans left it once the return is withdrawn', () => {
    const withdrawn = (shipment: Order['shipment']) => foldOrder('o', { at: noon + 10 * hour, shopperExternalId: 'anna', order: orderOf({ id: 'o', status: 'returning', shipment }) }, [event('order.return_withdrawn', 11)])?.order.status;
    const scans = [{ at: noon + 3 * hour, code: 'return-picked-up', text: '退件' }, { at: noon + 2 * hour, code: 'delivered', text: '签收' }, { at: noon, code: 'in-transit', text: '途中' }];
    expect(withdrawn({ ...parcel(), events: scans })).toBe('delivered');
    expect(withdrawn({ ...parcel(), events: [] })).toBe('shipped');
    expect(withdrawn(null)).toBe('pending');
  });
  test('shows the merchant’s own word as it came, until one that we know', () => {
    const own = event('order.status', 3, { code: 'WAIT_BUYER_PICK', text: '等买家取' });
    expect(foldOrder('o', null, [placed(), shipped(1), own])?.order).toMatchObject({ status: 'shipped', statusCode: 'WAIT_BUYER_PICK', statusText: '等买家取' });
    expect(foldOrder('o', null, [placed(), shipped(1), own, scan('delivered', 4)])?.order.statusCode).toBeUndefined();
    expect(foldOrder('o', null, [placed(), event('order.status', 3, { code: 'cancelled' })])?.order.status).toBe('cancelled');
  });
  test('keeps scans of codes nobody here knows, which move no status', () => {
    const folded = foldOrder('o', null, [placed(), shipped(1), scan('drone-landed', 7)]);
    expect(folded?.order).toMatchObject({ status: 'shipped', shipment: { events: [{ code: 'drone-landed' }] } });
  });
  test('told whole, passes over what was known by then and takes what comes after', () => {
    const base = { at: noon + 10 * hour, shopperExternalId: 'anna', order: orderOf({ id: 'o', status: 'shipped', shipment: parcel() }) };
    const folded = foldOrder('o', base, [scan('exception', 9), scan('delivered', 11)]);
    expect(folded?.order).toMatchObject({ status: 'delivered', shipment: { events: [{ code: 'in-transit' }, { code: 'delivered' }] } });
    expect(base.order.shipment?.events).toHaveLength(1);
    expect(foldOrder('o', base, [])?.standing).toEqual(standingOf(base.order, base.at));
  });
  test('shows a scan once that another tells better, in whatever sequence, and both where each names the other', () => {
    const short = scan('in-transit', 9);
    const better = { ...scan('in-transit', 9), text: '【杭州】', sameAs: short.id } as OrderEvent;
    for (const sequence of permutations([placed(), shipped(5), short, better])) expect(foldOrder('o', null, sequence)?.order.shipment?.events.map(({ text }) => text)).toEqual(['【杭州】']);
    const mutual = [{ ...short, sameAs: better.id } as OrderEvent, better];
    expect(foldOrder('o', null, [placed(), shipped(5), ...mutual])?.order.shipment?.events).toHaveLength(2);
  });

  describe('of parcels that have a name of their own', () => {
    const leaves = (shipmentId: string, trackingNumber: string, atHour: number, carrier = '云驿速递') => event('shipment.shipped', atHour, { carrier, trackingNumber, shipmentId });
    const moves = (shipmentId: string, code: string, atHour: number) => event('shipment.scanned', atHour, { code, text: `${shipmentId} ${code}`, shipmentId });
    const cancelled = (shipmentId: string, atHour: number) => event('shipment.cancelled', atHour, { shipmentId });
    /** Of every sequence, folded at once and as the database does it: from the last event that turns history on, moved by the rest. */
    function inEverySequence(history: readonly OrderEvent[]) {
      const expected = foldOrder('o', null, history);
      if (!expected) throw new Error('it was told');
      for (const sequence of permutations(history)) {
        expect(foldOrder('o', null, sequence)).toEqual(expected);
        const cut = Math.max(...sequence.map((each, at) => (turnsHistory(each) ? at : -1))) + 1;
        const folded = foldOrder('o', null, sequence.slice(0, cut));
        if (!folded) throw new Error('it was told');
        expect(columnsAfter({ ...orderColumns(folded.order, folded.scans), standing: folded.standing }, sequence.slice(cut))).toEqual({ ...orderColumns(expected.order, expected.scans), standing: expected.standing });
      }
      return expected.order;
    }

    test('one that is packed says nothing beside one that has left', () => {
      const packed = event('shipment.packed', 7, { carrier: '云驿速递', trackingNumber: 'YY2', shipmentId: 'b' });
      expect(inEverySequence([placed(), leaves('a', 'YY1', 5), moves('a', 'in-transit', 6), packed])).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY1', events: [{}] } });
      expect(inEverySequence([placed(), leaves('a', 'YY1', 5), moves('a', 'delivered', 6), packed])).toMatchObject({ status: 'delivered', shipment: { trackingNumber: 'YY1' } });
    });
    test('one that the shop brings itself, without a number, leaves nothing delivered while another travels', () => {
      const brought = event('order.status', 5, { code: 'shipped', shipmentId: 'a' });
      expect(inEverySequence([placed(), brought, moves('a', 'delivered', 8), leaves('b', 'YY2', 6), moves('b', 'in-transit', 7)])).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY2' } });
    });
    test('takes a cancelled one back with all that was told of it', () => {
      const order = inEverySequence([placed(), leaves('a', 'YY1', 5), moves('a', 'in-transit', 6), event('order.status', 7, { code: 'shipped', shipmentId: 'a' }), cancelled('a', 8), moves('a', 'delivered', 9)]);
      expect(order).toMatchObject({ status: 'pending', shipment: null });
    });
    test('leaves another’s where it is, whether it left before or after', () => {
      const others = [placed(), leaves('b', 'YY2', 6, '飞驰'), moves('b', 'in-transit', 7)];
      for (const atHour of [5, 9]) expect(inEverySequence([...others, leaves('a', 'YY1', atHour), cancelled('a', 10)])).toMatchObject({ status: 'shipped', shipment: { carrier: '飞驰', trackingNumber: 'YY2', events: [{ text: 'b in-transit' }] } });
    });
    test('leaves what was told without a name, and what buyer and shop agreed', () => {
      expect(inEverySequence([placed(), shipped(5), scan('in-transit', 6), leaves('a', 'YY9', 7), cancelled('a', 8)])).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY1' } });
      expect(inEverySequence([placed(), leaves('a', 'YY1', 5), event('order.cancelled', 6), cancelled('a', 7)])).toMatchObject({ status: 'cancelled', shipment: null });
    });
    test('of several is told by the one still under way, and delivered once all of them are', () => {
      const both = [placed(), leaves('a', 'YY1', 5), leaves('b', 'YY2', 6, '飞驰')];
      expect(inEverySequence([...both, moves('b', 'in-transit', 7), moves('a', 'in-transit', 8)])).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY2', events: [{ text: 'b in-transit' }] } });
      expect(inEverySequence([...both, moves('a', 'delivered', 9)])).toMatchObject({ status: 'shipped', shipment: { carrier: '飞驰', trackingNumber: 'YY2', events: [] } });
      expect(inEverySequence([...both, moves('b', 'delivered', 9)])).toMatchObject({ status: 'shipped', shipment: { carrier: '云驿速递', trackingNumber: 'YY1', events: [] } });
      for (const [first, last, trackingNumber] of [['a', 'b', 'YY2'], ['b', 'a', 'YY1']] as const) {
        expect(inEverySequence([...both, moves(first, 'delivered', 9), moves(last, 'delivered', 10)])).toMatchObject({ status: 'delivered', shipment: { trackingNumber, events: [{ text: `${last} delivered` }] } });
      }
    });
    test('of several goes on with the one that is left, and is sent back by any', () => {
      const both = [placed(), leaves('a', 'YY1', 5), leaves('b', 'YY2', 6), moves('a', 'delivered', 9)];
      expect(inEverySequence([...both, cancelled('b', 10)])).toMatchObject({ status: 'delivered', shipment: { trackingNumber: 'YY1', events: [{ text: 'a delivered' }] } });
      expect(inEverySequence([...both, moves('a', 'return-picked-up', 12)])).toMatchObject({ status: 'returning', shipment: { trackingNumber: 'YY2' } });
    });
  });
});
