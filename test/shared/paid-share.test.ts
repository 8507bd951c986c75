import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paidShareCents } from '@aftercast/shared';

const kettle = { price: 99, quantity: 1 };
const cups = { price: 59, quantity: 2 };

describe('the paid share of chosen goods', () => {
  it.each([
    ['a coupon of 17 is spread by price', 200, [{ ...kettle, chosen: 0 }, { ...cups, chosen: 1 }], 5_438],
    ['all of the order is all that was paid', 200, [{ ...kettle, chosen: 1 }, { ...cups, chosen: 2 }], 20_000],
    ['postage comes back with the whole', 227, [{ ...kettle, chosen: 1 }, { ...cups, chosen: 2 }], 22_700],
    ['and not with a part', 227, [{ ...kettle, chosen: 1 }, { ...cups, chosen: 0 }], 9_900],
    ['a gift among priced goods is worth nothing', 99, [{ ...kettle, chosen: 0 }, { price: 0, quantity: 1, chosen: 1 }], 0],
    ['where nothing has a price it goes by the piece', 90, [{ price: 0, quantity: 1, chosen: 1 }, { price: 0, quantity: 2, chosen: 1 }], 6_000],
    ['what was not paid is not given back', 0, [{ ...kettle, chosen: 1 }], 0],
  ])('%s', (_what, paid, lines, cents) => {
    expect(paidShareCents(paid, lines)).toBe(cents);
  });

  it('is never more than was paid, and never less for more goods', () => {
    const line = fc.record({ price: fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100), quantity: fc.integer({ min: 1, max: 9 }), part: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(fc.property(fc.integer({ min: 0, max: 5_000_000 }), fc.array(line, { minLength: 1, maxLength: 6 }), (cents, lines) => {
      const chosen = lines.map(({ price, quantity, part }) => ({ price, quantity, chosen: Math.floor(part * quantity) }));
      const share = paidShareCents(cents / 100, chosen);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(cents);
      const more = chosen.map((each, at) => (at === 0 ? { ...each, chosen: each.quantity } : each));
      expect(paidShareCents(cents / 100, more)).toBeGreaterThanOrEqual(share);
    }));
  });
});
