import { describe, expect, it } from 'vitest';
import type { LivePromise } from '@aftercast/shared';
import { entitledPromises } from '../../../server/src/orders/entitled-promises.ts';

const at = (text: string): number => Date.parse(`2026-11-${text}:00+08:00`);
const promise = (given: Partial<LivePromise>): LivePromise => ({
  id: 'p1', product: 'cam', kind: 'ship-by', text: '48 小时内发走', validFrom: at('09T19:00'), validUntil: at('09T23:30'), terms: { shipWithinHours: 48 }, ...given,
});
const order = (paid: string, status: 'pending' | 'shipped' = 'pending') => ({
  paidAt: at(paid), status, items: [{ product: 'cam', name: '摄像头', sku: null, quantity: 1, price: 1 }],
});
const ids = (paid: string, ...promises: LivePromise[]) => entitledPromises(order(paid), promises, at('10T12:00')).map(({ id }) => id);

describe('promises on air', () => {
  it('hold for orders paid inside their window, ends included', () => {
    expect(['09T18:59', '09T19:00', '09T23:30', '09T23:31'].map((paid) => ids(paid, promise({})).length)).toEqual([0, 1, 1, 0]);
  });
  it('hold for the product they name, or for all', () => {
    expect(ids('09T20:31', promise({ id: 'other', product: 'fryer' }), promise({ id: 'all', product: null }))).toEqual(['all']);
  });
  it('run from the payment, and are broken where the parcel has not left in time', () => {
    const until = at('11T20:31');
    expect(entitledPromises(order('09T20:31'), [promise({})], until)).toMatchObject([{ until, broken: false }]);
    expect(entitledPromises(order('09T20:31'), [promise({})], until + 1)).toMatchObject([{ broken: true }]);
    expect(entitledPromises(order('09T20:31', 'shipped'), [promise({})], until + 1)).toMatchObject([{ broken: false }]);
  });
  it('name their goods where an order has several, so that the same words are not said twice of nothing', () => {
    const two = { ...order('09T20:31'), items: [...order('09T20:31').items, { product: 'fryer', name: '空气炸锅', sku: null, quantity: 1, price: 1 }] };
    const promises = [promise({}), promise({ id: 'p2', product: 'fryer' }), promise({ id: 'p3', product: null })];
    expect(entitledPromises(two, promises, at('10T12:00')).map(({ item }) => item)).toEqual(['摄像头', '空气炸锅', null]);
    expect(entitledPromises(order('09T20:31'), [promise({})], at('10T12:00')).map(({ item }) => item)).toEqual([null]);
  });
  it('name a last day for claims, where they have one', () => {
    const [gift, claim] = entitledPromises(order('09T20:31'), [
      promise({ kind: 'gift', terms: { gift: '赠品' } }), promise({ kind: 'quality-claim', terms: { claimUntil: at('20T00:00') } }),
    ], at('30T00:00'));
    expect(gift).toMatchObject({ until: null, broken: false });
    expect(claim).toMatchObject({ until: at('20T00:00'), broken: false });
  });
});
