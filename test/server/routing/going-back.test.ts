import { expect, test } from 'vitest';
import { goesBack, type Held, type Holder } from '../../../server/src/routing/going-back.ts';

const settings = { autoAssign: true, silenceSeconds: 120, graceSeconds: 30 };
const now = 10_000_000;
const held = (part: Partial<Held> = {}): Held => ({ waitingSince: now - 10_000, assignedAt: now - 500_000, ...part });
const holder = (part: Partial<Holder> = {}): Holder => ({ hereUntil: now + 20_000, lastSignAt: null, disabled: false, ...part });
const goes = (one: Partial<Held>, by: Partial<Holder> = {}) => goesBack(held(one), holder(by), settings, now);

test('nobody who waits, nothing to take back, even from an agent who is gone', () => {
  expect(goes({ waitingSince: null }, { hereUntil: 0 })).toBeNull();
});
test('a wait that begins when the shop opens leaves the conversation with its agent, who has gone home', () => {
  expect(goes({ waitingSince: now + 1 }, { hereUntil: now - 3_600_000 })).toBeNull();
  expect(goes({ waitingSince: now }, { hereUntil: now - 3_600_000 })).toBe('gone');
});
test('from an account that is shut it goes at once', () => {
  expect(goes({ waitingSince: now + 1 }, { disabled: true })).toBe('gone');
});
test('silence and absence are inclusive of their last second', () => {
  expect([119_999, 120_000].map((waited) => goes({ waitingSince: now - waited, assignedAt: now - 500_000 }))).toEqual([null, 'silent']);
  expect([30_000, 30_001].map((gone) => goes({}, { hereUntil: now - gone }))).toEqual([null, 'gone']);
});
