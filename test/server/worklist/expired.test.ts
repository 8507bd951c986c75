import { expect, test } from 'vitest';
import type { LivePromise } from '@aftercast/shared';
import { promiseEnd, promiseEndOf } from '../../../server/src/worklist/expired.ts';

const hour = 60 * 60_000;
const promise = (validUntil: number, terms: LivePromise['terms'] = {}, product: string | null = null): LivePromise => ({ id: `p${validUntil}`, product, kind: 'gift', text: '送', validFrom: 0, validUntil, terms });

test('a promise ends once the last order that may call upon it has had its time', () => {
  expect(promiseEnd(promise(1_000))).toBe(1_000);
  expect(promiseEnd(promise(1_000, { shipWithinHours: 48 }))).toBe(1_000 + 48 * hour);
  expect(promiseEnd(promise(1_000, { returnDays: 7, claimWithinHours: 24 }))).toBe(1_000 + 7 * 24 * hour);
  expect(promiseEnd(promise(1_000, { shipBy: 9_000, claimUntil: 8_000 }))).toBe(9_000);
});

test('an entry of a session ends with the last promise that concerns its product', () => {
  const sessions = new Map([['live', { id: 'live', promises: [promise(10, {}, 'lamp'), promise(20), promise(30, {}, 'rug')] }]]);
  const ends = (product: string | null, liveSession: string | null) => promiseEndOf({ scope: { product, liveSession } }, sessions);
  expect([ends('lamp', 'live'), ends('rug', 'live'), ends(null, 'live')]).toEqual([20, 30, 30]);
  expect([ends('lamp', null), ends('lamp', 'gone')]).toEqual([null, null]);
});
